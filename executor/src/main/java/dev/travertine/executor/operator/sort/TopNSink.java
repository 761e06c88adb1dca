package dev.travertine.executor.operator.sort;

import dev.travertine.executor.operator.rows.RowStore;
import dev.travertine.executor.operator.rows.Slots;
import dev.travertine.executor.pipeline.Breaker;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.pipeline.SinkWorker;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.SortKey;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ORDER BY with LIMIT: the rows {@code offset} to {@code offset + count} of the order that {@link SortSink} gives. Each worker
 * collects until it has twice what is needed, then sorts and cuts; rows behind the last one kept are not even copied from then
 * on. Memory: O(offset + count).
 */
public final class TopNSink implements Breaker {
    private static final int ROWS_MIN = 4 * Batch.ROWS_MAX;

    private final PlanNode.TopN node;
    private final OperatorContext context;
    private final List<SortKey> keys;
    private final List<DataType> types;

    /** Rows to keep at most. */
    private final int kept;

    private @Nullable RowStore rows;
    private @Nullable RowSorter sorter;
    private int[] order = new int[0];

    public TopNSink(PlanNode.TopN node, OperatorContext context) {
        this.node = node;
        this.context = context;
        this.keys = RowOrder.total(node.keys(), node.outputType().size());
        this.types = node.outputType().fields().stream().map(Field::type).toList();
        long wanted = node.count() == 0 ? 0 : node.offset() + node.count();
        this.kept = wanted < 0 || wanted > Integer.MAX_VALUE / 4 ? Integer.MAX_VALUE / 4 : (int) wanted;
    }

    @Override
    public SinkWorker worker() {
        return new Worker();
    }

    @Override
    public void finish(List<SinkWorker> workers) {
        RowStore all = ((Worker) workers.getFirst()).store;
        for (SinkWorker other : workers.subList(1, workers.size())) {
            RowStore part = ((Worker) other).store;
            all.append(part.columns(), part.rows());
            other.close();
        }
        rows = all;
        sorter = new RowSorter(all.columns(), keys, context);
        order = sorter.sort(all.rows());
    }

    @Override
    public ScanSource source() {
        RowStore all = rows;
        if (all == null) {
            throw new IllegalStateException("rows are not collected");
        }
        int to = Math.min(order.length, kept);
        int from = (int) Math.min(node.offset(), to);
        return new SortedSource(all.columns(), order, from, to, this::close);
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
            rows = null;
        }
        if (sorter != null) {
            sorter.close();
            sorter = null;
        }
    }

    private final class Worker implements SinkWorker {
        private final int[] slots = new int[Batch.ROWS_MAX];
        private final int[] picked = new int[Batch.ROWS_MAX];
        private final long[] prefixes = new long[Batch.ROWS_MAX];
        private final boolean[] nulls = new boolean[Batch.ROWS_MAX];

        private RowStore store = new RowStore(context.allocator(), types, Math.min(ROWS_MIN, Math.max(64, kept)));

        /** Whether there are {@code kept} rows that go before all with a first key behind the bound. */
        private boolean bounded;

        private boolean boundNull;
        private long boundPrefix;

        @Override
        public void push(Batch batch) {
            if (kept == 0) {
                return;
            }
            if (bounded) {
                int count = withinBound(batch);
                store.append(batch.columns(), picked, 0, count);
            } else {
                store.append(batch);
            }
            if (store.rows() >= Math.max(ROWS_MIN, 2L * kept)) {
                cut();
            }
        }

        @Override
        public void close() {
            store.close();
        }

        /** Keeps the first rows of the order. */
        private void cut() {
            RowStore next = new RowStore(context.allocator(), types, kept);
            boolean whole = false;
            try (RowSorter cutter = new RowSorter(store.columns(), keys, context)) {
                int[] sorted = cutter.sort(store.rows());
                next.append(store.columns(), sorted, 0, Math.min(kept, sorted.length));
                whole = true;
            } finally {
                if (!whole) {
                    next.close();
                }
            }
            store.close();
            store = next;
            if (!node.keys().isEmpty()) {
                setBound();
            }
        }

        private void setBound() {
            SortKey first = keys.getFirst();
            Column column = store.column(first.column()).view();
            int last = store.rows() - 1;
            bounded = true;
            boundNull = column.isNull(last);
            if (!boundNull) {
                slots[0] = last;
                SortPrefix.load(column, 0, first.descending(), slots, 0, 1, prefixes);
                boundPrefix = prefixes[0];
            }
        }

        /** Collects the rows whose first key is not behind the bound. */
        private int withinBound(Batch batch) {
            SortKey first = keys.getFirst();
            Column column = batch.column(first.column());
            int count = batch.rows();
            Column flat = Slots.flat(column);
            Slots.nulls(column, Slots.ALL, count, nulls);
            if (flat.rows() > 0) {
                int[] at = Slots.of(column, Slots.ALL, count, slots);
                SortPrefix.load(flat, 0, first.descending(), at, 0, count, prefixes);
            }
            int within = 0;
            for (int i = 0; i < count; i++) {
                picked[within] = i;
                boolean behind = nulls[i] || boundNull
                        ? nulls[i] != boundNull && nulls[i] != first.nullsFirst()
                        : Long.compareUnsigned(prefixes[i], boundPrefix) > 0;
                within += behind ? 0 : 1;
            }
            return within;
        }
    }
}
