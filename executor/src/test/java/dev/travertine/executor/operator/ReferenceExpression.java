package dev.travertine.executor.operator;

import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.ScalarFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The few expressions that the random plans use, evaluated for one row. */
final class ReferenceExpression {
    private ReferenceExpression() {}

    static @Nullable Object evaluate(Expression expression, List<@Nullable Object> row) {
        return switch (expression) {
            case Expression.ColumnRef column -> row.get(column.index());
            case Expression.Literal literal -> literal.value();
            case Expression.Call call -> call(call, row);
            default -> throw new UnsupportedOperationException(expression.toString());
        };
    }

    private static @Nullable Object call(Expression.Call call, List<@Nullable Object> row) {
        Object a = evaluate(call.arguments().getFirst(), row);
        if (call.function() == ScalarFunction.IS_NULL) {
            return a == null;
        }
        if (call.function() == ScalarFunction.NOT) {
            return a == null ? null : !(Boolean) a;
        }
        Object b = evaluate(call.arguments().get(1), row);
        if (call.function() == ScalarFunction.AND) {
            return Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)
                    ? Boolean.FALSE
                    : a == null || b == null ? null : true;
        }
        if (call.function() == ScalarFunction.OR) {
            return Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b)
                    ? Boolean.TRUE
                    : a == null || b == null ? null : false;
        }
        if (a == null || b == null) {
            return null;
        }
        int order = Reference.compareValues(a, b);
        return switch (call.function()) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            default -> throw new UnsupportedOperationException(call.toString());
        };
    }
}
