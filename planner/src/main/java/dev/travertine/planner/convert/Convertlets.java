package dev.travertine.planner.convert;

import dev.travertine.planner.validate.Operators;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/** Calcite's convertlets, but for calls that it takes apart and that we run as they are. */
final class Convertlets implements SqlRexConvertletTable {
    static final Convertlets INSTANCE = new Convertlets();

    private Convertlets() {}

    @Override
    public @Nullable SqlRexConvertlet get(SqlCall call) {
        if (call.getOperator() == SqlStdOperatorTable.AVG) {
            return (context, avg) -> StandardConvertletTable.INSTANCE.convertAggregateFunction(
                    context, (SqlAggFunction) avg.getOperator(), avg);
        }
        if (call.getOperator() == SqlStdOperatorTable.TIMESTAMP_DIFF) {
            return Convertlets::timestampDiff;
        }
        if (call.getOperator() == SqlStdOperatorTable.IS_DISTINCT_FROM
                || call.getOperator() == SqlStdOperatorTable.IS_NOT_DISTINCT_FROM) {
            return (context, distinct) -> context.getRexBuilder()
                    .makeCall(
                            distinct.getOperator(),
                            distinct.getOperandList().stream()
                                    .map(context::convertExpression)
                                    .toList());
        }
        if (call.getOperator() == Operators.MINUS) {
            return Convertlets::minus;
        }
        return StandardConvertletTable.INSTANCE.get(call);
    }

    private static RexNode minus(SqlRexContext context, SqlCall call) {
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        boolean timestamps = call.getOperandList().stream()
                .allMatch(operand ->
                        SqlTypeUtil.isTimestamp(context.getValidator().getValidatedNodeType(operand)));
        if (timestamps) {
            List<RexNode> operands = call.getOperandList().stream()
                    .map(context::convertExpression)
                    .toList();
            return context.getRexBuilder().makeCall(type, SqlStdOperatorTable.MINUS_DATE, operands);
        }
        // The same node under Calcite's operator: its validated type is found by the node.
        ((SqlBasicCall) call).setOperator(SqlStdOperatorTable.MINUS);
        return Objects.requireNonNull(StandardConvertletTable.INSTANCE.get(call))
                .convertCall(context, call);
    }

    /** TIMESTAMPDIFF(unit, from, to), with the unit as a flag. */
    private static RexNode timestampDiff(SqlRexContext context, SqlCall call) {
        List<RexNode> operands = new ArrayList<>();
        for (SqlNode operand : call.getOperandList()) {
            if (operand instanceof SqlIntervalQualifier unit) {
                TimeUnit frame = context.getValidator().validateTimeFrame(unit).unit();
                operands.add(context.getRexBuilder().makeFlag(frame == null ? unit.getUnit() : frame));
            } else {
                operands.add(context.convertExpression(operand));
            }
        }
        return context.getRexBuilder()
                .makeCall(
                        context.getValidator().getValidatedNodeType(call),
                        SqlStdOperatorTable.TIMESTAMP_DIFF,
                        operands);
    }
}
