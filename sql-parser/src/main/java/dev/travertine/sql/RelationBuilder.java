package dev.travertine.sql;

import dev.travertine.sql.grammar.TravertineParser.JoinContext;
import dev.travertine.sql.grammar.TravertineParser.JoinTypeContext;
import dev.travertine.sql.grammar.TravertineParser.NamedTableContext;
import dev.travertine.sql.grammar.TravertineParser.NestedRelationContext;
import dev.travertine.sql.grammar.TravertineParser.RelationContext;
import dev.travertine.sql.grammar.TravertineParser.SubqueryTableContext;
import dev.travertine.sql.grammar.TravertineParser.TableAliasContext;
import dev.travertine.sql.grammar.TravertineParser.TableFactorContext;
import dev.travertine.sql.grammar.TravertineParser.TableFunctionContext;
import dev.travertine.sql.grammar.TravertineParser.TablePrimaryContext;
import dev.travertine.sql.grammar.TravertineParser.UnnestContext;
import dev.travertine.sql.grammar.TravertineParser.WrappedTableFunctionContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSnapshot;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** What stands behind FROM: tables, subqueries, table functions and their joins. */
final class RelationBuilder {
    private final Chapters chapters;

    RelationBuilder(Chapters chapters) {
        this.chapters = chapters;
    }

    /** {@code FROM a, b JOIN c}: commas bind loosest, as the standard has it. */
    SqlNode from(List<RelationContext> contexts) {
        SqlNode node = relation(contexts.get(0));
        for (int i = 1; i < contexts.size(); i++) {
            SqlParserPos pos = Positions.span(contexts.get(0), contexts.get(i));
            node = join(pos, node, false, JoinType.COMMA, relation(contexts.get(i)), JoinConditionType.NONE, null);
        }
        return node;
    }

    private SqlNode relation(RelationContext context) {
        SqlNode node = factor(context.tableFactor());
        Chains.checkLength(context.join().size(), Positions.of(context));
        for (JoinContext join : context.join()) {
            node = join(Positions.span(context, join), node, join);
        }
        return node;
    }

    private SqlNode join(SqlParserPos pos, SqlNode left, JoinContext context) {
        SqlNode right = factor(context.tableFactor());
        boolean natural = context.NATURAL() != null;
        JoinType type = context.CROSS() == null ? type(context.joinType()) : JoinType.CROSS;
        if (context.expression() != null) {
            SqlNode condition = chapters.expressions.expression(context.expression());
            return join(pos, left, natural, type, right, JoinConditionType.ON, condition);
        }
        if (context.columnList() != null) {
            SqlNode columns = chapters.names.list(context.columnList());
            return join(pos, left, natural, type, right, JoinConditionType.USING, columns);
        }
        return join(pos, left, natural, type, right, JoinConditionType.NONE, null);
    }

    @SuppressWarnings("NullAway") // a join without a condition has null for it
    private static SqlJoin join(
            SqlParserPos pos,
            SqlNode left,
            boolean natural,
            JoinType type,
            SqlNode right,
            JoinConditionType conditionType,
            @Nullable SqlNode condition) {
        return new SqlJoin(
                pos,
                left,
                SqlLiteral.createBoolean(natural, pos),
                type.symbol(pos),
                right,
                conditionType.symbol(pos),
                condition);
    }

    private static JoinType type(@Nullable JoinTypeContext context) {
        if (context == null || context.INNER() != null) {
            return JoinType.INNER;
        }
        if (context.LEFT() != null) {
            return JoinType.LEFT;
        }
        return context.RIGHT() == null ? JoinType.FULL : JoinType.RIGHT;
    }

    private SqlNode factor(TableFactorContext context) {
        SqlNode table = primary(context.tablePrimary());
        TableAliasContext alias = context.tableAlias();
        if (alias == null) {
            return table;
        }
        List<SqlNode> operands = new ArrayList<>();
        operands.add(table);
        operands.add(chapters.names.simple(alias.identifier()));
        if (alias.columnList() != null) {
            operands.addAll(chapters.names.list(alias.columnList()).getList());
        }
        return SqlStdOperatorTable.AS.createCall(Positions.of(context), operands);
    }

    private SqlNode primary(TablePrimaryContext context) {
        SqlParserPos pos = Positions.of(context);
        return switch (context) {
            case NamedTableContext c -> named(c, pos);
            case TableFunctionContext c ->
                lateral(
                        c.LATERAL(),
                        SqlStdOperatorTable.COLLECTION_TABLE.createCall(
                                pos, chapters.functions.tableFunction(c.qualifiedName(), c.arguments())));
            case WrappedTableFunctionContext c ->
                lateral(
                        c.LATERAL(),
                        SqlStdOperatorTable.COLLECTION_TABLE.createCall(
                                pos, chapters.functions.tableFunction(c.qualifiedName(), c.arguments())));
            case SubqueryTableContext c ->
                lateral(c.LATERAL(), chapters.queries.query(c.subquery().query()));
            case NestedRelationContext c -> relation(c.relation());
            case UnnestContext c -> unnest(c, pos);
            default -> throw new IllegalStateException(context.getClass().getName());
        };
    }

    private SqlNode named(NamedTableContext context, SqlParserPos pos) {
        SqlNode table = chapters.names.qualified(context.qualifiedName());
        return context.snapshot() == null
                ? table
                : new SqlSnapshot(
                        pos,
                        table,
                        chapters.expressions.value(context.snapshot().valueExpression()));
    }

    /** UNNEST sees the tables before it, with LATERAL or without. */
    private SqlNode unnest(UnnestContext context, SqlParserPos pos) {
        SqlOperator operator =
                context.ORDINALITY() == null ? SqlStdOperatorTable.UNNEST : SqlStdOperatorTable.UNNEST_WITH_ORDINALITY;
        return operator.createCall(pos, chapters.expressions.expressions(context.expression()));
    }

    private static SqlNode lateral(@Nullable TerminalNode word, SqlNode table) {
        return word == null
                ? table
                : SqlStdOperatorTable.LATERAL.createCall(
                        Positions.span(Positions.of(word), table.getParserPosition()), table);
    }
}
