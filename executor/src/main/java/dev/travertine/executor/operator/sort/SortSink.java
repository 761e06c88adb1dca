package dev.travertine.executor.operator.sort;

import dev.travertine.executor.operator.rows.RowCollector;
import dev.travertine.executor.operator.rows.RowStore;
import dev.travertine.executor.pipeline.Breaker;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.pipeline.SinkWorker;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.plan.PlanNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ORDER BY: all rows, in order of the keys and, where these are equal, of all other columns. Memory: O(rows).
 */
public final class SortSink implements Breaker {
    private final PlanNode.Sort node;
    private final OperatorContext context;
    private final RowCollector collector;

    private @Nullable RowSorter sorter;
    private int[] order = new int[0];

    public SortSink(PlanNode.Sort node, OperatorContext context) {
        this.node = node;
        this.context = context;
        this.collector = new RowCollector(node.outputType(), context);
    }

    @Override
    public SinkWorker worker() {
        return collector.worker();
    }

    @Override
    public void finish(List<SinkWorker> workers) {
        RowStore rows = collector.collect(workers);
        sorter = new RowSorter(
                rows.columns(), RowOrder.total(node.keys(), node.outputType().size()), context);
        order = sorter.sort(rows.rows());
    }

    @Override
    public ScanSource source() {
        return new SortedSource(collector.rows().columns(), order, 0, order.length, this::close);
    }

    @Override
    public void close() {
        collector.close();
        if (sorter != null) {
            sorter.close();
            sorter = null;
        }
        order = new int[0];
    }
}
