package dev.travertine.planner.function;

import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.function.CompiledFunction;
import dev.travertine.spi.function.FunctionContext;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Interval times or by number. Literals of the call are no arguments; they are kept here. */
final class IntervalArithmetic implements CompiledFunction {
    private final boolean divide;
    private final @Nullable BigDecimal left;
    private final @Nullable BigDecimal right;

    private IntervalArithmetic(boolean divide, @Nullable BigDecimal left, @Nullable BigDecimal right) {
        this.divide = divide;
        this.left = left;
        this.right = right;
    }

    /** The function, or null where the call is something else. */
    static @Nullable IntervalArithmetic of(RexCall call, DataType type) {
        boolean interval = type.kind() == TypeKind.INTERVAL_DAY || type.kind() == TypeKind.INTERVAL_MONTH;
        boolean product = call.getKind() == SqlKind.TIMES || call.getKind() == SqlKind.DIVIDE;
        if (!interval || !product || call.getOperands().size() != 2) {
            return null;
        }
        for (RexNode operand : call.getOperands()) {
            if (!SqlTypeUtil.isInterval(operand.getType()) && !SqlTypeUtil.isNumeric(operand.getType())
                    || operand instanceof RexLiteral literal && literal.isNull()) {
                return null;
            }
        }
        return new IntervalArithmetic(
                call.getKind() == SqlKind.DIVIDE,
                literal(call.getOperands().get(0)),
                literal(call.getOperands().get(1)));
    }

    private static @Nullable BigDecimal literal(RexNode node) {
        if (!(node instanceof RexLiteral literal)) {
            return null;
        }
        BigDecimal value = Objects.requireNonNull(literal.getValueAs(BigDecimal.class));
        boolean millis = node.getType().getSqlTypeName().getFamily() == SqlTypeFamily.INTERVAL_DAY_TIME;
        return millis ? value.multiply(BigDecimal.valueOf(1000)) : value;
    }

    @Override
    public void evaluate(List<Column> arguments, int rows, FunctionContext context, ColumnBuffer output) {
        Column first = left == null ? arguments.getFirst() : null;
        Column second = right == null ? arguments.getLast() : null;
        for (int i = 0; i < rows; i++) {
            BigDecimal a = value(left, first, i);
            BigDecimal b = value(right, second, i);
            if (a == null || b == null) {
                output.appendNull();
            } else {
                output.appendLong(result(a, b));
            }
        }
    }

    private static @Nullable BigDecimal value(@Nullable BigDecimal literal, @Nullable Column column, int row) {
        if (column == null) {
            return literal;
        }
        if (column.isNull(row)) {
            return null;
        }
        return switch (column.type().kind()) {
            case DECIMAL -> column.getDecimal(row);
            case REAL, DOUBLE -> BigDecimal.valueOf(column.getDouble(row));
            default -> BigDecimal.valueOf(column.getLong(row));
        };
    }

    private long result(BigDecimal a, BigDecimal b) {
        if (divide && b.signum() == 0) {
            throw new TravertineException(ErrorCode.DIVISION_BY_ZERO, "division by zero");
        }
        try {
            return divide
                    ? a.divide(b, 0, RoundingMode.HALF_UP).longValueExact()
                    : a.multiply(b).setScale(0, RoundingMode.HALF_UP).longValueExact();
        } catch (ArithmeticException e) {
            throw new TravertineException(ErrorCode.DATETIME_OVERFLOW, "interval is out of range", e);
        }
    }
}
