package dev.travertine.executor;

import dev.travertine.executor.operator.FilterTransform;
import dev.travertine.executor.operator.HopTransform;
import dev.travertine.executor.operator.LimitTransform;
import dev.travertine.executor.operator.ProjectTransform;
import dev.travertine.executor.operator.ValuesSource;
import dev.travertine.executor.operator.WidenTransform;
import dev.travertine.executor.operator.aggregate.AggregateSink;
import dev.travertine.executor.operator.join.JoinBuildSink;
import dev.travertine.executor.operator.join.JoinProbe;
import dev.travertine.executor.operator.set.SetOperationSink;
import dev.travertine.executor.operator.set.SideMark;
import dev.travertine.executor.operator.sort.SortSink;
import dev.travertine.executor.operator.sort.TopNSink;
import dev.travertine.executor.operator.window.WindowSink;
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
import dev.travertine.spi.plan.JoinKind;
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
            case PlanNode.Union union -> union(union, context);
            case PlanNode.Values values -> List.of(new Leg(context, () -> new ValuesSource(values, context)));
            case PlanNode.Filter filter -> then(filter.input(), context, () -> new FilterTransform(filter, context));
            case PlanNode.Project project ->
                then(project.input(), context, () -> new ProjectTransform(project, context));
            case PlanNode.Aggregate aggregate ->
                broken(aggregate.input(), context, new AggregateSink(aggregate, context));
            case PlanNode.Join join -> join(join, context);
            case PlanNode.Sort sort -> broken(sort.input(), context, new SortSink(sort, context));
            case PlanNode.TopN top -> broken(top.input(), context, new TopNSink(top, context));
            case PlanNode.SetOperation operation -> setOperation(operation, context);
            case PlanNode.Hop hop -> then(hop.input(), context, () -> new HopTransform(hop, context));
            case PlanNode.Limit limit -> limit(limit, context);
            case PlanNode.Window window -> broken(window.input(), context, new WindowSink(window, context));
        };
    }

    private ScanSource scan(PlanNode.Scan scan) {
        return snapshots.apply(scan.table()).scan(new ScanRequest(scan.columns(), scan.ranges(), Version.START));
    }

    private List<Leg> union(PlanNode.Union union, OperatorContext context) {
        List<Leg> legs = new ArrayList<>();
        for (PlanNode input : union.inputs()) {
            boolean widen = WidenTransform.isNeeded(input.outputType(), union.outputType());
            legs.addAll(
                    widen
                            ? then(
                                    input,
                                    context,
                                    () -> new WidenTransform(input.outputType(), union.outputType(), context))
                            : legs(input));
        }
        return legs;
    }

    private List<Leg> limit(PlanNode.Limit limit, OperatorContext context) {
        LimitTransform.Progress progress = new LimitTransform.Progress(limit);
        List<Leg> legs = then(limit.input(), context, () -> new LimitTransform(limit, progress, context));
        legs.forEach(Leg::inOrder);
        return legs;
    }

    /** The left side's legs, probing what the right side's have built; then the right rows that found no partner. */
    private List<Leg> join(PlanNode.Join join, OperatorContext context) {
        JoinBuildSink build = new JoinBuildSink(join, context);
        context.onClose(build::close);
        before.add(new Pipeline(legs(join.right()), context, build));
        List<Leg> legs = new ArrayList<>(then(join.left(), context, () -> new JoinProbe(join, build, context)));
        legs.forEach(Leg::expanding);
        if (join.kind() == JoinKind.RIGHT || join.kind() == JoinKind.FULL) {
            legs.add(new Leg(context, build::unmatched));
        }
        return legs;
    }

    private List<Leg> setOperation(PlanNode.SetOperation operation, OperatorContext context) {
        List<Leg> legs = new ArrayList<>(then(operation.left(), context, () -> new SideMark(SideMark.LEFT, context)));
        legs.addAll(then(operation.right(), context, () -> new SideMark(SideMark.RIGHT, context)));
        SetOperationSink sink = new SetOperationSink(operation, context);
        context.onClose(sink::close);
        before.add(new Pipeline(legs, context, sink));
        return List.of(new Leg(context, sink::source));
    }

    /** The input's legs with one more transform. */
    private List<Leg> then(PlanNode input, OperatorContext context, Supplier<Transform> transform) {
        List<Leg> legs = legs(input);
        legs.forEach(leg -> leg.then(context, transform));
        return legs;
    }

    /** The output of a breaker that the input's rows go into. */
    private List<Leg> broken(PlanNode input, OperatorContext context, Breaker breaker) {
        context.onClose(breaker::close);
        before.add(new Pipeline(legs(input), context, breaker));
        return List.of(new Leg(context, breaker::source));
    }
}
