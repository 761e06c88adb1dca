package dev.travertine.executor.operator.window;

import dev.travertine.spi.batch.ColumnBuffer;

/** A window function at work. */
interface PartitionFunction extends AutoCloseable {
    /** Appends a value for each position of a partition, {@code start} to {@code end - 1}. */
    void append(int start, int end, ColumnBuffer output);

    @Override
    default void close() {}
}
