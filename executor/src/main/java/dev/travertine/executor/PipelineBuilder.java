package dev.travertine.executor;

import dev.travertine.executor.operator.FilterTransform;
import dev.travertine.executor.operator.ProjectTransform;
import dev.travertine.executor.operator.ValuesSource;
import dev.travertine.executor.pipeline.Breaker;
import dev.travertine.executor.pipeline.Leg;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.pipeline.Pipeline;
import dev.travertine.executor.pipeline.QueryScope;
import dev.travertine.executor.pipeline.Transform;
import dev.travertine.spi.catalog.ScanRequest;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.Version;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Turns a plan into pipelines: the one place that knows which operator stands for which node.
 *
 * <p>Each node becomes legs that its consumer goes on with. A node that streams adds a transform to its input's legs; a node
 * that breaks ends them in a pipeline, to be run before, and starts a leg of its own.
 */
final class PipelineBuilder {
    private final QueryScope scope;
    private final Function<TableName, Snapshot> snapshots;
    /** Complete pipelines, in the order to run them. */
    private final List<Pipeline> before = new ArrayList<>();

    PipelineBuilder(QueryScope scope, Function<TableName, Snapshot> snapshots) {
        this.scope = scope;
        this.snapshots = snapshots;
    }

    /**
     * What to run for a plan.
     *
     * @param before to the end, in this order
     * @param last what gives the query's rows, pulled
     * @param lastContext of the plan's topmost node
     */
    record Pipelines(List<Pipeline> before, List<Leg> last, OperatorContext lastContext) {}

    Pipelines build(PlanNode plan) {
        List<Leg> last = legs(plan);
        return new Pipelines(List.copyOf(before), last, scope.operator(plan));
    }

    private List<Leg> legs(PlanNode node) {
        OperatorContext context = scope.operator(node);
        return switch (node) {
            case PlanNode.Scan scan -> List.of(new Leg(context, () -> scan(scan)));
            case PlanNode.Union union ->
                union.inputs().stream().flatMap(i -> legs(i).stream()).toList();
            case PlanNode.Values values -> List.of(new Leg(context, () -> new ValuesSource(values, context)));
            case PlanNode.Filter filter -> then(filter.input(), context, () -> new FilterTransform(filter, context));
            case PlanNode.Project project ->
                then(project.input(), context, () -> new ProjectTransform(project, context));
            case PlanNode.Aggregate _,
                    PlanNode.Join _,
                    PlanNode.Sort _,
                    PlanNode.TopN _,
                    PlanNode.Limit _,
                    PlanNode.SetOperation _,
                    PlanNode.Window _,
                    PlanNode.Hop _ ->
                throw TravertineException.unsupported(node.getClass().getSimpleName());
        };
    }

    private ScanSource scan(PlanNode.Scan scan) {
        return snapshots.apply(scan.table()).scan(new ScanRequest(scan.columns(), scan.ranges(), Version.START));
    }

    /** The input's legs with one more transform. */
    private List<Leg> then(PlanNode input, OperatorContext context, Supplier<Transform> transform) {
        List<Leg> legs = legs(input);
        legs.forEach(leg -> leg.then(context, transform));
        return legs;
    }

    /** The output of a breaker that the input's rows go into. */
    @SuppressWarnings("UnusedMethod") // Until the breakers are wired.
    private List<Leg> broken(PlanNode input, OperatorContext context, Breaker breaker) {
        context.onClose(breaker::close);
        before.add(new Pipeline(legs(input), context, breaker));
        return List.of(new Leg(context, breaker::source));
    }
}
