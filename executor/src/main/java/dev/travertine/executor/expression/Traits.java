package dev.travertine.executor.expression;

import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.ScalarFunction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be said of an expression before it is built. */
final class Traits {
    private Traits() {}

    static List<Expression> arguments(Expression expression) {
        return switch (expression) {
            case Expression.ColumnRef _, Expression.Literal _, Expression.Parameter _ -> List.of();
            case Expression.Call call -> call.arguments();
            case Expression.Cast cast -> List.of(cast.argument());
            case Expression.Case choice -> {
                List<Expression> all = new ArrayList<>(choice.conditions());
                all.addAll(choice.results());
                all.add(choice.otherwise());
                yield all;
            }
            case Expression.InSet set -> List.of(set.argument());
            case Expression.Compiled compiled -> compiled.arguments();
        };
    }

    /** Whether two evaluations may differ: a function that we can't look into, and that has no arguments. */
    static boolean isVolatile(Expression expression) {
        if (expression instanceof Expression.Compiled compiled
                && compiled.arguments().isEmpty()) {
            return true;
        }
        return arguments(expression).stream().anyMatch(Traits::isVolatile);
    }

    /**
     * Whether the expression is quick and can't fail, so that it may as well be evaluated for rows that do not need it.
     * Texts compare quickly; functions of texts are not quick.
     */
    static boolean isPlain(Expression expression) {
        return switch (expression) {
            case Expression.ColumnRef _, Expression.Literal _, Expression.Parameter _ -> true;
            case Expression.Call call ->
                isPlain(call.function(), call) && call.arguments().stream().allMatch(Traits::isPlain);
            case Expression.Cast _, Expression.Case _, Expression.Compiled _ -> false;
            case Expression.InSet set -> isPlain(set.argument());
        };
    }

    private static boolean isPlain(ScalarFunction function, Expression.Call call) {
        return switch (function) {
            case EQ,
                    NE,
                    LT,
                    LE,
                    GT,
                    GE,
                    IS_DISTINCT_FROM,
                    IS_NOT_DISTINCT_FROM,
                    AND,
                    OR,
                    NOT,
                    IS_NULL,
                    IS_NOT_NULL,
                    IS_TRUE,
                    IS_NOT_TRUE,
                    IS_FALSE,
                    IS_NOT_FALSE,
                    EXTRACT,
                    DATE_TRUNC,
                    CURRENT_TIMESTAMP -> true;
            case ADD, SUBTRACT, MULTIPLY, NEGATE, ABS -> call.type().kind().isFloat();
            default -> false;
        };
    }

    /**
     * The column, if the expression is worth evaluating once for each value of a dictionary: if it has one column, used as
     * often as you like, of a text type, and does something with it.
     */
    static Expression.@Nullable ColumnRef onlyTextColumn(Expression expression) {
        if (expression instanceof Expression.ColumnRef || isVolatile(expression)) {
            return null;
        }
        Expression.@Nullable ColumnRef column = onlyColumn(expression);
        return column != null && Form.of(column.type()) == Form.TEXT ? column : null;
    }

    private static Expression.@Nullable ColumnRef onlyColumn(Expression expression) {
        if (expression instanceof Expression.ColumnRef column) {
            return column;
        }
        Expression.ColumnRef found = null;
        for (Expression argument : arguments(expression)) {
            if (!hasColumn(argument)) {
                continue;
            }
            Expression.@Nullable ColumnRef next = onlyColumn(argument);
            if (next == null || (found != null && found.index() != next.index())) {
                return null;
            }
            found = next;
        }
        return found;
    }

    private static boolean hasColumn(Expression expression) {
        return expression instanceof Expression.ColumnRef
                || arguments(expression).stream().anyMatch(Traits::hasColumn);
    }
}
