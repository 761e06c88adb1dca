package dev.travertine.executor.operator.rows;

import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.pipeline.SinkWorker;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sinks that just keep all rows have in common: a store for each worker, put together at the end. */
public final class RowCollector implements AutoCloseable {
    private final List<DataType> types;
    private final OperatorContext context;

    private @Nullable RowStore rows;

    public RowCollector(RowType type, OperatorContext context) {
        this.types = type.fields().stream().map(Field::type).toList();
        this.context = context;
    }

    public SinkWorker worker() {
        return new Worker(new RowStore(context.allocator(), types, Batch.ROWS_MAX));
    }

    /** All rows of workers that this collector has made, worker after worker. */
    public RowStore collect(List<SinkWorker> workers) {
        RowStore all = ((Worker) workers.getFirst()).store;
        for (SinkWorker other : workers.subList(1, workers.size())) {
            RowStore part = ((Worker) other).store;
            all.append(part.columns(), part.rows());
            other.close();
            context.checkCancelled();
        }
        rows = all;
        return all;
    }

    /** What {@link #collect} returned. */
    public RowStore rows() {
        RowStore all = rows;
        if (all == null) {
            throw new IllegalStateException("rows are not collected");
        }
        return all;
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
        }
    }

    private record Worker(RowStore store) implements SinkWorker {
        @Override
        public void push(Batch batch) {
            store.append(batch);
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
