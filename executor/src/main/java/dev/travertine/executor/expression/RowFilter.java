package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;

/** A condition that picks rows, ready to run; used by one thread. */
public final class RowFilter implements AutoCloseable {
    private final Node condition;
    private final Resources resources;
    private int[] rows = {};

    RowFilter(Node condition, Resources resources) {
        this.condition = condition;
        this.resources = resources;
    }

    /** Finds the rows for which the condition is true: their number, and see {@link #rows()}. */
    public int select(Batch input) {
        resources.nextBatch();
        if (rows.length < input.rows()) {
            rows = new int[Math.max(input.rows(), Batch.ROWS_MAX)];
        }
        return condition.evaluate(input).selectTrue(rows);
    }

    /** The rows that {@link #select} found, ascending, at the front of this array; valid until its next call. */
    public int[] rows() {
        return rows;
    }

    @Override
    public void close() {
        resources.close();
    }
}
