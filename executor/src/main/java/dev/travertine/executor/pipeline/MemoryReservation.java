package dev.travertine.executor.pipeline;

/** Counts Java heap memory against the query's limit, for structures that do not live in Arrow buffers. One thread at a time. */
public final class MemoryReservation implements AutoCloseable {
    private final QueryScope scope;
    private long bytes;

    MemoryReservation(QueryScope scope) {
        this.scope = scope;
    }

    /**
     * Sets what this account holds now.
     *
     * @throws dev.travertine.spi.error.TravertineException OUT_OF_MEMORY where the query would hold more than it may
     */
    public void set(long total) {
        scope.reserveHeap(total - bytes);
        bytes = total;
    }

    /** Adds to what this account holds; see {@link #set}. */
    public void add(long more) {
        set(bytes + more);
    }

    public long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        set(0);
    }
}
