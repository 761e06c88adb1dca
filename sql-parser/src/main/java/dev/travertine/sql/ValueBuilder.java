package dev.travertine.sql;

import dev.travertine.sql.grammar.TravertineLexer;
import dev.travertine.sql.grammar.TravertineParser.AdditiveContext;
import dev.travertine.sql.grammar.TravertineParser.ArrayConstructorContext;
import dev.travertine.sql.grammar.TravertineParser.ArrayQueryContext;
import dev.travertine.sql.grammar.TravertineParser.CaseContext;
import dev.travertine.sql.grammar.TravertineParser.ConcatenationContext;
import dev.travertine.sql.grammar.TravertineParser.ExistsContext;
import dev.travertine.sql.grammar.TravertineParser.ExplicitRowContext;
import dev.travertine.sql.grammar.TravertineParser.ExpressionContext;
import dev.travertine.sql.grammar.TravertineParser.FieldAccessContext;
import dev.travertine.sql.grammar.TravertineParser.IntervalValueContext;
import dev.travertine.sql.grammar.TravertineParser.LiteralExpressionContext;
import dev.travertine.sql.grammar.TravertineParser.MultiplicativeContext;
import dev.travertine.sql.grammar.TravertineParser.NameOrCallContext;
import dev.travertine.sql.grammar.TravertineParser.ParameterExpressionContext;
import dev.travertine.sql.grammar.TravertineParser.ParenthesisedContext;
import dev.travertine.sql.grammar.TravertineParser.PrimaryExpressionContext;
import dev.travertine.sql.grammar.TravertineParser.ReservedNameCallContext;
import dev.travertine.sql.grammar.TravertineParser.RowItemContext;
import dev.travertine.sql.grammar.TravertineParser.ScalarSubqueryContext;
import dev.travertine.sql.grammar.TravertineParser.ShortCastContext;
import dev.travertine.sql.grammar.TravertineParser.SignedContext;
import dev.travertine.sql.grammar.TravertineParser.SimplePredicateContext;
import dev.travertine.sql.grammar.TravertineParser.SimplePrimaryContext;
import dev.travertine.sql.grammar.TravertineParser.SimpleValueContext;
import dev.travertine.sql.grammar.TravertineParser.SpecialCallContext;
import dev.travertine.sql.grammar.TravertineParser.SubscriptContext;
import dev.travertine.sql.grammar.TravertineParser.ValueExpressionContext;
import dev.travertine.sql.grammar.TravertineParser.WhenClauseContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Arithmetic and what it is made of: names, calls, CASE, casts, rows, subqueries. */
final class ValueBuilder {
    private final Chapters chapters;

    ValueBuilder(Chapters chapters) {
        this.chapters = chapters;
    }

    SqlNode value(ValueExpressionContext context) {
        return switch (context) {
            case SimplePrimaryContext c -> primary(c.primaryExpression());
            case SignedContext c -> signed(c);
            case ConcatenationContext c -> concatenation(c);
            case AdditiveContext c -> arithmetic(c);
            case MultiplicativeContext c -> arithmetic(c);
            default -> throw new IllegalStateException(context.getClass().getName());
        };
    }

    SqlNode row(ExpressionContext context) {
        PrimaryExpressionContext primary = primaryOrNull(context);
        if (primary instanceof ExplicitRowContext c) {
            return row(c.rowItem(), Positions.of(c));
        }
        if (primary instanceof ParenthesisedContext c) {
            ExpressionContext only = c.rowItem().size() == 1 ? c.rowItem(0).expression() : null;
            // (ROW (1, 2)) is how Calcite writes a row of VALUES
            return only != null && primaryOrNull(only) instanceof ExplicitRowContext
                    ? chapters.expressions.expression(only)
                    : row(c.rowItem(), Positions.of(c));
        }
        SqlNode value = chapters.expressions.expression(context);
        return SqlStdOperatorTable.ROW.createCall(value.getParserPosition(), value);
    }

    /** A sign in front of a number is part of the number. */
    private SqlNode signed(SignedContext context) {
        SqlParserPos pos = Positions.of(context);
        SqlNode value = value(context.valueExpression());
        if (value instanceof SqlNumericLiteral number && !isParenthesised(context.valueExpression())) {
            return context.MINUS() == null ? number : SqlLiteral.createNegative(number, pos);
        }
        SqlOperator operator =
                context.MINUS() == null ? SqlStdOperatorTable.UNARY_PLUS : SqlStdOperatorTable.UNARY_MINUS;
        return operator.createCall(pos, value);
    }

    private static boolean isParenthesised(ValueExpressionContext context) {
        return context instanceof SimplePrimaryContext p && p.primaryExpression() instanceof ParenthesisedContext;
    }

    private SqlNode concatenation(ConcatenationContext top) {
        List<Chains.Operand> operands = new ArrayList<>();
        ValueExpressionContext context = top;
        while (context instanceof ConcatenationContext c) {
            operands.add(new Chains.Operand(value(c.right), Positions.of(c.right)));
            context = c.left;
        }
        operands.add(new Chains.Operand(value(context), Positions.of(context)));
        Collections.reverse(operands);
        return Chains.join(SqlStdOperatorTable.CONCAT, operands);
    }

    /** Walks down the left side in a loop, then builds from the innermost operation outwards. */
    private SqlNode arithmetic(ValueExpressionContext top) {
        Deque<ValueExpressionContext> operations = new ArrayDeque<>();
        ValueExpressionContext context = top;
        while (context instanceof AdditiveContext || context instanceof MultiplicativeContext) {
            operations.push(context);
            context = context instanceof AdditiveContext c ? c.left : ((MultiplicativeContext) context).left;
        }
        Chains.checkLength(operations.size(), Positions.of(top));
        SqlNode node = value(context);
        for (ValueExpressionContext operation : operations) {
            ValueExpressionContext right =
                    operation instanceof AdditiveContext c ? c.right : ((MultiplicativeContext) operation).right;
            node = operator(operation).createCall(Positions.of(operation), node, value(right));
        }
        return node;
    }

    private static SqlOperator operator(ValueExpressionContext operation) {
        TerminalNode sign = (TerminalNode) operation.getChild(1);
        return switch (sign.getSymbol().getType()) {
            case TravertineLexer.PLUS -> SqlStdOperatorTable.PLUS;
            case TravertineLexer.MINUS -> SqlStdOperatorTable.MINUS;
            case TravertineLexer.STAR -> SqlStdOperatorTable.MULTIPLY;
            case TravertineLexer.SLASH -> SqlStdOperatorTable.DIVIDE;
            default -> SqlStdOperatorTable.PERCENT_REMAINDER;
        };
    }

    private SqlNode primary(PrimaryExpressionContext context) {
        return switch (context) {
            case LiteralExpressionContext c -> chapters.literals.literal(c.literal());
            case ParameterExpressionContext c -> chapters.literals.parameter(c.parameter());
            case IntervalValueContext c -> chapters.intervals.interval(c.intervalExpression());
            case NameOrCallContext c ->
                c.functionCall() == null
                        ? chapters.names.qualified(c.qualifiedName())
                        : chapters.functions.call(c.qualifiedName(), c.functionCall());
            case ReservedNameCallContext c -> chapters.functions.call(c);
            case SpecialCallContext c -> chapters.functions.call(c);
            case CaseContext c -> caseOf(c);
            case ExistsContext c ->
                SqlStdOperatorTable.EXISTS.createCall(
                        Positions.of(c), chapters.queries.query(c.subquery().query()));
            case ScalarSubqueryContext c -> chapters.queries.query(c.subquery().query());
            case ExplicitRowContext c -> row(c.rowItem(), Positions.of(c));
            case ParenthesisedContext c -> parenthesised(c);
            case ArrayConstructorContext c ->
                SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(
                        Positions.of(c), chapters.expressions.expressions(c.expression()));
            case ArrayQueryContext c ->
                SqlStdOperatorTable.ARRAY_QUERY.createCall(
                        Positions.of(c), chapters.queries.query(c.subquery().query()));
            case ShortCastContext c ->
                SqlStdOperatorTable.CAST.createCall(
                        Positions.of(c), primary(c.primaryExpression()), chapters.types.castTarget(c.type()));
            case SubscriptContext c ->
                SqlStdOperatorTable.ITEM.createCall(
                        Positions.of(c),
                        primary(c.primaryExpression()),
                        chapters.expressions.expression(c.expression()));
            case FieldAccessContext c ->
                SqlStdOperatorTable.DOT.createCall(
                        Positions.of(c), primary(c.primaryExpression()), chapters.names.simple(c.identifier()));
            default -> throw new IllegalStateException(context.getClass().getName());
        };
    }

    private SqlNode parenthesised(ParenthesisedContext context) {
        return context.rowItem().size() == 1
                ? rowItem(context.rowItem(0))
                : row(context.rowItem(), Positions.of(context));
    }

    private SqlNode row(List<RowItemContext> items, SqlParserPos pos) {
        List<SqlNode> nodes = new ArrayList<>();
        for (RowItemContext item : items) {
            nodes.add(rowItem(item));
        }
        return SqlStdOperatorTable.ROW.createCall(pos, nodes);
    }

    private SqlNode rowItem(RowItemContext context) {
        return context.expression() == null
                ? SqlStdOperatorTable.DEFAULT.createCall(Positions.of(context))
                : chapters.expressions.expression(context.expression());
    }

    private SqlNode caseOf(CaseContext context) {
        List<SqlNode> whens = new ArrayList<>();
        List<SqlNode> thens = new ArrayList<>();
        for (WhenClauseContext clause : context.whenClause()) {
            List<ExpressionContext> parts = clause.expression();
            List<ExpressionContext> conditions = parts.subList(0, parts.size() - 1);
            whens.add(
                    conditions.size() == 1
                            ? chapters.expressions.expression(conditions.get(0))
                            : chapters.expressions.list(conditions));
            thens.add(chapters.expressions.expression(parts.get(parts.size() - 1)));
        }
        return SqlCase.createSwitched(
                Positions.of(context),
                chapters.expressions.optional(context.operand),
                new SqlNodeList(whens, SqlParserPos.sum(whens)),
                new SqlNodeList(thens, SqlParserPos.sum(thens)),
                chapters.expressions.optional(context.otherwise));
    }

    /** The primary expression that is the whole of an expression, or null where there is more to it. */
    private static @Nullable PrimaryExpressionContext primaryOrNull(ExpressionContext expression) {
        ParserRuleContext bool = expression.booleanExpression();
        return bool instanceof SimplePredicateContext p
                        && p.predicate() instanceof SimpleValueContext v
                        && v.valueExpression() instanceof SimplePrimaryContext s
                ? s.primaryExpression()
                : null;
    }
}
