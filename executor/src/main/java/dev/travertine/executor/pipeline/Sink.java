package dev.travertine.executor.pipeline;

import java.util.List;

/** Where a pipeline ends. */
public interface Sink {
    /** A part of the sink for one more worker. Called by one thread, before the worker starts. */
    SinkWorker worker();

    /** All rows were pushed: puts the parts (at least one, in the order in which they were made) together. Called once. */
    void finish(List<SinkWorker> workers);
}
