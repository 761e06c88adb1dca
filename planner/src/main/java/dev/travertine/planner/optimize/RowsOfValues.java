package dev.travertine.planner.optimize;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;

/** VALUES and nothing else, as most INSERTs have: constants are folded, no rule could do more. */
final class RowsOfValues extends RelHomogeneousShuttle {
    /** Whether the tree is made of values alone. */
    static boolean isOnly(RelNode tree) {
        boolean rows = switch (tree) {
            case Values values -> true;
            case Union union -> union.all;
            case Project project -> !project.containsOver() && !RexUtil.SubQueryFinder.containsSubQuery(project);
            default -> false;
        };
        return rows && tree.getInputs().stream().allMatch(RowsOfValues::isOnly);
    }

    @Override
    public RelNode visit(RelNode node) {
        RexBuilder builder = node.getCluster().getRexBuilder();
        return super.visit(node).accept(new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                return ConstantExpression.fold(super.visitCall(call), builder);
            }
        });
    }
}
