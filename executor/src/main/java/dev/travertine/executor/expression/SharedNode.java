package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import org.jspecify.annotations.Nullable;

/** A node that several others have as an argument: computed once a batch. */
final class SharedNode implements Node {
    private final Node node;
    private final Resources resources;
    private @Nullable Vector last;
    private long lastEpoch = -1;

    SharedNode(Node node, Resources resources) {
        this.node = node;
        this.resources = resources;
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector known = last;
        if (known == null || lastEpoch != resources.epoch()) {
            known = node.evaluate(input);
            last = known;
            lastEpoch = resources.epoch();
        }
        return known;
    }
}
