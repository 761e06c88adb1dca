package dev.travertine.executor.operator.window;

import dev.travertine.executor.operator.rows.RowCollector;
import dev.travertine.executor.operator.rows.RowStore;
import dev.travertine.executor.operator.sort.RowOrder;
import dev.travertine.executor.operator.sort.RowSorter;
import dev.travertine.executor.pipeline.Breaker;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.pipeline.SinkWorker;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.SortKey;
import dev.travertine.spi.plan.WindowCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Window functions over one partitioning, order and frame: all rows, by partition and order, with a column more for each call.
 * Rows that the order leaves equal are ordered by all columns. Memory: O(rows).
 */
public final class WindowSink implements Breaker {
    private final PlanNode.Window node;
    private final OperatorContext context;
    private final RowCollector collector;

    /** One for each call, by position; filled when all rows are in. */
    private final List<ColumnBuffer> results = new ArrayList<>();

    private @Nullable RowSorter sorter;
    private int[] order = new int[0];

    public WindowSink(PlanNode.Window node, OperatorContext context) {
        this.node = node;
        this.context = context;
        this.collector = new RowCollector(node.input().outputType(), context);
    }

    @Override
    public SinkWorker worker() {
        return collector.worker();
    }

    @Override
    public void finish(List<SinkWorker> workers) {
        RowStore store = collector.collect(workers);
        List<Column> columns = store.columns();
        List<SortKey> keys = new ArrayList<>();
        node.partitionBy().forEach(column -> keys.add(new SortKey(column, false, false)));
        keys.addAll(node.orderBy());
        RowSorter sorting = new RowSorter(columns, RowOrder.total(keys, columns.size()), context);
        sorter = sorting;
        order = sorting.sort(store.rows());
        List<Column> partitionBy = node.partitionBy().stream().map(columns::get).toList();
        List<Column> orderBy =
                node.orderBy().stream().map(key -> columns.get(key.column())).toList();
        try (SortedRows rows = new SortedRows(order, partitionBy, orderBy, context);
                Arguments arguments = new Arguments(columns, store.rows(), context)) {
            compute(rows, columns, arguments);
        }
    }

    @Override
    public ScanSource source() {
        List<Column> computed = results.stream().map(ColumnBuffer::view).toList();
        return new WindowSource(collector.rows().columns(), computed, order, this::close);
    }

    @Override
    public void close() {
        collector.close();
        results.forEach(ColumnBuffer::close);
        results.clear();
        if (sorter != null) {
            sorter.close();
            sorter = null;
        }
        order = new int[0];
    }

    private void compute(SortedRows rows, List<Column> columns, Arguments arguments) {
        Frames frames = new Frames(node, rows, columns);
        List<PartitionFunction> functions = new ArrayList<>();
        try {
            for (WindowCall call : node.calls()) {
                functions.add(function(call, rows, frames, arguments.of(call.arguments())));
                results.add(new ColumnBuffer(context.allocator(), call.type(), rows.size()));
            }
            for (int start = 0; start < rows.size(); start = rows.partitionEnd(start)) {
                context.checkCancelled();
                int end = rows.partitionEnd(start);
                frames.start(start, end);
                for (int i = 0; i < functions.size(); i++) {
                    functions.get(i).append(start, end, results.get(i));
                }
            }
        } finally {
            functions.forEach(PartitionFunction::close);
        }
    }

    private PartitionFunction function(WindowCall call, SortedRows rows, Frames frames, List<Column> arguments) {
        return switch (call.function()) {
            case AGGREGATE -> new FrameAggregate(call, rows, frames, arguments, context);
            case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE ->
                new Ranking(call.function(), rows, arguments);
            case LAG, LEAD -> new NeighbourValue(call, rows, arguments);
            case FIRST_VALUE, LAST_VALUE, NTH_VALUE -> new FrameValue(call, rows, frames, arguments);
        };
    }
}
