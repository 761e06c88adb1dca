package dev.travertine.sql;

import dev.travertine.sql.grammar.TravertineLexer;
import dev.travertine.sql.grammar.TravertineParser.BetweenContext;
import dev.travertine.sql.grammar.TravertineParser.BooleanExpressionContext;
import dev.travertine.sql.grammar.TravertineParser.ComparisonContext;
import dev.travertine.sql.grammar.TravertineParser.ComparisonOperatorContext;
import dev.travertine.sql.grammar.TravertineParser.ConjunctionContext;
import dev.travertine.sql.grammar.TravertineParser.DisjunctionContext;
import dev.travertine.sql.grammar.TravertineParser.ExpressionContext;
import dev.travertine.sql.grammar.TravertineParser.ExpressionListContext;
import dev.travertine.sql.grammar.TravertineParser.InContext;
import dev.travertine.sql.grammar.TravertineParser.IsContext;
import dev.travertine.sql.grammar.TravertineParser.LikeContext;
import dev.travertine.sql.grammar.TravertineParser.NegationContext;
import dev.travertine.sql.grammar.TravertineParser.PredicateContext;
import dev.travertine.sql.grammar.TravertineParser.QuantifiedContext;
import dev.travertine.sql.grammar.TravertineParser.SimplePredicateContext;
import dev.travertine.sql.grammar.TravertineParser.SimpleValueContext;
import dev.travertine.sql.grammar.TravertineParser.SubqueryContext;
import dev.travertine.sql.grammar.TravertineParser.ValueExpressionContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Boolean expressions and predicates; what they compare is {@link ValueBuilder}'s. */
final class ExpressionBuilder {
    private final Chapters chapters;
    private final ValueBuilder values;

    ExpressionBuilder(Chapters chapters) {
        this.chapters = chapters;
        this.values = new ValueBuilder(chapters);
    }

    SqlNode expression(ExpressionContext context) {
        return bool(context.booleanExpression());
    }

    SqlNode value(ValueExpressionContext context) {
        return values.value(context);
    }

    List<SqlNode> expressions(List<ExpressionContext> contexts) {
        List<SqlNode> nodes = new ArrayList<>(contexts.size());
        for (ExpressionContext context : contexts) {
            nodes.add(expression(context));
        }
        return nodes;
    }

    SqlNodeList list(List<ExpressionContext> contexts) {
        return new SqlNodeList(
                expressions(contexts), Positions.span(contexts.get(0), contexts.get(contexts.size() - 1)));
    }

    @Nullable
    SqlNode optional(@Nullable ExpressionContext context) {
        return context == null ? null : expression(context);
    }

    /** The rows of VALUES: an expression in parentheses is a row of its items, any other a row of one. */
    SqlNode row(ExpressionContext context) {
        return values.row(context);
    }

    private SqlNode bool(BooleanExpressionContext context) {
        return switch (context) {
            case SimplePredicateContext c -> predicate(c.predicate());
            case NegationContext c -> SqlStdOperatorTable.NOT.createCall(Positions.of(c), bool(c.booleanExpression()));
            case ConjunctionContext c -> chain(SqlStdOperatorTable.AND, c);
            case DisjunctionContext c -> chain(SqlStdOperatorTable.OR, c);
            default -> throw new IllegalStateException(context.getClass().getName());
        };
    }

    /** Walks down the left side in a loop: {@code a OR b OR c} hangs there, however long it is. */
    private SqlNode chain(SqlOperator operator, BooleanExpressionContext top) {
        List<Chains.Operand> operands = new ArrayList<>();
        BooleanExpressionContext context = top;
        while (context.getClass() == top.getClass()) {
            BooleanExpressionContext right =
                    context instanceof ConjunctionContext c ? c.right : ((DisjunctionContext) context).right;
            operands.add(new Chains.Operand(bool(right), Positions.of(right)));
            context = context instanceof ConjunctionContext c ? c.left : ((DisjunctionContext) context).left;
        }
        operands.add(new Chains.Operand(bool(context), Positions.of(context)));
        Collections.reverse(operands);
        return Chains.join(operator, operands);
    }

    private SqlNode predicate(PredicateContext context) {
        return switch (context) {
            case SimpleValueContext c -> value(c.valueExpression());
            case BetweenContext c -> between(c);
            case InContext c -> in(c);
            case LikeContext c -> like(c);
            case QuantifiedContext c -> quantified(c);
            case ComparisonContext c ->
                comparison(c.comparisonOperator()).createCall(Positions.of(c), predicate(c.left), predicate(c.right));
            case IsContext c -> is(c);
            default -> throw new IllegalStateException(context.getClass().getName());
        };
    }

    private SqlNode between(BetweenContext context) {
        boolean not = context.NOT() != null;
        SqlOperator operator = context.SYMMETRIC() == null
                ? not ? SqlStdOperatorTable.NOT_BETWEEN : SqlStdOperatorTable.BETWEEN
                : not ? SqlStdOperatorTable.SYMMETRIC_NOT_BETWEEN : SqlStdOperatorTable.SYMMETRIC_BETWEEN;
        return operator.createCall(
                Positions.of(context), predicate(context.value), value(context.lower), value(context.upper));
    }

    private SqlNode in(InContext context) {
        SqlOperator operator = context.NOT() == null ? SqlStdOperatorTable.IN : SqlStdOperatorTable.NOT_IN;
        return operator.createCall(
                Positions.of(context),
                predicate(context.value),
                queryOrList(context.subquery(), context.expressionList()));
    }

    private SqlNode quantified(QuantifiedContext context) {
        SqlKind kind = comparison(context.comparisonOperator()).getKind();
        SqlQuantifyOperator operator =
                context.ALL() == null ? SqlStdOperatorTable.some(kind) : SqlStdOperatorTable.all(kind);
        return operator.createCall(
                Positions.of(context),
                predicate(context.value),
                queryOrList(context.subquery(), context.expressionList()));
    }

    private SqlNode queryOrList(@Nullable SubqueryContext query, ExpressionListContext list) {
        return query == null
                ? new SqlNodeList(expressions(list.expression()), Positions.of(list))
                : chapters.queries.query(query.query());
    }

    private SqlNode like(LikeContext context) {
        boolean not = context.NOT() != null;
        ParserRuleContext word = context.likeOperator();
        SqlOperator operator = switch (word.getStart().getType()) {
            case TravertineLexer.LIKE -> not ? SqlStdOperatorTable.NOT_LIKE : SqlStdOperatorTable.LIKE;
            case TravertineLexer.ILIKE -> not ? SqlLibraryOperators.NOT_ILIKE : SqlLibraryOperators.ILIKE;
            default -> not ? SqlStdOperatorTable.NOT_SIMILAR_TO : SqlStdOperatorTable.SIMILAR_TO;
        };
        List<SqlNode> operands = new ArrayList<>();
        operands.add(predicate(context.value));
        operands.add(value(context.pattern));
        if (context.escape != null) {
            operands.add(value(context.escape));
        }
        return operator.createCall(Positions.of(context), operands);
    }

    private SqlNode is(IsContext context) {
        boolean not = context.NOT() != null;
        Token last = context.getStop();
        SqlOperator operator = switch (last.getType()) {
            case TravertineLexer.NULL -> not ? SqlStdOperatorTable.IS_NOT_NULL : SqlStdOperatorTable.IS_NULL;
            case TravertineLexer.TRUE -> not ? SqlStdOperatorTable.IS_NOT_TRUE : SqlStdOperatorTable.IS_TRUE;
            case TravertineLexer.FALSE -> not ? SqlStdOperatorTable.IS_NOT_FALSE : SqlStdOperatorTable.IS_FALSE;
            default -> not ? SqlStdOperatorTable.IS_NOT_UNKNOWN : SqlStdOperatorTable.IS_UNKNOWN;
        };
        SqlParserPos pos = Positions.of(context);
        return operator.createCall(pos, predicate(context.value));
    }

    private static SqlOperator comparison(ComparisonOperatorContext context) {
        return switch (context.getStart().getType()) {
            case TravertineLexer.EQ -> SqlStdOperatorTable.EQUALS;
            case TravertineLexer.NE -> SqlStdOperatorTable.NOT_EQUALS;
            case TravertineLexer.LT -> SqlStdOperatorTable.LESS_THAN;
            case TravertineLexer.LE -> SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
            case TravertineLexer.GT -> SqlStdOperatorTable.GREATER_THAN;
            case TravertineLexer.GE -> SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
            default ->
                context.NOT() == null ? SqlStdOperatorTable.IS_DISTINCT_FROM : SqlStdOperatorTable.IS_NOT_DISTINCT_FROM;
        };
    }
}
