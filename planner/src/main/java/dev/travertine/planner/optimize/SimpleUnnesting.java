package dev.travertine.planner.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.ConditionalCorrelate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * EXISTS over filters of something uncorrelated is a join on what the filters say. The general way would first work out all
 * values of the outer columns, and join with those.
 */
final class SimpleUnnesting extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        if (!(visited instanceof Correlate correlate)) {
            return visited;
        }
        RelNode joined = unnest(correlate);
        return joined == null ? visited : joined;
    }

    private static @Nullable RelNode unnest(Correlate correlate) {
        JoinRelType type = correlate.getJoinType();
        boolean exists = type == JoinRelType.LEFT_MARK || type == JoinRelType.SEMI || type == JoinRelType.ANTI;
        // With a condition it is IN, and a row that a filter drops must not make a mark unknown.
        boolean in = correlate instanceof ConditionalCorrelate conditional
                && !conditional.getCondition().isAlwaysTrue();
        if (!exists || in) {
            return null;
        }
        List<RexNode> conditions = new ArrayList<>();
        RelNode right = uncovered(correlate.getRight(), conditions, correlate.getCorrelationId());
        if (right == null) {
            return null;
        }
        RelNode left = correlate.getLeft();
        RexBuilder builder = correlate.getCluster().getRexBuilder();
        int leftSize = left.getRowType().getFieldCount();
        List<RexNode> moved = new ArrayList<>();
        List<RexNode> own = new ArrayList<>();
        for (RexNode condition : conditions) {
            if (usesVariable(condition)) {
                RexNode shifted = RexUtil.shift(condition, leftSize);
                moved.add(shifted.accept(new OuterColumns(correlate.getCorrelationId(), left.getRowType(), builder)));
            } else {
                own.add(condition);
            }
        }
        if (!own.isEmpty()) {
            right = LogicalFilter.create(right, RexUtil.composeConjunction(builder, own));
        }
        RexNode condition = RexUtil.composeConjunction(builder, moved);
        if (usesVariable(condition)) {
            return null;
        }
        RelNode join = LogicalJoin.create(left, right, List.of(), condition, Set.of(), type);
        return type == JoinRelType.LEFT_MARK ? withPlainMark(join, correlate.getRowType(), builder) : join;
    }

    /** What lies below the filters and projections, none of it correlated; or null. */
    private static @Nullable RelNode uncovered(RelNode node, List<RexNode> conditions, CorrelationId id) {
        RelNode current = node;
        while (RelOptUtil.getVariablesUsed(current).contains(id)) {
            if (current instanceof Filter filter) {
                conditions.addAll(RelOptUtil.conjunctions(filter.getCondition()));
                current = filter.getInput();
            } else if (current instanceof Project project && !project.containsOver()) {
                List<RexNode> below = RelOptUtil.pushPastProject(conditions, project);
                conditions.clear();
                conditions.addAll(below);
                current = project.getInput();
            } else {
                return null;
            }
        }
        return current;
    }

    /** EXISTS is never unknown, a mark is where a comparison was with NULL. */
    private static RelNode withPlainMark(RelNode join, RelDataType type, RexBuilder builder) {
        RelBuilder rel =
                RelFactories.LOGICAL_BUILDER.create(join.getCluster(), null).push(join);
        List<RexNode> columns = new ArrayList<>(rel.fields());
        int mark = columns.size() - 1;
        RelDataType markType = type.getFieldList().get(mark).getType();
        RexNode plain = builder.makeCall(SqlStdOperatorTable.IS_TRUE, columns.get(mark));
        columns.set(mark, markType.isNullable() ? builder.makeAbstractCast(markType, plain, false) : plain);
        return LogicalProject.create(join, List.of(), columns, type.getFieldNames(), Set.of());
    }

    private static boolean usesVariable(RexNode condition) {
        boolean[] found = new boolean[1];
        condition.accept(new RexShuttle() {
            @Override
            public RexNode visitCorrelVariable(RexCorrelVariable variable) {
                found[0] = true;
                return variable;
            }
        });
        return found[0];
    }

    /** Fields of the correlation variable become columns of the join's left side. */
    private static final class OuterColumns extends RexShuttle {
        private final CorrelationId id;
        private final RelDataType left;
        private final RexBuilder builder;

        OuterColumns(CorrelationId id, RelDataType left, RexBuilder builder) {
            this.id = id;
            this.left = left;
            this.builder = builder;
        }

        @Override
        public RexNode visitFieldAccess(RexFieldAccess access) {
            if (access.getReferenceExpr() instanceof RexCorrelVariable variable && variable.id.equals(id)) {
                int index = access.getField().getIndex();
                return builder.makeInputRef(left.getFieldList().get(index).getType(), index);
            }
            return super.visitFieldAccess(access);
        }
    }
}
