package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import java.util.ArrayList;
import java.util.List;

/** Several expressions over one input, ready to run; used by one thread. */
public final class Projection implements AutoCloseable {
    private final List<ColumnResult> results;
    private final Resources resources;

    Projection(List<ColumnResult> results, Resources resources) {
        this.results = List.copyOf(results);
        this.resources = resources;
    }

    /** The values as columns; valid until the next call, {@link #close}, or the end of the input batch. */
    public List<Column> evaluate(Batch input) {
        resources.nextBatch();
        List<Column> columns = new ArrayList<>(results.size());
        for (ColumnResult result : results) {
            columns.add(result.evaluate(input));
        }
        return columns;
    }

    @Override
    public void close() {
        resources.close();
    }
}
