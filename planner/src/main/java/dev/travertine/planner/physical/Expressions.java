package dev.travertine.planner.physical;

import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Expression.Call;
import dev.travertine.spi.plan.Expression.Case;
import dev.travertine.spi.plan.Expression.Cast;
import dev.travertine.spi.plan.Expression.ColumnRef;
import dev.travertine.spi.plan.Expression.Compiled;
import dev.travertine.spi.plan.Expression.InSet;
import dev.travertine.spi.plan.Expression.Literal;
import dev.travertine.spi.plan.Expression.Parameter;
import dev.travertine.spi.plan.PlanPrinter;
import dev.travertine.spi.plan.ScalarFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Walks over expressions. */
final class Expressions {
    private Expressions() {}

    /** The expression with its column references replaced. */
    static Expression mapColumns(Expression expression, Function<ColumnRef, Expression> mapping) {
        return switch (expression) {
            case ColumnRef ref -> mapping.apply(ref);
            case Literal literal -> literal;
            case Parameter parameter -> parameter;
            case Call call -> new Call(call.function(), all(call.arguments(), mapping), call.type());
            case Cast cast -> new Cast(mapColumns(cast.argument(), mapping), cast.type(), cast.safe());
            case Case cases ->
                new Case(
                        all(cases.conditions(), mapping),
                        all(cases.results(), mapping),
                        mapColumns(cases.otherwise(), mapping),
                        cases.type());
            case InSet in -> new InSet(mapColumns(in.argument(), mapping), in.values(), in.hasNull(), in.type());
            case Compiled compiled ->
                new Compiled(compiled.function(), all(compiled.arguments(), mapping), compiled.text(), compiled.type());
        };
    }

    private static List<Expression> all(List<Expression> expressions, Function<ColumnRef, Expression> mapping) {
        return expressions.stream().map(e -> mapColumns(e, mapping)).toList();
    }

    /** Adds the columns that the expression reads. */
    static void columns(Expression expression, Set<Integer> found) {
        mapColumns(expression, ref -> {
            found.add(ref.index());
            return ref;
        });
    }

    /** The parts of an AND, at any depth. */
    static List<Expression> conjuncts(Expression condition) {
        List<Expression> parts = new ArrayList<>();
        collect(condition, parts);
        return parts;
    }

    private static void collect(Expression condition, List<Expression> parts) {
        if (condition instanceof Call call && call.function() == ScalarFunction.AND) {
            call.arguments().forEach(argument -> collect(argument, parts));
        } else if (!PlanPrinter.isTrue(condition)) {
            parts.add(condition);
        }
    }

    static Expression and(List<Expression> parts) {
        return switch (parts.size()) {
            case 0 -> Literals.TRUE;
            case 1 -> parts.getFirst();
            default ->
                new Call(
                        ScalarFunction.AND,
                        parts,
                        dev.travertine.spi.type.DataType.BOOLEAN.withNullable(
                                parts.stream().anyMatch(p -> p.type().nullable())));
        };
    }
}
