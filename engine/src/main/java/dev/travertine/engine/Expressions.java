package dev.travertine.engine;

import dev.travertine.spi.plan.Expression;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rewrites expressions from their leaves. */
final class Expressions {
    private Expressions() {}

    /** The expression with each leaf (column, literal, parameter) replaced by what {@code leaf} makes of it. */
    static Expression map(Expression expression, UnaryOperator<Expression> leaf) {
        return switch (expression) {
            case Expression.ColumnRef column -> leaf.apply(column);
            case Expression.Literal literal -> leaf.apply(literal);
            case Expression.Parameter parameter -> leaf.apply(parameter);
            case Expression.Call call -> new Expression.Call(call.function(), map(call.arguments(), leaf), call.type());
            case Expression.Cast cast -> new Expression.Cast(map(cast.argument(), leaf), cast.type(), cast.safe());
            case Expression.Case choice ->
                new Expression.Case(
                        map(choice.conditions(), leaf),
                        map(choice.results(), leaf),
                        map(choice.otherwise(), leaf),
                        choice.type());
            case Expression.InSet set ->
                new Expression.InSet(map(set.argument(), leaf), set.values(), set.hasNull(), set.type());
            case Expression.Compiled compiled ->
                new Expression.Compiled(
                        compiled.function(), map(compiled.arguments(), leaf), compiled.text(), compiled.type());
        };
    }

    private static List<Expression> map(List<Expression> expressions, UnaryOperator<Expression> leaf) {
        return expressions.stream().map(expression -> map(expression, leaf)).toList();
    }
}
