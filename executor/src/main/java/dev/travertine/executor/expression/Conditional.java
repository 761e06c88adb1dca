package dev.travertine.executor.expression;

import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.vector.Selection;
import dev.travertine.spi.batch.Batch;

/** An argument that is evaluated only for the rows that ask for it. */
final class Conditional implements AutoCloseable {
    private final Node node;
    private final Selection selection;

    Conditional(Node node, OperatorContext context) {
        this.node = node;
        this.selection = new Selection(context.allocator());
    }

    /** Value {@code i} of the vector is for row {@code rows[i]} of the input. */
    Vector evaluate(Batch input, int[] rows, int count) {
        return node.evaluate(count == input.rows() ? input : selection.select(input, rows, count));
    }

    @Override
    public void close() {
        selection.close();
    }
}
