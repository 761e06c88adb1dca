package dev.travertine.planner.optimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/** A filter that wants a mark to be true, or not to be, makes of the mark join a semi join, or an anti join. */
final class MarkElimination extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        if (visited instanceof Filter filter
                && filter.getInput() instanceof Join join
                && join.getJoinType() == JoinRelType.LEFT_MARK) {
            return rewrite(filter, join);
        }
        return visited;
    }

    private static RelNode rewrite(Filter filter, Join join) {
        int mark = join.getRowType().getFieldCount() - 1;
        List<RexNode> rest = new ArrayList<>(RelOptUtil.conjunctions(filter.getCondition()));
        JoinRelType type = null;
        for (RexNode part : rest) {
            type = type(part, mark, join);
            if (type != null) {
                rest.remove(part);
                break;
            }
        }
        boolean markUsed =
                rest.stream().anyMatch(part -> RelOptUtil.InputFinder.bits(part).get(mark));
        if (type == null || markUsed) {
            return filter;
        }
        RexBuilder rex = join.getCluster().getRexBuilder();
        RelNode semi =
                LogicalJoin.create(join.getLeft(), join.getRight(), List.of(), join.getCondition(), Set.of(), type);
        RelBuilder builder =
                RelFactories.LOGICAL_BUILDER.create(join.getCluster(), null).push(semi);
        builder.filter(rest);
        List<RexNode> columns = new ArrayList<>(builder.fields());
        columns.add(rex.makeAbstractCast(
                join.getRowType().getFieldList().get(mark).getType(),
                rex.makeLiteral(type == JoinRelType.SEMI),
                false));
        return builder.project(columns, join.getRowType().getFieldNames(), true).build();
    }

    private static @Nullable JoinRelType type(RexNode part, int mark, Join join) {
        if (isMark(part, mark)) {
            return JoinRelType.SEMI;
        }
        if (!(part instanceof RexCall call)
                || call.getOperands().size() != 1
                || !isMark(call.getOperands().getFirst(), mark)) {
            return null;
        }
        if (call.getKind() == SqlKind.IS_TRUE) {
            return JoinRelType.SEMI;
        }
        // NOT of an unknown mark is not true, so it must be certain that there is none.
        boolean known = !join.getCondition().getType().isNullable();
        return call.getKind() == SqlKind.IS_NOT_TRUE || (call.getKind() == SqlKind.NOT && known)
                ? JoinRelType.ANTI
                : null;
    }

    private static boolean isMark(RexNode node, int mark) {
        RexNode inner = node instanceof RexCall call && call.getKind() == SqlKind.CAST
                ? call.getOperands().getFirst()
                : node;
        return inner instanceof RexInputRef ref && ref.getIndex() == mark;
    }
}
