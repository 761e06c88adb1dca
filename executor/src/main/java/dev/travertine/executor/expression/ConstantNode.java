package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;

/** The same value for every row. */
final class ConstantNode implements Node {
    /** One row. */
    private final Column value;

    private final ColumnLoader loader;
    private int filled;
    private Vector vector;

    ConstantNode(Column value) {
        this.value = value;
        this.loader = new ColumnLoader(Form.of(value.type()));
        this.filled = 64;
        this.vector = loader.load(Column.constant(value, filled), filled);
    }

    @Override
    public Vector evaluate(Batch input) {
        int rows = input.rows();
        if (rows > filled) {
            filled = Math.max(rows, Batch.ROWS_MAX);
            vector = loader.load(Column.constant(value, filled), filled);
        }
        vector.rows = rows;
        return vector;
    }
}
