package dev.travertine.executor.pipeline;

import dev.travertine.spi.batch.Batch;

/** Takes batches; a batch is valid until {@code push} returns, and has at least one row. */
public interface BatchConsumer {
    void push(Batch batch);
}
