package dev.travertine.planner.optimize;

import dev.travertine.planner.validate.Operators;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;

/** TUMBLE is a projection: each row is in one window, whose start follows from its time. Rows without a time are in none. */
final class TumbleExpansion extends RelHomogeneousShuttle {
    @Override
    public RelNode visit(RelNode node) {
        RelNode visited = super.visit(node);
        return visited instanceof TableFunctionScan function
                        && ((RexCall) function.getCall()).getOperator() == Operators.TUMBLE
                ? expand(function)
                : visited;
    }

    private static RelNode expand(TableFunctionScan scan) {
        List<RexNode> operands = ((RexCall) scan.getCall()).getOperands();
        RelBuilder builder =
                RelFactories.LOGICAL_BUILDER.create(scan.getCluster(), null).push(scan.getInput(0));
        RexBuilder rex = builder.getRexBuilder();
        int column =
                ((RexInputRef) ((RexCall) operands.getFirst()).getOperands().getFirst()).getIndex();
        builder.filter(builder.isNotNull(builder.field(column)));

        RexLiteral size = interval(operands.get(1));
        RexLiteral offset = operands.size() > 2 ? interval(operands.get(2)) : null;
        BigDecimal sizeMs = Objects.requireNonNull(size.getValueAs(BigDecimal.class));
        if (sizeMs.signum() <= 0) {
            throw new TravertineException(ErrorCode.INVALID_ARGUMENT, "size of TUMBLE must be positive");
        }
        var qualifier = Objects.requireNonNull(size.getType().getIntervalQualifier());
        List<RexNode> columns = new ArrayList<>(builder.fields());
        int inputs = columns.size();
        RelDataType timeType = scan.getRowType().getFieldList().get(inputs).getType();
        RexNode time = columns.get(column);
        if (time.getType().getSqlTypeName() != SqlTypeName.TIMESTAMP) {
            time = rex.makeCast(
                    rex.getTypeFactory()
                            .createTypeWithNullability(timeType, time.getType().isNullable()),
                    time);
        }
        RexNode start = rex.makeCall(
                timeType,
                Operators.WINDOW_START,
                List.of(time, size, offset == null ? rex.makeIntervalLiteral(BigDecimal.ZERO, qualifier) : offset));
        columns.add(start);
        columns.add(rex.makeCall(timeType, SqlStdOperatorTable.DATETIME_PLUS, List.of(start, size)));
        RexNode last = rex.makeIntervalLiteral(sizeMs.subtract(BigDecimal.ONE), qualifier);
        columns.add(rex.makeCall(timeType, SqlStdOperatorTable.DATETIME_PLUS, List.of(start, last)));
        return builder.project(columns, scan.getRowType().getFieldNames(), true).build();
    }

    private static RexLiteral interval(RexNode node) {
        if (node instanceof RexLiteral literal
                && !literal.isNull()
                && literal.getType().getSqlTypeName().getFamily() == SqlTypeFamily.INTERVAL_DAY_TIME) {
            return literal;
        }
        throw TravertineException.unsupported("a time window whose size is not a literal of days to seconds");
    }
}
