package dev.travertine.executor;

import dev.travertine.executor.pipeline.OperatorStats;
import dev.travertine.executor.pipeline.QueryScope;
import dev.travertine.spi.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;

/** What each node of a plan did, in the order in which EXPLAIN prints them: a node before its inputs. */
public record QueryProfile(List<NodeProfile> nodes) {
    public QueryProfile {
        nodes = List.copyOf(nodes);
    }

    /**
     * What one node did.
     *
     * @param depth 0 for the topmost node
     * @param rows handed on
     * @param nanos time without that of the inputs, summed over workers
     * @param bytes read (scans) or held at the most important moment (aggregates, sorts, joins)
     */
    public record NodeProfile(PlanNode node, int depth, long rows, long nanos, long bytes) {}

    static QueryProfile of(PlanNode plan, QueryScope scope) {
        List<NodeProfile> nodes = new ArrayList<>();
        add(plan, 0, scope, nodes);
        return new QueryProfile(nodes);
    }

    private static void add(PlanNode node, int depth, QueryScope scope, List<NodeProfile> nodes) {
        OperatorStats stats = scope.stats(node);
        nodes.add(new NodeProfile(node, depth, stats.rows(), stats.nanos(), stats.bytes()));
        for (PlanNode input : node.inputs()) {
            add(input, depth + 1, scope, nodes);
        }
    }
}
