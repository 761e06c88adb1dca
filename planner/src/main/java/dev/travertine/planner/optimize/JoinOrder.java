package dev.travertine.planner.optimize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Puts inner joins of three relations and more in the order in which the least rows are made on the way: by dynamic programming
 * over sets of relations, and greedily where they are many. Cross products come last.
 */
final class JoinOrder {
    /** Up to so many relations all orders are looked at: 3^10 pairs of sets. */
    private static final int EXHAUSTIVE_MAX = 10;

    private final Cardinalities cardinalities = new Cardinalities();

    RelNode order(RelNode node) {
        if (JoinGraph.isInner(node)) {
            JoinGraph graph = JoinGraph.of((Join) node);
            if (graph.size() > 2 && graph.size() < Long.SIZE) {
                for (int i = 0; i < graph.size(); i++) {
                    graph.replace(i, order(graph.relation(i)));
                }
                return new Search(graph).best();
            }
        }
        List<RelNode> inputs = node.getInputs().stream().map(this::order).toList();
        return inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
    }

    /**
     * A way to join a set of relations.
     *
     * @param cost rows made on the way
     */
    private record Way(
            long relations,
            double rows,
            double cost,
            @Nullable Way left,
            @Nullable Way right) {}

    /** The search for one graph. */
    private final class Search {
        private final JoinGraph graph;
        private final double[] selectivities;

        Search(JoinGraph graph) {
            this.graph = graph;
            this.selectivities = selectivities();
        }

        private double[] selectivities() {
            double[] result = new double[graph.conditions().size()];
            Map<Long, Integer> equalities = new HashMap<>();
            for (int i = 0; i < result.length; i++) {
                JoinGraph.Condition condition = graph.conditions().get(i);
                double one = selectivity(condition);
                // Further equalities of the same two relations tell less than the first.
                int before = equalities.merge(condition.relations(), 1, Integer::sum) - 1;
                result[i] = Math.pow(one, Math.pow(0.5, before));
            }
            return result;
        }

        private double selectivity(JoinGraph.Condition condition) {
            if (Cardinalities.isEquality(condition.expression())
                    && ((RexCall) condition.expression()).getOperands().get(0) instanceof RexInputRef a
                    && ((RexCall) condition.expression()).getOperands().get(1) instanceof RexInputRef b) {
                int left = graph.relationOf(a.getIndex());
                int right = graph.relationOf(b.getIndex());
                return cardinalities.equality(
                        graph.relation(left),
                        a.getIndex() - graph.start(left),
                        graph.relation(right),
                        b.getIndex() - graph.start(right));
            }
            return Cardinalities.isEquality(condition.expression()) ? 0.01 : 0.25;
        }

        RelNode best() {
            Way way = graph.size() <= EXHAUSTIVE_MAX ? exhaustive() : greedy();
            int[] positions = new int[graph.width()];
            RelNode joined =
                    build(way, positions, new boolean[graph.conditions().size()]);
            RelBuilder builder = RelFactories.LOGICAL_BUILDER
                    .create(joined.getCluster(), null)
                    .push(joined);
            List<RexNode> columns = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (int i = 0; i < positions.length; i++) {
                columns.add(builder.field(positions[i]));
                int relation = graph.relationOf(i);
                names.add(graph.relation(relation).getRowType().getFieldNames().get(i - graph.start(relation)));
            }
            return builder.project(columns, names).build();
        }

        private Way single(int relation) {
            return new Way(1L << relation, cardinalities.rows(graph.relation(relation)), 0, null, null);
        }

        private Way exhaustive() {
            int all = (1 << graph.size()) - 1;
            @Nullable Way[] ways = new Way[all + 1];
            for (int set = 1; set <= all; set++) {
                if (Integer.bitCount(set) == 1) {
                    ways[set] = single(Integer.numberOfTrailingZeros(set));
                    continue;
                }
                ways[set] = bestSplit(set, ways, true);
                if (ways[set] == null) {
                    ways[set] = bestSplit(set, ways, false);
                }
            }
            return Objects.requireNonNull(ways[all]);
        }

        private @Nullable Way bestSplit(int set, @Nullable Way[] ways, boolean connectedOnly) {
            Way best = null;
            // Only halves with the lowest relation: the others are the same ones, mirrored.
            int lowest = Integer.lowestOneBit(set);
            for (int part = (set - 1) & set; part > 0; part = (part - 1) & set) {
                Way left = ways[part];
                Way right = ways[set & ~part];
                if ((part & lowest) == 0 || left == null || right == null) {
                    continue;
                }
                if (connectedOnly && !connected(left.relations(), right.relations())) {
                    continue;
                }
                Way way = join(left, right);
                if (best == null || way.cost() < best.cost()) {
                    best = way;
                }
            }
            return best;
        }

        private Way greedy() {
            List<Way> open = new ArrayList<>();
            for (int i = 0; i < graph.size(); i++) {
                open.add(single(i));
            }
            while (open.size() > 1) {
                Way best = null;
                boolean bestConnected = false;
                for (int i = 0; i < open.size(); i++) {
                    for (int j = i + 1; j < open.size(); j++) {
                        boolean connected =
                                connected(open.get(i).relations(), open.get(j).relations());
                        Way way = join(open.get(i), open.get(j));
                        if (best == null
                                || (connected && !bestConnected)
                                || (connected == bestConnected && way.rows() < best.rows())) {
                            best = way;
                            bestConnected = connected;
                        }
                    }
                }
                Way chosen = Objects.requireNonNull(best);
                open.removeIf(way -> (way.relations() & chosen.relations()) != 0);
                open.add(chosen);
            }
            return open.getFirst();
        }

        private boolean connected(long left, long right) {
            return graph.conditions().stream()
                    .anyMatch(condition -> (condition.relations() & left) != 0
                            && (condition.relations() & right) != 0
                            && (condition.relations() & ~(left | right)) == 0);
        }

        private Way join(Way left, Way right) {
            long both = left.relations() | right.relations();
            double rows = left.rows() * right.rows();
            for (int i = 0; i < selectivities.length; i++) {
                long needed = graph.conditions().get(i).relations();
                boolean here = (needed & ~both) == 0
                        && (needed & ~left.relations()) != 0
                        && (needed & ~right.relations()) != 0;
                rows *= here ? selectivities[i] : 1;
            }
            rows = Math.max(1, rows);
            double cost = left.cost() + right.cost() + rows + Math.min(left.rows(), right.rows());
            return new Way(both, rows, cost, left, right);
        }

        /** Builds the joins; {@code positions} says where each column of the graph comes to stand. */
        private RelNode build(Way way, int[] positions, boolean[] applied) {
            if (way.left() == null || way.right() == null) {
                int relation = Long.numberOfTrailingZeros(way.relations());
                int start = graph.start(relation);
                RelNode node = graph.relation(relation);
                for (int i = 0; i < node.getRowType().getFieldCount(); i++) {
                    positions[start + i] = i;
                }
                List<RexNode> own = conditions(way.relations(), positions, applied);
                return own.isEmpty()
                        ? node
                        : LogicalFilter.create(
                                node,
                                RexUtil.composeConjunction(node.getCluster().getRexBuilder(), own));
            }
            RelNode left = build(way.left(), positions, applied);
            RelNode right = build(way.right(), positions, applied);
            int shift = left.getRowType().getFieldCount();
            for (int i = 0; i < positions.length; i++) {
                if ((way.right().relations() >> graph.relationOf(i) & 1) != 0) {
                    positions[i] += shift;
                }
            }
            RexNode condition = RexUtil.composeConjunction(
                    left.getCluster().getRexBuilder(), conditions(way.relations(), positions, applied));
            return LogicalJoin.create(left, right, List.of(), condition, Set.of(), JoinRelType.INNER);
        }

        private List<RexNode> conditions(long available, int[] positions, boolean[] applied) {
            List<RexNode> result = new ArrayList<>();
            for (int i = 0; i < applied.length; i++) {
                JoinGraph.Condition condition = graph.conditions().get(i);
                if (!applied[i] && (condition.relations() & ~available) == 0) {
                    applied[i] = true;
                    result.add(condition.moved(positions));
                }
            }
            return result;
        }
    }
}
