package dev.travertine.executor.pipeline;

import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.type.RowType;
import java.util.List;

/** The last pipeline of a query, pulled: the three ways in which it can be run. */
public final class Results {
    private Results() {}

    /**
     * A reader that runs the legs as it is pulled, or ahead of it. All pipelines before have run.
     *
     * @param context of the plan's topmost node
     */
    public static BatchReader of(
            List<Leg> legs, RowType type, OperatorContext context, QueryScope scope, WorkerPool pool) {
        if (legs.stream().allMatch(leg -> leg.steps().isEmpty())) {
            return new PassedOnResults(legs);
        }
        if (legs.stream().noneMatch(Leg::isExpanding)) {
            legs.forEach(leg -> scope.onClose(leg::closeEarly));
            boolean alone =
                    pool.workers() == 1 || legs.stream().allMatch(leg -> leg.isOrdered() || leg.countSplits() <= 1);
            if (alone) {
                return new PulledResults(legs, type, context);
            }
        }
        return new QueuedResults(legs, type, context, scope, pool);
    }
}
