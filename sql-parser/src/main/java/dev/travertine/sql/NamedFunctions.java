package dev.travertine.sql;

import dev.travertine.sql.grammar.TravertineParser.ArgumentContext;
import dev.travertine.sql.grammar.TravertineParser.ArgumentsContext;
import dev.travertine.sql.grammar.TravertineParser.ExpressionContext;
import dev.travertine.sql.grammar.TravertineParser.IdentifierContext;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Functions that look like all others, but that Calcite's parser, and so its validator, binds by name: those that take a
 * unit of time, those that take an ORDER BY among their arguments, and the windows of GROUP BY.
 */
final class NamedFunctions {
    /** The unit comes first. */
    private static final Map<String, SqlOperator> UNIT_FIRST = Map.of(
            "TIMESTAMPADD", SqlStdOperatorTable.TIMESTAMP_ADD,
            "TIMESTAMPDIFF", SqlStdOperatorTable.TIMESTAMP_DIFF);

    /** The unit comes last. */
    private static final Map<String, SqlOperator> UNIT_LAST = Map.of(
            "DATE_TRUNC", SqlLibraryOperators.DATE_TRUNC,
            "TIME_TRUNC", SqlLibraryOperators.TIME_TRUNC,
            "TIMESTAMP_TRUNC", SqlLibraryOperators.TIMESTAMP_TRUNC,
            "DATETIME_TRUNC", SqlLibraryOperators.DATETIME_TRUNC,
            "DATE_DIFF", SqlLibraryOperators.DATE_DIFF,
            "TIME_DIFF", SqlLibraryOperators.TIME_DIFF,
            "TIMESTAMP_DIFF", SqlLibraryOperators.TIMESTAMP_DIFF3,
            "DATETIME_DIFF", SqlLibraryOperators.DATETIME_DIFF);

    private static final Map<String, SqlOperator> ORDERED = Map.of(
            "ARRAY_AGG", SqlLibraryOperators.ARRAY_AGG,
            "ARRAY_CONCAT_AGG", SqlLibraryOperators.ARRAY_CONCAT_AGG,
            "GROUP_CONCAT", SqlLibraryOperators.GROUP_CONCAT,
            "STRING_AGG", SqlLibraryOperators.STRING_AGG);

    private static final Map<String, SqlOperator> GROUP_WINDOWS = Map.of(
            "TUMBLE", SqlStdOperatorTable.TUMBLE_OLD,
            "HOP", SqlStdOperatorTable.HOP_OLD,
            "SESSION", SqlStdOperatorTable.SESSION_OLD);

    private static final Set<String> PERCENTILES = Set.of("PERCENTILE_CONT", "PERCENTILE_DISC");

    private final Chapters chapters;

    NamedFunctions(Chapters chapters) {
        this.chapters = chapters;
    }

    @Nullable
    SqlCall callOrNull(SqlIdentifier name, ArgumentsContext arguments, SqlParserPos pos) {
        if (!name.isSimple() || name.isComponentQuoted(0)) {
            return null;
        }
        String word = name.getSimple().toUpperCase(Locale.ROOT);
        int count = arguments.argument().size();
        SqlOperator ordered = ORDERED.get(word);
        // A clause that none of the others knows: let the validator say so.
        if (ordered == null
                && (arguments.setQuantifier() != null || !arguments.sortItem().isEmpty())) {
            return null;
        }
        if (UNIT_FIRST.containsKey(word) && count > 0) {
            return withUnit(UNIT_FIRST.get(word), arguments, 0, pos);
        }
        if (UNIT_LAST.containsKey(word) && count > 1) {
            return withUnit(UNIT_LAST.get(word), arguments, count - 1, pos);
        }
        if (ordered != null) {
            return ordered(ordered, arguments, pos);
        }
        if (word.equals("TRANSLATE") && count == 3) {
            return SqlLibraryOperators.TRANSLATE3.createCall(pos, chapters.functions.operands(arguments));
        }
        if (PERCENTILES.contains(word)) {
            return percentile(word, arguments, pos);
        }
        SqlOperator window = GROUP_WINDOWS.get(word);
        return window == null ? null : window.createCall(pos, chapters.functions.operands(arguments));
    }

    /** The call, where the argument at that place is a unit of time; else null. */
    private @Nullable SqlCall withUnit(SqlOperator operator, ArgumentsContext arguments, int index, SqlParserPos pos) {
        IdentifierContext unit = nameOrNull(arguments.argument(index));
        // What comes first can be nothing else; what comes last may be a column.
        if (unit == null || index > 0 && IntervalBuilder.fieldOrNull(unit) == null) {
            return null;
        }
        SqlNode[] operands = chapters.functions.operands(arguments);
        operands[index] = chapters.intervals.field(unit);
        return operator.createCall(pos, operands);
    }

    private SqlCall ordered(SqlOperator operator, ArgumentsContext arguments, SqlParserPos pos) {
        SqlNode[] operands = chapters.functions.operands(arguments);
        if (!arguments.sortItem().isEmpty()) {
            operands = java.util.Arrays.copyOf(operands, operands.length + 1);
            operands[operands.length - 1] = chapters.windows.sortItems(arguments.sortItem());
        }
        SqlCall call = operator.createCall(FunctionBuilder.quantifier(arguments.setQuantifier()), pos, operands);
        return withNullTreatment(call, arguments, pos);
    }

    private static SqlCall withNullTreatment(SqlCall call, ArgumentsContext arguments, SqlParserPos pos) {
        return arguments.nullTreatment() == null
                ? call
                : (SqlCall) FunctionBuilder.nullTreatment(call, arguments.nullTreatment(), pos);
    }

    private SqlCall percentile(String word, ArgumentsContext arguments, SqlParserPos pos) {
        SqlNode[] operands = chapters.functions.operands(arguments);
        boolean continuous = word.equals("PERCENTILE_CONT");
        SqlOperator operator = operands.length == 2
                ? continuous ? SqlLibraryOperators.PERCENTILE_CONT2 : SqlLibraryOperators.PERCENTILE_DISC2
                : continuous ? SqlStdOperatorTable.PERCENTILE_CONT : SqlStdOperatorTable.PERCENTILE_DISC;
        return withNullTreatment(operator.createCall(pos, operands), arguments, pos);
    }

    /** The simple name that is the whole argument, or null. */
    private static @Nullable IdentifierContext nameOrNull(ArgumentContext argument) {
        ExpressionContext expression = argument.expression();
        ParserRuleContext context = expression;
        while (context != null && context.getChildCount() == 1) {
            if (context instanceof IdentifierContext identifier) {
                return identifier;
            }
            context = context.getChild(0) instanceof ParserRuleContext child ? child : null;
        }
        return null;
    }
}
