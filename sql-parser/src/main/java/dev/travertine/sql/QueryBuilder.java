package dev.travertine.sql;

import dev.travertine.sql.grammar.TravertineParser.AllColumnsContext;
import dev.travertine.sql.grammar.TravertineParser.AllColumnsOfContext;
import dev.travertine.sql.grammar.TravertineParser.EmptyGroupContext;
import dev.travertine.sql.grammar.TravertineParser.FetchClauseContext;
import dev.travertine.sql.grammar.TravertineParser.FromClauseContext;
import dev.travertine.sql.grammar.TravertineParser.GroupByContext;
import dev.travertine.sql.grammar.TravertineParser.GroupExpressionContext;
import dev.travertine.sql.grammar.TravertineParser.GroupingElementContext;
import dev.travertine.sql.grammar.TravertineParser.GroupingSetsContext;
import dev.travertine.sql.grammar.TravertineParser.LimitClauseContext;
import dev.travertine.sql.grammar.TravertineParser.NestedQueryContext;
import dev.travertine.sql.grammar.TravertineParser.QueryBodyContext;
import dev.travertine.sql.grammar.TravertineParser.QueryContext;
import dev.travertine.sql.grammar.TravertineParser.QueryLimitContext;
import dev.travertine.sql.grammar.TravertineParser.QueryPrimaryContext;
import dev.travertine.sql.grammar.TravertineParser.RollupOrCubeContext;
import dev.travertine.sql.grammar.TravertineParser.RowCountContext;
import dev.travertine.sql.grammar.TravertineParser.SelectContext;
import dev.travertine.sql.grammar.TravertineParser.SelectExpressionContext;
import dev.travertine.sql.grammar.TravertineParser.SelectItemContext;
import dev.travertine.sql.grammar.TravertineParser.SelectQueryContext;
import dev.travertine.sql.grammar.TravertineParser.SetOperationContext;
import dev.travertine.sql.grammar.TravertineParser.SimpleQueryContext;
import dev.travertine.sql.grammar.TravertineParser.TableQueryContext;
import dev.travertine.sql.grammar.TravertineParser.ValuesQueryContext;
import dev.travertine.sql.grammar.TravertineParser.WithContext;
import dev.travertine.sql.grammar.TravertineParser.WithItemContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlInternalOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Queries: WITH, SELECT, VALUES, set operations, ORDER BY and LIMIT. */
final class QueryBuilder {
    private final Chapters chapters;

    QueryBuilder(Chapters chapters) {
        this.chapters = chapters;
    }

    SqlNode query(QueryContext context) {
        SqlNode node = body(context.queryBody());
        if (context.with() != null) {
            node = new SqlWith(Positions.span(context, context.queryBody()), with(context.with()), node);
        }
        QueryLimitContext limit = context.queryLimit();
        SqlNode offset = limit == null || limit.offsetClause() == null
                ? null
                : rowCount(limit.offsetClause().rowCount());
        SqlNode fetch = limit == null ? null : fetch(limit);
        if (context.sortItem().isEmpty() && offset == null && fetch == null) {
            return node;
        }
        SqlNodeList order =
                context.sortItem().isEmpty() ? SqlNodeList.EMPTY : chapters.windows.sortItems(context.sortItem());
        return new SqlOrderBy(Positions.of(context), node, order, offset, fetch);
    }

    private SqlNodeList with(WithContext context) {
        SqlLiteral recursive = SqlLiteral.createBoolean(context.RECURSIVE() != null, Positions.of(context));
        List<SqlNode> items = new ArrayList<>();
        for (WithItemContext item : context.withItem()) {
            items.add(new SqlWithItem(
                    Positions.of(item),
                    chapters.names.simple(item.identifier()),
                    item.columnList() == null ? null : chapters.names.list(item.columnList()),
                    query(item.subquery().query()),
                    recursive));
        }
        return new SqlNodeList(items, Positions.of(context));
    }

    /** LIMIT ALL is no limit. */
    private @Nullable SqlNode fetch(QueryLimitContext context) {
        LimitClauseContext limit = context.limitClause();
        if (limit != null) {
            return limit.rowCount() == null ? null : rowCount(limit.rowCount());
        }
        FetchClauseContext fetch = context.fetchClause();
        if (fetch == null) {
            return null;
        }
        return fetch.rowCount() == null
                ? SqlLiteral.createExactNumeric("1", Positions.of(fetch))
                : rowCount(fetch.rowCount());
    }

    private SqlNode rowCount(RowCountContext context) {
        return context.number() == null
                ? chapters.literals.parameter(context.parameter())
                : chapters.literals.number(context.number());
    }

    /** Walks down the left side in a loop: {@code a UNION b UNION c} hangs there. */
    private SqlNode body(QueryBodyContext top) {
        Deque<SetOperationContext> operations = new ArrayDeque<>();
        QueryBodyContext context = top;
        while (context instanceof SetOperationContext c) {
            operations.push(c);
            context = c.left;
        }
        Chains.checkLength(operations.size(), Positions.of(top));
        SqlNode node = primary(((SimpleQueryContext) context).queryPrimary());
        for (SetOperationContext operation : operations) {
            node = setOperator(operation).createCall(Positions.of(operation), node, body(operation.right));
        }
        return node;
    }

    private static SqlOperator setOperator(SetOperationContext context) {
        boolean all = context.setQuantifier() != null && context.setQuantifier().ALL() != null;
        if (context.UNION() != null) {
            return all ? SqlStdOperatorTable.UNION_ALL : SqlStdOperatorTable.UNION;
        }
        if (context.INTERSECT() != null) {
            return all ? SqlStdOperatorTable.INTERSECT_ALL : SqlStdOperatorTable.INTERSECT;
        }
        return all ? SqlStdOperatorTable.EXCEPT_ALL : SqlStdOperatorTable.EXCEPT;
    }

    private SqlNode primary(QueryPrimaryContext context) {
        SqlParserPos pos = Positions.of(context);
        return switch (context) {
            case SelectQueryContext c -> select(c.select());
            case ValuesQueryContext c -> {
                List<SqlNode> rows = new ArrayList<>();
                c.expression().forEach(row -> rows.add(chapters.expressions.row(row)));
                yield SqlStdOperatorTable.VALUES.createCall(pos, rows);
            }
            case TableQueryContext c ->
                SqlStdOperatorTable.EXPLICIT_TABLE.createCall(pos, chapters.names.qualified(c.qualifiedName()));
            case NestedQueryContext c -> query(c.subquery().query());
            default -> throw new IllegalStateException(context.getClass().getName());
        };
    }

    @SuppressWarnings("NullAway") // clauses that are absent are null
    private SqlSelect select(SelectContext context) {
        SqlParserPos pos = Positions.of(context);
        SqlLiteral quantifier = FunctionBuilder.quantifier(context.setQuantifier());
        SqlNodeList keywords = new SqlNodeList(quantifier == null ? List.of() : List.of(quantifier), pos);
        List<SqlNode> items = new ArrayList<>();
        context.selectItem().forEach(item -> items.add(selectItem(item)));
        SqlNodeList list = new SqlNodeList(items, SqlParserPos.sum(items));
        FromClauseContext from = context.fromClause();
        if (from == null) {
            return new SqlSelect(
                    pos,
                    keywords,
                    list,
                    null,
                    null,
                    null,
                    null,
                    SqlNodeList.EMPTY,
                    null,
                    null,
                    null,
                    null,
                    SqlNodeList.EMPTY);
        }
        return new SqlSelect(
                pos,
                keywords,
                list,
                chapters.relations.from(from.relation()),
                chapters.expressions.optional(from.where),
                from.groupBy() == null ? null : groupBy(from.groupBy()),
                chapters.expressions.optional(from.having),
                chapters.windows.namedWindows(from.namedWindow()),
                chapters.expressions.optional(from.qualify),
                null,
                null,
                null,
                SqlNodeList.EMPTY);
    }

    private SqlNode selectItem(SelectItemContext context) {
        return switch (context) {
            case AllColumnsContext c -> SqlIdentifier.star(Positions.of(c));
            case AllColumnsOfContext c -> chapters.names.star(c.qualifiedName(), Positions.of(c.STAR()));
            case SelectExpressionContext c -> {
                SqlNode value = chapters.expressions.expression(c.expression());
                yield c.identifier() == null
                        ? value
                        : SqlStdOperatorTable.AS.createCall(
                                Positions.of(c), value, chapters.names.simple(c.identifier()));
            }
            default -> throw new IllegalStateException(context.getClass().getName());
        };
    }

    /** GROUP BY ALL says what GROUP BY says. */
    private SqlNodeList groupBy(GroupByContext context) {
        SqlParserPos pos = Positions.of(context);
        List<SqlNode> elements = groupingElements(context.groupingElement());
        boolean distinct =
                context.setQuantifier() != null && context.setQuantifier().DISTINCT() != null;
        return distinct
                ? new SqlNodeList(List.of(SqlInternalOperators.GROUP_BY_DISTINCT.createCall(pos, elements)), pos)
                : new SqlNodeList(elements, pos);
    }

    private List<SqlNode> groupingElements(List<GroupingElementContext> contexts) {
        List<SqlNode> elements = new ArrayList<>();
        for (GroupingElementContext context : contexts) {
            elements.add(groupingElement(context));
        }
        return elements;
    }

    private SqlNode groupingElement(GroupingElementContext context) {
        SqlParserPos pos = Positions.of(context);
        return switch (context) {
            case GroupingSetsContext c ->
                SqlStdOperatorTable.GROUPING_SETS.createCall(pos, groupingElements(c.groupingElement()));
            case RollupOrCubeContext c -> {
                SqlOperator operator = c.ROLLUP() == null ? SqlStdOperatorTable.CUBE : SqlStdOperatorTable.ROLLUP;
                yield operator.createCall(pos, chapters.expressions.expressions(c.expression()));
            }
            case EmptyGroupContext c -> new SqlNodeList(pos);
            case GroupExpressionContext c -> chapters.expressions.expression(c.expression());
            default -> throw new IllegalStateException(context.getClass().getName());
        };
    }
}
