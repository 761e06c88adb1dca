package dev.travertine.planner.physical;

import dev.travertine.planner.function.FunctionCompiler;
import dev.travertine.planner.type.DataTypes;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.DateTimeUnit;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Expression.Call;
import dev.travertine.spi.plan.Expression.Case;
import dev.travertine.spi.plan.Expression.Cast;
import dev.travertine.spi.plan.Expression.ColumnRef;
import dev.travertine.spi.plan.Expression.InSet;
import dev.travertine.spi.plan.Expression.Literal;
import dev.travertine.spi.plan.Expression.Parameter;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.RowType;
import dev.travertine.spi.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.jspecify.annotations.Nullable;

/** Translates Calcite's expressions over one row type to ours, with the casts that the kernels ask for. */
final class RexToExpression {
    private final RowType input;
    private final RexBuilder builder;
    private final FunctionCompiler compiler;

    RexToExpression(RowType input, RexBuilder builder, FunctionCompiler compiler) {
        this.input = input;
        this.builder = builder;
        this.compiler = compiler;
    }

    Expression translate(RexNode node) {
        return switch (node) {
            case RexInputRef ref -> new ColumnRef(ref.getIndex(), input.type(ref.getIndex()));
            case RexLiteral literal -> Literals.of(literal, DataTypes.of(literal.getType()));
            case RexDynamicParam parameter -> new Parameter(parameter.getIndex(), DataTypes.of(parameter.getType()));
            case RexCall call -> call(call);
            default -> throw TravertineException.unsupported("expression " + node);
        };
    }

    private List<Expression> translate(List<RexNode> nodes) {
        return nodes.stream().map(this::translate).toList();
    }

    private Expression call(RexCall call) {
        DataType type = call.getType().getSqlTypeName() == org.apache.calcite.sql.type.SqlTypeName.ANY
                ? DataType.VARCHAR
                : DataTypes.of(call.getType());
        List<RexNode> operands = call.getOperands();
        return switch (call.getKind()) {
            case AND -> new Call(ScalarFunction.AND, translate(operands), type);
            case OR -> new Call(ScalarFunction.OR, translate(operands), type);
            case NOT -> unary(ScalarFunction.NOT, call, type);
            case IS_NULL -> unary(ScalarFunction.IS_NULL, call, type);
            case IS_NOT_NULL -> unary(ScalarFunction.IS_NOT_NULL, call, type);
            case IS_TRUE -> unary(ScalarFunction.IS_TRUE, call, type);
            case IS_NOT_TRUE -> unary(ScalarFunction.IS_NOT_TRUE, call, type);
            case IS_FALSE -> unary(ScalarFunction.IS_FALSE, call, type);
            case IS_NOT_FALSE -> unary(ScalarFunction.IS_NOT_FALSE, call, type);
            case IS_UNKNOWN -> unary(ScalarFunction.IS_NULL, call, type);
            case EQUALS -> comparison(ScalarFunction.EQ, call, type);
            case NOT_EQUALS -> comparison(ScalarFunction.NE, call, type);
            case LESS_THAN -> comparison(ScalarFunction.LT, call, type);
            case LESS_THAN_OR_EQUAL -> comparison(ScalarFunction.LE, call, type);
            case GREATER_THAN -> comparison(ScalarFunction.GT, call, type);
            case GREATER_THAN_OR_EQUAL -> comparison(ScalarFunction.GE, call, type);
            case IS_DISTINCT_FROM -> comparison(ScalarFunction.IS_DISTINCT_FROM, call, type);
            case IS_NOT_DISTINCT_FROM -> comparison(ScalarFunction.IS_NOT_DISTINCT_FROM, call, type);
            case SEARCH -> new SearchExpander(builder, this).translate(call);
            case CASE -> cases(operands, type);
            case COALESCE ->
                new Call(
                        ScalarFunction.COALESCE,
                        operands.stream().map(o -> Casts.to(translate(o), type)).toList(),
                        type);
            case CAST -> castOrSame(translate(operands.getFirst()), type);
            case SAFE_CAST -> new Cast(translate(operands.getFirst()), type.withNullable(true), true);
            case PLUS_PREFIX -> translate(operands.getFirst());
            case MINUS_PREFIX ->
                new Call(ScalarFunction.NEGATE, List.of(Casts.toKind(translate(operands.getFirst()), type)), type);
            case PLUS, MINUS, TIMES, DIVIDE, MOD, CHECKED_PLUS, CHECKED_MINUS, CHECKED_TIMES, CHECKED_DIVIDE ->
                arithmetic(call, type);
            case EXTRACT -> extract(unit(operands.getFirst()), operands.get(1), call, type);
            case FLOOR ->
                operands.size() == 2
                        ? truncate(unit(operands.get(1)), translate(operands.get(0)), call, type)
                        : compiled(call, type);
            case LIKE -> like(call, type);
            case TRIM -> trim(call, type);
            default -> named(call, type);
        };
    }

    private Expression unary(ScalarFunction function, RexCall call, DataType type) {
        return new Call(function, List.of(translate(call.getOperands().getFirst())), type);
    }

    private Expression comparison(ScalarFunction function, RexCall call, DataType type) {
        return comparison(
                function,
                translate(call.getOperands().get(0)),
                translate(call.getOperands().get(1)),
                type);
    }

    static Expression comparison(ScalarFunction function, Expression left, Expression right, DataType type) {
        // A literal that a column's own type holds is brought there: a bare column can be pruned by.
        Literal exact = right instanceof Literal literal
                ? Literals.exact(literal, Casts.widened(left).type())
                : null;
        if (exact != null) {
            return new Call(function, List.of(Casts.widened(left), exact), type);
        }
        exact = left instanceof Literal literal
                ? Literals.exact(literal, Casts.widened(right).type())
                : null;
        if (exact != null) {
            return new Call(function, List.of(exact, Casts.widened(right)), type);
        }
        DataType common = Casts.common(left.type(), right.type());
        return new Call(function, List.of(Casts.toKind(left, common), Casts.toKind(right, common)), type);
    }

    private Expression castOrSame(Expression argument, DataType type) {
        return Casts.to(argument, type);
    }

    private Expression cases(List<RexNode> operands, DataType type) {
        List<Expression> conditions = new ArrayList<>();
        List<Expression> results = new ArrayList<>();
        int last = operands.size() - 1;
        for (int i = 0; i < last; i += 2) {
            conditions.add(translate(operands.get(i)));
            results.add(Casts.toKind(translate(operands.get(i + 1)), type));
        }
        return new Case(conditions, results, Casts.toKind(translate(operands.get(last)), type), type);
    }

    private Expression arithmetic(RexCall call, DataType type) {
        if (call.getOperands().size() != 2) {
            return compiled(call, type);
        }
        Expression left = translate(call.getOperands().get(0));
        Expression right = translate(call.getOperands().get(1));
        boolean minus = call.getKind() == SqlKind.MINUS || call.getKind() == SqlKind.CHECKED_MINUS;
        if (isDateTime(left.type()) && isInterval(right.type())) {
            return addInterval(left, minus ? negated(right) : right, type);
        }
        if (isInterval(left.type()) && isDateTime(right.type())) {
            return addInterval(right, left, type);
        }
        if (isDateTime(left.type()) && isDateTime(right.type())) {
            return difference(call, left, right, type);
        }
        ScalarFunction function = switch (call.getKind()) {
            case PLUS, CHECKED_PLUS -> ScalarFunction.ADD;
            case MINUS, CHECKED_MINUS -> ScalarFunction.SUBTRACT;
            case TIMES, CHECKED_TIMES -> ScalarFunction.MULTIPLY;
            case DIVIDE, CHECKED_DIVIDE -> ScalarFunction.DIVIDE;
            default -> ScalarFunction.MOD;
        };
        if (isInterval(type)) {
            return left.type().kind() == right.type().kind()
                            && (function == ScalarFunction.ADD || function == ScalarFunction.SUBTRACT)
                    ? new Call(function, List.of(left, right), type)
                    : compiled(call, type);
        }
        if (!left.type().kind().isNumeric() || !right.type().kind().isNumeric()) {
            return compiled(call, type);
        }
        return numeric(function, left, right, type);
    }

    private static Expression numeric(ScalarFunction function, Expression left, Expression right, DataType type) {
        if (function == ScalarFunction.MOD) {
            DataType common = Casts.common(left.type(), right.type());
            Expression rest =
                    new Call(function, List.of(Casts.toKind(left, common), Casts.toKind(right, common)), common);
            return Casts.toKind(rest, type);
        }
        if (type.kind() != TypeKind.DECIMAL) {
            return new Call(function, List.of(Casts.to(left, type), Casts.to(right, type)), type);
        }
        return switch (function) {
            case MULTIPLY, DIVIDE -> new Call(function, List.of(Casts.toDecimal(left), Casts.toDecimal(right)), type);
            default ->
                new Call(
                        function, List.of(Casts.toScale(left, type.scale()), Casts.toScale(right, type.scale())), type);
        };
    }

    private static boolean isDateTime(DataType type) {
        return type.kind() == TypeKind.DATE
                || type.kind() == TypeKind.TIME
                || type.kind().isTimestamp();
    }

    private static boolean isInterval(DataType type) {
        return type.kind() == TypeKind.INTERVAL_DAY || type.kind() == TypeKind.INTERVAL_MONTH;
    }

    private static Expression negated(Expression interval) {
        if (interval instanceof Literal(Long value, DataType type)) {
            return new Literal(Math.negateExact(value), type);
        }
        return new Call(ScalarFunction.NEGATE, List.of(interval), interval.type());
    }

    /** The result is as wide as the argument; where SQL says TIMESTAMP for a DATE, the argument is cast first. */
    private static Expression addInterval(Expression time, Expression interval, DataType type) {
        Expression start = time.type().kind() == type.kind() ? time : Casts.to(time, type);
        return new Call(ScalarFunction.ADD_INTERVAL, List.of(start, interval), type);
    }

    private Expression difference(RexCall call, Expression left, Expression right, DataType type) {
        if (type.kind() != TypeKind.INTERVAL_DAY || left.type().kind() == TypeKind.TIME) {
            return compiled(call, type);
        }
        DataType common = Casts.common(left.type(), right.type());
        return new Call(
                ScalarFunction.DATETIME_DIFFERENCE,
                List.of(Casts.toKind(left, common), Casts.toKind(right, common)),
                type);
    }

    private Expression extract(@Nullable DateTimeUnit unit, RexNode from, RexCall call, DataType type) {
        if (unit == null) {
            return compiled(call, type);
        }
        Expression part = new Call(
                ScalarFunction.EXTRACT,
                List.of(Literals.text(unit.name()), translate(from)),
                DataType.BIGINT.withNullable(type.nullable()));
        return Casts.toKind(part, type);
    }

    private Expression truncate(@Nullable DateTimeUnit unit, Expression time, RexCall call, DataType type) {
        boolean local = time.type().kind() == TypeKind.TIMESTAMP_LTZ;
        if (unit == null
                || (time.type().kind() != TypeKind.DATE && !time.type().kind().isTimestamp())) {
            return compiled(call, type);
        }
        // Days begin at midnight of the session's zone.
        Expression start = local ? Casts.to(time, DataType.TIMESTAMP) : time;
        Expression truncated =
                new Call(ScalarFunction.DATE_TRUNC, List.of(Literals.text(unit.name()), start), start.type());
        return Casts.toKind(truncated, type);
    }

    /** The unit that a string names, as in {@code DATE_TRUNC('hour', time)}. */
    private static DateTimeUnit namedUnit(RexNode node) {
        String name = node instanceof RexLiteral literal ? literal.getValueAs(String.class) : null;
        if (name == null) {
            throw TravertineException.unsupported("a unit of time that is not a literal");
        }
        String wanted = name.strip().toUpperCase(Locale.ROOT);
        for (DateTimeUnit unit : DateTimeUnit.values()) {
            if (unit.name().equals(wanted) || (unit.name() + "S").equals(wanted)) {
                return unit;
            }
        }
        throw new TravertineException(ErrorCode.INVALID_ARGUMENT, "\"" + name + "\" is not a unit of time");
    }

    /** Our unit for a flag, or null where there is none. */
    private static @Nullable DateTimeUnit unit(RexNode flag) {
        if (!(flag instanceof RexLiteral literal)) {
            return null;
        }
        TimeUnit unit = switch (literal.getValue()) {
            case TimeUnitRange range when range.endUnit == null -> range.startUnit;
            case TimeUnit single -> single;
            case null, default -> null;
        };
        if (unit == null) {
            return null;
        }
        for (DateTimeUnit ours : DateTimeUnit.values()) {
            if (ours.name().equals(unit.name())) {
                return ours;
            }
        }
        return null;
    }

    private Expression like(RexCall call, DataType type) {
        boolean plain = call.getOperator().getName().equals("LIKE");
        boolean ignoringCase = call.getOperator().getName().equals("ILIKE");
        if (!plain && !ignoringCase) {
            return compiled(call, type);
        }
        return new Call(plain ? ScalarFunction.LIKE : ScalarFunction.ILIKE, translate(call.getOperands()), type);
    }

    private Expression trim(RexCall call, DataType type) {
        List<RexNode> operands = call.getOperands();
        boolean both = operands.get(0) instanceof RexLiteral flag && flag.getValue() == SqlTrimFunction.Flag.BOTH;
        boolean spaces = operands.get(1) instanceof RexLiteral what && " ".equals(what.getValueAs(String.class));
        return both && spaces
                ? new Call(ScalarFunction.TRIM, List.of(translate(operands.get(2))), type)
                : compiled(call, type);
    }

    private Expression named(RexCall call, DataType type) {
        List<RexNode> operands = call.getOperands();
        return switch (call.getOperator().getName()) {
            case "||" ->
                type.kind().isText() && operands.size() == 2
                        ? new Call(ScalarFunction.CONCAT, translate(operands), type)
                        : compiled(call, type);
            case "DATE_TRUNC" -> truncate(namedUnit(operands.get(0)), translate(operands.get(1)), call, type);
            case "DATE_PART" -> extract(namedUnit(operands.get(0)), operands.get(1), call, type);
            case "IN_SET" -> inSet(operands, type);
            case "WINDOW_START" -> new Call(ScalarFunction.WINDOW_START, translate(operands), type);
            case "UPPER" -> new Call(ScalarFunction.UPPER, translate(operands), type);
            case "LOWER" -> new Call(ScalarFunction.LOWER, translate(operands), type);
            case "ABS" ->
                type.kind().isNumeric()
                        ? new Call(
                                ScalarFunction.ABS, List.of(Casts.toKind(translate(operands.getFirst()), type)), type)
                        : compiled(call, type);
            case "CHAR_LENGTH", "CHARACTER_LENGTH", "LENGTH" ->
                operands.getFirst().getType().getSqlTypeName().getFamily()
                                == org.apache.calcite.sql.type.SqlTypeFamily.CHARACTER
                        ? new Call(ScalarFunction.CHAR_LENGTH, translate(operands), type)
                        : compiled(call, type);
            case "SUBSTRING", "SUBSTR" -> substring(call, type);
            case "CURRENT_TIMESTAMP", "LOCALTIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "LOCALTIME", "NOW" ->
                Casts.to(new Call(ScalarFunction.CURRENT_TIMESTAMP, List.of(), DataType.TIMESTAMP_LTZ.notNull()), type);
            default -> compiled(call, type);
        };
    }

    /** A set where all literals have the argument's kind, else comparisons. */
    private Expression inSet(List<RexNode> operands, DataType type) {
        Expression argument = translate(operands.getFirst());
        List<Expression> values = operands.stream().skip(1).map(this::translate).toList();
        DataType common = argument.type();
        for (Expression value : values) {
            common = Casts.common(common, value.type());
        }
        List<Literal> literals = new ArrayList<>();
        for (Expression value : values) {
            if (value.type().kind().isText() == argument.type().kind().isText()
                    && Casts.toKind(value, common.notNull()) instanceof Literal literal) {
                literals.add(literal);
            }
        }
        if (literals.size() == values.size()) {
            return new InSet(Casts.toKind(argument, common), literals, false, type);
        }
        List<Expression> equals = values.stream()
                .map(value -> comparison(
                        ScalarFunction.EQ,
                        argument,
                        Casts.to(value, argument.type().notNull()),
                        type))
                .toList();
        return new Call(ScalarFunction.OR, equals, type);
    }

    private Expression substring(RexCall call, DataType type) {
        if (!type.kind().isText()
                || call.getOperands().stream()
                        .skip(1)
                        .anyMatch(o -> !DataTypes.of(o.getType()).kind().isInteger())) {
            return compiled(call, type);
        }
        List<Expression> arguments = new ArrayList<>();
        for (RexNode operand : call.getOperands()) {
            Expression argument = translate(operand);
            arguments.add(arguments.isEmpty() ? argument : Casts.toKind(argument, DataType.INTEGER));
        }
        return new Call(ScalarFunction.SUBSTRING, arguments, type);
    }

    private Expression compiled(RexCall call, DataType type) {
        return compiler.compile(call, builder, this::translate, type);
    }
}
