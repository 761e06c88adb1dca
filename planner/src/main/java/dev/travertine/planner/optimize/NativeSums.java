package dev.travertine.planner.optimize;

import java.math.BigDecimal;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** Calcite writes SUM over a window as CASE WHEN COUNT > 0 THEN SUM END; our SUM is NULL for no rows by itself. */
final class NativeSums extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        RexBuilder builder = node.getCluster().getRexBuilder();
        return visited.accept(new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                RexNode inner = super.visitCall(call);
                return inner instanceof RexCall cases && isGuardedSum(cases)
                        ? builder.ensureType(
                                cases.getType(), cases.getOperands().get(1), true)
                        : inner;
            }
        });
    }

    private static boolean isGuardedSum(RexCall call) {
        return call.getKind() == SqlKind.CASE
                && call.getOperands().size() == 3
                && call.getOperands().get(1) instanceof RexOver sum
                && sum.getAggOperator().getKind() == SqlKind.SUM
                && call.getOperands().get(2) instanceof RexLiteral otherwise
                && otherwise.isNull()
                && call.getOperands().get(0) instanceof RexCall guard
                && guard.getKind() == SqlKind.GREATER_THAN
                && guard.getOperands().get(0) instanceof RexOver count
                && count.getAggOperator().getKind() == SqlKind.COUNT
                && count.getOperands().equals(sum.getOperands())
                && count.getWindow().equals(sum.getWindow())
                && guard.getOperands().get(1) instanceof RexLiteral zero
                && isZero(zero.getValueAs(BigDecimal.class));
    }

    private static boolean isZero(@Nullable BigDecimal value) {
        return value != null && value.signum() == 0;
    }
}
