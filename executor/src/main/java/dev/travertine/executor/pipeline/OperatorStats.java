package dev.travertine.executor.pipeline;

import java.util.concurrent.atomic.LongAdder;

/** What an operator has done until now. Safe for use by many threads. */
public final class OperatorStats {
    private final LongAdder rows = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    /** Counts rows handed on. */
    public void addRows(long count) {
        rows.add(count);
    }

    /** Counts time, summed over workers. */
    public void addNanos(long count) {
        nanos.add(count);
    }

    /** Counts bytes read or kept. */
    public void addBytes(long count) {
        bytes.add(count);
    }

    public long rows() {
        return rows.sum();
    }

    public long nanos() {
        return nanos.sum();
    }

    public long bytes() {
        return bytes.sum();
    }
}
