package dev.travertine.executor.operator.aggregate;

import dev.travertine.executor.operator.rows.Lanes;
import dev.travertine.executor.pipeline.MemoryReservation;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import java.util.Arrays;
import java.util.List;

/** Least or greatest 128-bit decimal; NULL for no rows. */
final class WideExtreme extends Accumulator {
    private final boolean greatest;
    private final int[] slots = new int[Batch.ROWS_MAX];
    private final long[] lows = new long[Batch.ROWS_MAX];
    private final long[] highs = new long[Batch.ROWS_MAX];

    /** Of each group the low and the high half. */
    private long[] states = new long[0];

    private boolean[] seen = new boolean[0];

    WideExtreme(boolean greatest, MemoryReservation memory) {
        super(memory, 17);
        this.greatest = greatest;
    }

    @Override
    void grow(int groups) {
        states = Arrays.copyOf(states, groups * 2);
        seen = Arrays.copyOf(seen, groups);
    }

    @Override
    public void add(List<Column> arguments, int[] rows, int[] groups, int count) {
        Lanes.longs(arguments.getFirst(), rows, count, slots, lows);
        Lanes.highs(arguments.getFirst(), rows, count, slots, highs);
        for (int i = 0; i < count; i++) {
            add(groups[i], highs[i], lows[i]);
        }
    }

    private void add(int group, long high, long low) {
        int at = group * 2;
        long oldHigh = states[at + 1];
        boolean above = high > oldHigh || (high == oldHigh && Long.compareUnsigned(low, states[at]) > 0);
        if (!seen[group] || above == greatest) {
            states[at] = low;
            states[at + 1] = high;
            seen[group] = true;
        }
    }

    @Override
    public void merge(Accumulator other, int from, int count, int[] groupOf) {
        WideExtreme that = (WideExtreme) other;
        for (int i = 0; i < count; i++) {
            if (that.seen[from + i]) {
                add(groupOf[i], that.states[(from + i) * 2 + 1], that.states[(from + i) * 2]);
            }
        }
    }

    @Override
    public void emit(int from, int count, ColumnBuffer output) {
        for (int group = from; group < from + count; group++) {
            if (seen[group]) {
                output.appendInt128(states[group * 2 + 1], states[group * 2]);
            } else {
                output.appendNull();
            }
        }
    }

    @Override
    public void reset(int from, int to) {
        Arrays.fill(seen, from, to, false);
    }
}
