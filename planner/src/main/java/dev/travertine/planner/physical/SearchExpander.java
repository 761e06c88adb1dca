package dev.travertine.planner.physical;

import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Expression.Call;
import dev.travertine.spi.plan.Expression.InSet;
import dev.travertine.spi.plan.Expression.Literal;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/** Calcite's SEARCH(x, ranges): sets of points become IN, everything else comparisons. */
final class SearchExpander {
    private final RexBuilder builder;
    private final RexToExpression expressions;

    SearchExpander(RexBuilder builder, RexToExpression expressions) {
        this.builder = builder;
        this.expressions = expressions;
    }

    Expression translate(RexCall search) {
        Sarg<?> sarg = Objects.requireNonNull(((RexLiteral) search.getOperands().get(1)).getValueAs(Sarg.class));
        if (sarg.isPoints() && sarg.pointCount > 1) {
            Expression in = in(search, sarg);
            if (in != null) {
                return withNulls(in, search, sarg.nullAs);
            }
        }
        if (sarg.isComplementedPoints() && sarg.negate().pointCount > 1) {
            Expression in = in(search, sarg.negate());
            if (in != null) {
                return withNulls(new Call(ScalarFunction.NOT, List.of(in), in.type()), search, sarg.nullAs);
            }
        }
        return expressions.translate(RexUtil.expandSearch(builder, null, search));
    }

    /** Membership, or null where a value is no literal of the argument's kind. */
    private @Nullable Expression in(RexCall search, Sarg<?> points) {
        RexNode argument = search.getOperands().get(0);
        RelDataType pointType = search.getOperands().get(1).getType();
        Expression value = expressions.translate(argument);
        List<Literal> literals = new ArrayList<>();
        DataType common = value.type();
        List<Expression> values = new ArrayList<>();
        for (var range : points.rangeSet.asRanges()) {
            Expression point = expressions.translate(builder.makeLiteral(range.lowerEndpoint(), pointType, true, true));
            values.add(point);
            common = Casts.common(common, point.type());
        }
        for (Expression point : values) {
            if (!(Casts.toKind(point, common.notNull()) instanceof Literal literal)) {
                return null;
            }
            literals.add(literal);
        }
        DataType type = DataType.BOOLEAN.withNullable(value.type().nullable());
        return new InSet(Casts.toKind(value, common), literals, false, type);
    }

    private Expression withNulls(Expression membership, RexCall search, RexUnknownAs nullAs) {
        Expression value = expressions.translate(search.getOperands().get(0));
        DataType type = DataType.BOOLEAN.notNull();
        return switch (nullAs) {
            case UNKNOWN -> membership;
            case TRUE ->
                new Call(
                        ScalarFunction.OR,
                        List.of(new Call(ScalarFunction.IS_NULL, List.of(value), type), membership),
                        type);
            case FALSE ->
                new Call(
                        ScalarFunction.AND,
                        List.of(new Call(ScalarFunction.IS_NOT_NULL, List.of(value), type), membership),
                        type);
        };
    }
}
