package dev.travertine.executor.operator.aggregate;

import dev.travertine.executor.pipeline.Breaker;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.pipeline.SinkWorker;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;

/**
 * GROUP BY: one row for each group of each grouping set, with the results of the calls. Groups come in no order. Memory:
 * O(groups).
 *
 * <p>Each worker has tables of its own; the first one's take up the others' at the end.
 */
public final class AggregateSink implements Breaker {
    private final PlanNode.Aggregate node;
    private final OperatorContext context;

    /** The merged groups, set after set; empty until all rows are in. */
    private List<GroupSet> sets = List.of();

    public AggregateSink(PlanNode.Aggregate node, OperatorContext context) {
        this.node = node;
        this.context = context;
    }

    @Override
    public SinkWorker worker() {
        return new Worker(node, context);
    }

    @Override
    public void finish(List<SinkWorker> workers) {
        Worker first = (Worker) workers.getFirst();
        for (SinkWorker other : workers.subList(1, workers.size())) {
            for (int i = 0; i < first.sets.size(); i++) {
                first.sets.get(i).merge(((Worker) other).sets.get(i));
            }
            other.close();
        }
        first.sets.forEach(GroupSet::finish);
        sets = List.copyOf(first.sets);
    }

    @Override
    public ScanSource source() {
        return new AggregateSource(node, sets, this::close);
    }

    @Override
    public void close() {
        sets.forEach(GroupSet::close);
        sets = List.of();
    }

    private static final class Worker implements SinkWorker {
        private final List<GroupSet> sets = new ArrayList<>();

        Worker(PlanNode.Aggregate node, OperatorContext context) {
            boolean whole = false;
            try {
                for (List<Integer> set : node.groupingSets()) {
                    sets.add(new GroupSet(node, set, context));
                }
                whole = true;
            } finally {
                if (!whole) {
                    close();
                }
            }
        }

        @Override
        public void push(Batch batch) {
            sets.forEach(set -> set.add(batch));
        }

        @Override
        public void close() {
            sets.forEach(GroupSet::close);
            sets.clear();
        }
    }
}
