package dev.travertine.planner.optimize;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Relations that are inner-joined in any order, and the conditions between them. Conditions speak of the columns of all
 * relations, side by side.
 */
final class JoinGraph {
    private final List<RelNode> relations = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private int width;

    /** The inner joins at and right below a join. */
    static JoinGraph of(Join join) {
        JoinGraph graph = new JoinGraph();
        List<RexNode> parts = new ArrayList<>();
        graph.collect(join, parts);
        for (RexNode part : parts) {
            graph.conditions.add(new Condition(part, graph.relationsOf(part)));
        }
        return graph;
    }

    static boolean isInner(RelNode node) {
        return node instanceof LogicalJoin join && join.getJoinType() == JoinRelType.INNER;
    }

    private void collect(RelNode node, List<RexNode> parts) {
        if (!isInner(node)) {
            starts.add(width);
            relations.add(node);
            width += node.getRowType().getFieldCount();
            return;
        }
        Join join = (Join) node;
        int start = width;
        collect(join.getLeft(), parts);
        collect(join.getRight(), parts);
        for (RexNode part : RelOptUtil.conjunctions(join.getCondition())) {
            parts.add(RexUtil.shift(part, start));
        }
    }

    /** Which relations (as bits) a condition speaks of. */
    private long relationsOf(RexNode condition) {
        ImmutableBitSet columns = RelOptUtil.InputFinder.bits(condition);
        long found = 0;
        for (int column : columns) {
            found |= 1L << relationOf(column);
        }
        return found;
    }

    int relationOf(int column) {
        int relation = starts.size() - 1;
        while (starts.get(relation) > column) {
            relation--;
        }
        return relation;
    }

    int size() {
        return relations.size();
    }

    RelNode relation(int index) {
        return relations.get(index);
    }

    void replace(int index, RelNode relation) {
        relations.set(index, relation);
    }

    int start(int relation) {
        return starts.get(relation);
    }

    int width() {
        return width;
    }

    List<Condition> conditions() {
        return conditions;
    }

    /**
     * A part of the join condition.
     *
     * @param relations the relations that it speaks of, as bits
     */
    record Condition(RexNode expression, long relations) {
        /** The expression over columns that are elsewhere. */
        RexNode moved(int[] positions) {
            return expression.accept(new RexShuttle() {
                @Override
                public RexNode visitInputRef(RexInputRef ref) {
                    return new RexInputRef(positions[ref.getIndex()], ref.getType());
                }
            });
        }
    }
}
