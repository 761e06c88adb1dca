package dev.travertine.executor.expression;

import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.DateTimeUnit;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds the nodes of expressions that are evaluated over the same rows; equal parts become one node. Parts that may see
 * fewer rows (branches of CASE, guarded arguments of AND and OR) are built by a builder of their own.
 */
final class NodeBuilder {
    private final OperatorContext context;
    private final Resources resources;
    /** Whether all that is built is evaluated over the values of a dictionary already. */
    private final boolean byValue;

    private final Map<Expression, Node> known = new HashMap<>();

    NodeBuilder(OperatorContext context, Resources resources) {
        this(context, resources, false);
    }

    private NodeBuilder(OperatorContext context, Resources resources, boolean byValue) {
        this.context = context;
        this.resources = resources;
        this.byValue = byValue;
    }

    /** The expression's value as a column: a plain column is handed on as it is. */
    ColumnResult result(Expression expression) {
        return switch (expression) {
            case Expression.ColumnRef column -> input -> input.column(column.index());
            case Expression.Literal literal -> constantResult(constant(literal.value(), literal.type()));
            case Expression.Parameter parameter -> constantResult(constant(bound(parameter), parameter.type()));
            default -> {
                Node node = node(expression);
                ColumnWriter writer = resources.own(new ColumnWriter(context.allocator(), expression.type()));
                yield input -> writer.write(node.evaluate(input));
            }
        };
    }

    private static ColumnResult constantResult(Column value) {
        return input -> Column.constant(value, input.rows());
    }

    Node node(Expression expression) {
        Node node = known.get(expression);
        if (node == null) {
            node = dictionaryNode(expression);
            if (!Traits.isVolatile(expression)) {
                node = new SharedNode(node, resources);
                known.put(expression, node);
            }
        }
        return node;
    }

    /** The node, by dictionary where that can pay. */
    private Node dictionaryNode(Expression expression) {
        Expression.@Nullable ColumnRef text = byValue ? null : Traits.onlyTextColumn(expression);
        if (text == null) {
            return plainNode(expression);
        }
        Node inner = new NodeBuilder(context, resources, true).plainNode(expression);
        return new DictionaryNode(text.index(), text.type(), inner, expression.type(), context, resources);
    }

    private Node plainNode(Expression expression) {
        return switch (expression) {
            case Expression.ColumnRef column -> new ColumnNode(column.index(), Form.of(column.type()));
            case Expression.Literal literal -> new ConstantNode(constant(literal.value(), literal.type()));
            case Expression.Parameter parameter -> new ConstantNode(constant(bound(parameter), parameter.type()));
            case Expression.Call call -> call(call);
            case Expression.Cast cast ->
                Casts.cast(node(cast.argument()), cast.argument().type(), cast.type(), cast.safe(), context, resources);
            case Expression.Case choice ->
                new CaseNode(
                        conditionals(choice.conditions()),
                        conditionals(choice.results()),
                        conditional(choice.otherwise()),
                        new Branches(choice.type(), context, resources));
            case Expression.InSet set ->
                new InSetNode(
                        node(set.argument()),
                        set.values(),
                        set.hasNull(),
                        Form.of(set.argument().type()),
                        set.argument().type().scale());
            case Expression.Compiled compiled ->
                new CompiledNode(
                        compiled.function(),
                        compiled.arguments().stream().map(this::result).toList(),
                        compiled.type(),
                        context,
                        resources);
        };
    }

    private Conditional conditional(Expression expression) {
        Node node = new NodeBuilder(context, resources, byValue).node(expression);
        return resources.own(new Conditional(node, context));
    }

    private List<Conditional> conditionals(List<Expression> expressions) {
        return expressions.stream().map(this::conditional).toList();
    }

    private Node call(Expression.Call call) {
        List<Expression> arguments = call.arguments();
        DataType type = call.type();
        return switch (call.function()) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MOD -> arithmetic(call.function(), arguments, type);
            case NEGATE, ABS -> new UnaryArithmetic(call.function(), node(arguments.getFirst()), type);
            case EQ, NE, LT, LE, GT, GE, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM -> comparison(call);
            case AND, OR -> andOr(call);
            case NOT, IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE ->
                new TruthTest(call.function(), node(arguments.getFirst()));
            case COALESCE ->
                new CoalesceNode(
                        node(arguments.getFirst()),
                        conditionals(arguments.subList(1, arguments.size())),
                        new Branches(type, context, resources));
            case LIKE -> new LikeNode(node(arguments.get(0)), node(arguments.get(1)), escape(arguments));
            case ILIKE ->
                new LikeNode(
                        lowered(arguments.get(0)), lowered(arguments.get(1)), Character.toLowerCase(escape(arguments)));
            case CONCAT, UPPER, LOWER ->
                new TextFunction(
                        call.function(), arguments.stream().map(this::node).toArray(Node[]::new), context, resources);
            case SUBSTRING, TRIM, CHAR_LENGTH ->
                new TextPart(
                        call.function(),
                        node(arguments.get(0)),
                        arguments.size() > 1 ? node(arguments.get(1)) : null,
                        arguments.size() > 2 ? node(arguments.get(2)) : null);
            default -> timeCall(call);
        };
    }

    private Node timeCall(Expression.Call call) {
        List<Expression> arguments = call.arguments();
        DataType type = call.type();
        return switch (call.function()) {
            case EXTRACT ->
                new ExtractNode(
                        unit(arguments.get(0)),
                        node(arguments.get(1)),
                        arguments.get(1).type(),
                        context.functions().zone());
            case DATE_TRUNC ->
                new TruncateNode(
                        unit(arguments.get(0)),
                        node(arguments.get(1)),
                        type,
                        context.functions().zone());
            case ADD_INTERVAL ->
                new IntervalArithmetic(
                        node(arguments.get(0)),
                        arguments.get(0).type(),
                        node(arguments.get(1)),
                        arguments.get(1).type(),
                        type,
                        context.functions().zone());
            case DATETIME_DIFFERENCE ->
                new DateTimeDifference(
                        node(arguments.get(0)),
                        node(arguments.get(1)),
                        arguments.get(0).type(),
                        type);
            case WINDOW_START ->
                new WindowStart(node(arguments.get(0)), node(arguments.get(1)), node(arguments.get(2)));
            case CURRENT_TIMESTAMP ->
                new ConstantNode(constant(context.functions().nowMicros(), type));
            default -> throw TravertineException.unsupported(call.function().sql());
        };
    }

    private Node arithmetic(ScalarFunction function, List<Expression> arguments, DataType type) {
        DataType leftType = arguments.get(0).type();
        DataType rightType = arguments.get(1).type();
        Node left = node(arguments.get(0));
        Node right = node(arguments.get(1));
        if (Form.of(type) == Form.DOUBLE) {
            return new DoubleArithmetic(function, left, right, type);
        }
        if (type.kind() != TypeKind.DECIMAL) {
            return new LongArithmetic(function, left, right, type);
        }
        boolean plain = function != ScalarFunction.DIVIDE
                && (function != ScalarFunction.MULTIPLY || type.scale() == leftType.scale() + rightType.scale())
                && Form.of(type) == Form.LONG
                && Form.of(leftType) == Form.LONG
                && Form.of(rightType) == Form.LONG;
        return plain
                ? new LongArithmetic(function, left, right, type)
                : new DecimalArithmetic(function, left, leftType, right, rightType, type);
    }

    private Node comparison(Expression.Call call) {
        Expression left = call.arguments().get(0);
        Expression right = call.arguments().get(1);
        return Comparison.of(call.function(), wide(left, right.type()), wide(right, left.type()));
    }

    /** The value in the form that it is compared in: decimals of different length meet in the longer form. */
    private Node wide(Expression expression, DataType other) {
        Node node = node(expression);
        Form own = Form.of(expression.type());
        Form wanted = Form.of(other);
        if (own == Form.LONG && wanted == Form.INT128) {
            return new NumericCast(node, expression.type(), other, false);
        }
        if (own != wanted && !(own == Form.INT128 && wanted == Form.LONG)) {
            throw new IllegalStateException("comparison of " + expression.type() + " and " + other);
        }
        return node;
    }

    private Node andOr(Expression.Call call) {
        List<Node> plain = new ArrayList<>();
        List<Conditional> guarded = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            if (Traits.isPlain(argument)) {
                plain.add(node(argument));
            }
        }
        for (Expression argument : call.arguments()) {
            if (!Traits.isPlain(argument)) {
                guarded.add(conditional(argument));
            }
        }
        return new AndOr(call.function() == ScalarFunction.OR, plain, guarded);
    }

    private Node lowered(Expression text) {
        Node[] arguments = {node(text)};
        return new TextFunction(ScalarFunction.LOWER, arguments, context, resources);
    }

    private int escape(List<Expression> arguments) {
        if (arguments.size() < 3) {
            return -1;
        }
        String text = string(arguments.get(2));
        if (text.codePointCount(0, text.length()) != 1) {
            throw new TravertineException(ErrorCode.INVALID_ESCAPE, "LIKE escape must be one character");
        }
        return text.codePointAt(0);
    }

    private DateTimeUnit unit(Expression expression) {
        return DateTimeUnit.valueOf(string(expression));
    }

    private String string(Expression expression) {
        Object value = expression instanceof Expression.Literal literal
                ? literal.value()
                : expression instanceof Expression.Parameter parameter ? bound(parameter) : null;
        if (!(value instanceof String text)) {
            throw TravertineException.unsupported("an argument that is no literal: " + expression);
        }
        return text;
    }

    private @Nullable Object bound(Expression.Parameter parameter) {
        if (parameter.index() >= context.parameters().size()) {
            throw new TravertineException(
                    ErrorCode.UNDEFINED_PARAMETER, "no value for parameter " + (parameter.index() + 1));
        }
        return context.parameters().get(parameter.index());
    }

    /** One row that holds the value. */
    private Column constant(@Nullable Object value, DataType type) {
        ColumnBuffer buffer = resources.own(new ColumnBuffer(context.allocator(), type, 1));
        buffer.appendObject(value);
        return buffer.view();
    }
}
