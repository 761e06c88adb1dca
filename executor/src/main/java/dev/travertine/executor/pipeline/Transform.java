package dev.travertine.executor.pipeline;

import dev.travertine.spi.batch.Batch;

/**
 * A step of a pipeline that makes batches of batches, without waiting for the last one: a filter, a projection, the probing
 * side of a join. Each worker has an instance of its own, used by one thread.
 *
 * <p>Pushed batches have at most {@link Batch#ROWS_MAX} rows. Batches without rows may be pushed on; the pipeline drops them.
 */
public interface Transform extends AutoCloseable {
    /** Hands what {@code input} gives to {@code output}, in none, one or many batches. */
    void push(Batch input, BatchConsumer output);

    /** Hands on what is still held back; called once by each worker, after its last input batch. */
    default void finish(BatchConsumer output) {}

    /** Whether further input can't change anything any more: the worker may stop reading. */
    default boolean done() {
        return false;
    }

    /** Gives memory back; called once, also after errors. */
    @Override
    default void close() {}
}
