package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;

/** A column of the input, loaded. */
final class ColumnNode implements Node {
    private final int index;
    private final ColumnLoader loader;

    ColumnNode(int index, Form form) {
        this.index = index;
        this.loader = new ColumnLoader(form);
    }

    @Override
    public Vector evaluate(Batch input) {
        return loader.load(input.column(index), input.rows());
    }
}
