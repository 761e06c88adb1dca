package dev.travertine.executor.expression;

import dev.travertine.executor.pipeline.OperatorContext;
import java.util.ArrayList;
import java.util.List;

/** What the nodes of one compiled expression share: the operator's context, a count of batches, and what must be closed. */
final class Resources implements AutoCloseable {
    private final OperatorContext context;
    private final List<AutoCloseable> owned = new ArrayList<>();
    /** Counts evaluations, so that a node which is used twice computes once. */
    private long epoch;

    Resources(OperatorContext context) {
        this.context = context;
    }

    OperatorContext context() {
        return context;
    }

    long epoch() {
        return epoch;
    }

    void nextBatch() {
        epoch++;
    }

    <T extends AutoCloseable> T own(T resource) {
        owned.add(resource);
        return resource;
    }

    @Override
    public void close() {
        for (AutoCloseable resource : owned.reversed()) {
            try {
                resource.close();
            } catch (Exception e) {
                throw e instanceof RuntimeException known ? known : new IllegalStateException(e);
            }
        }
        owned.clear();
    }
}
