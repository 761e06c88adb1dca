package dev.travertine.planner.optimize;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/** (a AND b) OR (a AND c) becomes a AND (b OR c), so that a can be a join key or be pushed down. */
final class Factoring extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        return switch (visited) {
            case Filter filter -> {
                RexNode condition = RexUtil.pullFactors(filter.getCluster().getRexBuilder(), filter.getCondition());
                yield condition.equals(filter.getCondition())
                        ? filter
                        : filter.copy(filter.getTraitSet(), filter.getInput(), condition);
            }
            case Join join -> {
                RexNode condition = RexUtil.pullFactors(join.getCluster().getRexBuilder(), join.getCondition());
                yield condition.equals(join.getCondition())
                        ? join
                        : join.copy(
                                join.getTraitSet(),
                                condition,
                                join.getLeft(),
                                join.getRight(),
                                join.getJoinType(),
                                join.isSemiJoinDone());
            }
            default -> visited;
        };
    }
}
