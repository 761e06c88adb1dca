package dev.travertine.sql;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.sql.grammar.TravertineLexer;
import dev.travertine.sql.grammar.TravertineParser.ArgumentContext;
import dev.travertine.sql.grammar.TravertineParser.ArgumentsContext;
import dev.travertine.sql.grammar.TravertineParser.CastContext;
import dev.travertine.sql.grammar.TravertineParser.ExtractContext;
import dev.travertine.sql.grammar.TravertineParser.FloorOrCeilContext;
import dev.travertine.sql.grammar.TravertineParser.FunctionCallContext;
import dev.travertine.sql.grammar.TravertineParser.NullTreatmentContext;
import dev.travertine.sql.grammar.TravertineParser.OrderingContext;
import dev.travertine.sql.grammar.TravertineParser.OverClauseContext;
import dev.travertine.sql.grammar.TravertineParser.OverlayContext;
import dev.travertine.sql.grammar.TravertineParser.PartitioningContext;
import dev.travertine.sql.grammar.TravertineParser.PositionContext;
import dev.travertine.sql.grammar.TravertineParser.QualifiedNameContext;
import dev.travertine.sql.grammar.TravertineParser.ReservedNameCallContext;
import dev.travertine.sql.grammar.TravertineParser.SetQuantifierContext;
import dev.travertine.sql.grammar.TravertineParser.SpecialCallContext;
import dev.travertine.sql.grammar.TravertineParser.SpecialFunctionContext;
import dev.travertine.sql.grammar.TravertineParser.SubstringContext;
import dev.travertine.sql.grammar.TravertineParser.TrimContext;
import dev.travertine.sql.grammar.TravertineParser.TrimSideContext;
import dev.travertine.sql.grammar.TravertineParser.TrimSpacesContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Function calls: those with a syntax of their own, and all others, which stay unresolved until the validator knows the
 * types of their arguments.
 */
final class FunctionBuilder {
    private final Chapters chapters;

    FunctionBuilder(Chapters chapters) {
        this.chapters = chapters;
    }

    SqlNode call(QualifiedNameContext name, FunctionCallContext context) {
        SqlIdentifier function = chapters.names.qualified(name);
        SqlParserPos pos = Positions.span(name, context.arguments());
        return withClauses(named(function, context.arguments(), pos), name, context);
    }

    SqlNode call(ReservedNameCallContext context) {
        SqlIdentifier function = chapters.names.word(context.getStart());
        FunctionCallContext call = context.functionCall();
        SqlParserPos pos = Positions.span(context, call.arguments());
        return withClauses(
                unresolved(function, call.arguments(), pos, SqlFunctionCategory.USER_DEFINED_FUNCTION), context, call);
    }

    SqlNode call(SpecialCallContext context) {
        SqlNode call = special(context.specialFunction());
        OverClauseContext over = context.overClause();
        return over == null ? call : over(call, context, over);
    }

    /** A call behind FROM. */
    SqlCall tableFunction(QualifiedNameContext name, ArgumentsContext arguments) {
        if (!arguments.sortItem().isEmpty() || arguments.nullTreatment() != null || arguments.setQuantifier() != null) {
            throw new TravertineException(
                    ErrorCode.SYNTAX_ERROR,
                    "a table function takes no DISTINCT, ORDER BY or IGNORE NULLS",
                    Positions.range(Positions.of(arguments)),
                    null,
                    null);
        }
        return unresolved(
                chapters.names.qualified(name),
                arguments,
                Positions.span(name, arguments),
                SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION);
    }

    private SqlNode named(SqlIdentifier name, ArgumentsContext arguments, SqlParserPos pos) {
        SqlCall special = chapters.namedFunctions.callOrNull(name, arguments, pos);
        return special == null
                ? withArgumentClauses(
                        unresolved(name, arguments, pos, SqlFunctionCategory.USER_DEFINED_FUNCTION), arguments, pos)
                : special;
    }

    private SqlCall unresolved(
            SqlIdentifier name, ArgumentsContext arguments, SqlParserPos pos, SqlFunctionCategory category) {
        SqlOperator operator = new SqlUnresolvedFunction(name, null, null, null, null, category);
        return operator.createCall(quantifier(arguments.setQuantifier()), pos, operands(arguments));
    }

    /** ORDER BY and IGNORE NULLS between the parentheses say the same as behind them. */
    private SqlNode withArgumentClauses(SqlCall call, ArgumentsContext arguments, SqlParserPos pos) {
        SqlNode node = call;
        if (arguments.nullTreatment() != null) {
            node = nullTreatment(node, arguments.nullTreatment(), pos);
        }
        if (!arguments.sortItem().isEmpty()) {
            node = SqlStdOperatorTable.WITHIN_GROUP.createCall(
                    pos, node, chapters.windows.sortItems(arguments.sortItem()));
        }
        return node;
    }

    private SqlNode withClauses(SqlNode call, ParserRuleContext start, FunctionCallContext context) {
        SqlNode node = call;
        if (context.nullTreatment() != null) {
            node = nullTreatment(node, context.nullTreatment(), Positions.span(start, context.nullTreatment()));
        }
        if (context.withinGroup() != null) {
            node = SqlStdOperatorTable.WITHIN_GROUP.createCall(
                    Positions.span(start, context.withinGroup()),
                    node,
                    chapters.windows.sortItems(context.withinGroup().sortItem()));
        }
        if (context.filterClause() != null) {
            node = SqlStdOperatorTable.FILTER.createCall(
                    Positions.span(start, context.filterClause()),
                    node,
                    chapters.expressions.expression(context.filterClause().expression()));
        }
        return context.overClause() == null ? node : over(node, start, context.overClause());
    }

    static SqlNode nullTreatment(SqlNode call, NullTreatmentContext context, SqlParserPos pos) {
        SqlOperator operator =
                context.IGNORE() == null ? SqlStdOperatorTable.RESPECT_NULLS : SqlStdOperatorTable.IGNORE_NULLS;
        return operator.createCall(pos, call);
    }

    private SqlNode over(SqlNode call, ParserRuleContext start, OverClauseContext context) {
        SqlNode window = context.identifier() == null
                ? chapters.windows.window(context.windowSpecification())
                : chapters.names.simple(context.identifier());
        return SqlStdOperatorTable.OVER.createCall(Positions.span(start, context), call, window);
    }

    static @Nullable SqlLiteral quantifier(@Nullable SetQuantifierContext context) {
        if (context == null) {
            return null;
        }
        SqlSelectKeyword word = context.ALL() == null ? SqlSelectKeyword.DISTINCT : SqlSelectKeyword.ALL;
        return word.symbol(Positions.of(context));
    }

    SqlNode[] operands(ArgumentsContext context) {
        List<SqlNode> nodes = new ArrayList<>();
        if (context.STAR() != null) {
            nodes.add(SqlIdentifier.star(Positions.of(context.STAR())));
        }
        if (context.query() != null) {
            nodes.add(chapters.queries.query(context.query()));
        }
        for (ArgumentContext argument : context.argument()) {
            nodes.add(argument(argument));
        }
        return nodes.toArray(SqlNode[]::new);
    }

    private SqlNode argument(ArgumentContext context) {
        SqlNode value = argumentValue(context);
        return context.identifier() == null
                ? value
                : SqlStdOperatorTable.ARGUMENT_ASSIGNMENT.createCall(
                        Positions.of(context), value, chapters.names.simple(context.identifier()));
    }

    private SqlNode argumentValue(ArgumentContext context) {
        if (context.DEFAULT() != null) {
            return SqlStdOperatorTable.DEFAULT.createCall(Positions.of(context.DEFAULT()));
        }
        SqlNode value = context.expression() == null
                ? SqlStdOperatorTable.EXPLICIT_TABLE.createCall(
                        Positions.of(context), chapters.names.qualified(context.qualifiedName()))
                : chapters.expressions.expression(context.expression());
        PartitioningContext partitioning = context.partitioning();
        OrderingContext ordering = context.ordering();
        if (partitioning == null && ordering == null) {
            return value;
        }
        return SqlStdOperatorTable.SET_SEMANTICS_TABLE.createCall(
                Positions.of(context),
                value,
                partitioning == null ? SqlNodeList.EMPTY : partition(partitioning),
                ordering == null ? SqlNodeList.EMPTY : chapters.windows.sortItems(ordering.sortItem()));
    }

    private SqlNodeList partition(PartitioningContext context) {
        return context.columnList() == null
                ? SqlNodeList.of(chapters.names.simple(context.identifier()))
                : chapters.names.list(context.columnList());
    }

    private SqlNode special(SpecialFunctionContext context) {
        SqlParserPos pos = Positions.of(context);
        return switch (context) {
            case CastContext c ->
                castOperator(c)
                        .createCall(
                                pos,
                                chapters.expressions.expression(c.expression()),
                                chapters.types.castTarget(c.type()));
            case ExtractContext c ->
                SqlStdOperatorTable.EXTRACT.createCall(
                        pos,
                        chapters.intervals.field(c.timeUnit().identifier()),
                        chapters.expressions.expression(c.expression()));
            case FloorOrCeilContext c -> floorOrCeil(c, pos);
            case SubstringContext c ->
                SqlStdOperatorTable.SUBSTRING.createCall(pos, chapters.expressions.expressions(c.expression()));
            case TrimSpacesContext c -> trim(c.trimSide(), null, chapters.expressions.expression(c.expression()), pos);
            case TrimContext c -> {
                SqlNode first = chapters.expressions.expression(c.expression(0));
                yield c.expression().size() == 1
                        ? trim(c.trimSide(), null, first, pos)
                        : trim(c.trimSide(), first, chapters.expressions.expression(c.expression(1)), pos);
            }
            case PositionContext c -> {
                List<SqlNode> operands = new ArrayList<>();
                operands.add(chapters.expressions.value(c.valueExpression()));
                operands.addAll(chapters.expressions.expressions(c.expression()));
                yield SqlStdOperatorTable.POSITION.createCall(pos, operands);
            }
            case OverlayContext c ->
                SqlStdOperatorTable.OVERLAY.createCall(pos, chapters.expressions.expressions(c.expression()));
            default -> throw new IllegalStateException(context.getClass().getName());
        };
    }

    private static SqlOperator castOperator(CastContext context) {
        return switch (context.getStart().getType()) {
            case TravertineLexer.TRY_CAST -> SqlLibraryOperators.TRY_CAST;
            case TravertineLexer.SAFE_CAST -> SqlLibraryOperators.SAFE_CAST;
            default -> SqlStdOperatorTable.CAST;
        };
    }

    private SqlNode floorOrCeil(FloorOrCeilContext context, SqlParserPos pos) {
        List<SqlNode> operands = chapters.expressions.expressions(context.expression());
        if (context.timeUnit() != null) {
            operands.add(chapters.intervals.field(context.timeUnit().identifier()));
        }
        SqlOperator operator = context.FLOOR() == null ? SqlStdOperatorTable.CEIL : SqlStdOperatorTable.FLOOR;
        return operator.createCall(pos, operands);
    }

    @SuppressWarnings("NullAway") // TRIM's second operand is null where the text names no characters
    private static SqlNode trim(
            @Nullable TrimSideContext side, @Nullable SqlNode characters, SqlNode value, SqlParserPos pos) {
        SqlTrimFunction.Flag flag = side == null
                ? SqlTrimFunction.Flag.BOTH
                : side.LEADING() != null
                        ? SqlTrimFunction.Flag.LEADING
                        : side.TRAILING() != null ? SqlTrimFunction.Flag.TRAILING : SqlTrimFunction.Flag.BOTH;
        SqlLiteral symbol = SqlLiteral.createSymbol(flag, side == null ? SqlParserPos.ZERO : Positions.of(side));
        return SqlStdOperatorTable.TRIM.createCall(pos, symbol, characters, value);
    }
}
