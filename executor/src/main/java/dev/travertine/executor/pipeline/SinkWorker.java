package dev.travertine.executor.pipeline;

import dev.travertine.spi.batch.Batch;

/** One worker's part of a sink: used by one thread at a time. It copies what it keeps of a batch. */
public interface SinkWorker extends BatchConsumer, AutoCloseable {
    @Override
    void push(Batch batch);

    /** Gives memory back; called when the query is closed, also after errors. May be called more than once. */
    @Override
    void close();
}
