package dev.travertine.executor.operator.rows;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Counts heap arrays against an allocator, so that one limit holds for all memory of a query. One thread at a time.
 */
public final class HeapAccount implements AutoCloseable {
    private final BufferAllocator allocator;

    /** Bytes taken until now. */
    private long bytes;

    public HeapAccount(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /**
     * Counts {@code more} bytes, before they are allocated.
     *
     * @throws TravertineException OUT_OF_MEMORY where the limit is reached; nothing is counted then
     */
    public void take(long more) {
        if (!allocator.forceAllocate(more)) {
            allocator.releaseBytes(more);
            throw new TravertineException(
                    ErrorCode.OUT_OF_MEMORY,
                    "out of memory: the query holds " + allocator.getAllocatedMemory() + " bytes and needs " + more + " more");
        }
        bytes += more;
    }

    public void give(long less) {
        allocator.releaseBytes(less);
        bytes -= less;
    }

    @Override
    public void close() {
        give(bytes);
    }
}
