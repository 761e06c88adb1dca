package dev.travertine.sql;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.sql.grammar.TravertineParser.IdentifierContext;
import dev.travertine.sql.grammar.TravertineParser.IntervalCallContext;
import dev.travertine.sql.grammar.TravertineParser.IntervalExpressionContext;
import dev.travertine.sql.grammar.TravertineParser.IntervalLiteralContext;
import dev.travertine.sql.grammar.TravertineParser.IntervalNumberContext;
import dev.travertine.sql.grammar.TravertineParser.IntervalQualifierContext;
import dev.travertine.sql.grammar.TravertineParser.IntervalUnitContext;
import dev.travertine.sql.grammar.TravertineParser.PrecisionContext;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Intervals and units of time. The standard bounds the leading field to two digits where the text names no precision; we
 * take as many as are written.
 */
final class IntervalBuilder {
    /** Digits of a leading field without a precision, and the most that there may be. */
    private static final int LEADING_DIGITS = 2;

    private static final int LEADING_DIGITS_MAX = 10;
    private static final int UNSPECIFIED = RelDataType.PRECISION_NOT_SPECIFIED;
    private static final Pattern LEADING_FIELD = Pattern.compile("\\s*[+-]?(\\d+).*", Pattern.DOTALL);

    private static final Map<String, TimeUnit> FIELDS = Map.ofEntries(
            Map.entry("NANOSECOND", TimeUnit.NANOSECOND),
            Map.entry("MICROSECOND", TimeUnit.MICROSECOND),
            Map.entry("MILLISECOND", TimeUnit.MILLISECOND),
            Map.entry("SECOND", TimeUnit.SECOND),
            Map.entry("MINUTE", TimeUnit.MINUTE),
            Map.entry("HOUR", TimeUnit.HOUR),
            Map.entry("DAY", TimeUnit.DAY),
            Map.entry("DAYOFWEEK", TimeUnit.DOW),
            Map.entry("DAYOFYEAR", TimeUnit.DOY),
            Map.entry("DOW", TimeUnit.DOW),
            Map.entry("DOY", TimeUnit.DOY),
            Map.entry("ISODOW", TimeUnit.ISODOW),
            Map.entry("ISOYEAR", TimeUnit.ISOYEAR),
            Map.entry("WEEK", TimeUnit.WEEK),
            Map.entry("MONTH", TimeUnit.MONTH),
            Map.entry("QUARTER", TimeUnit.QUARTER),
            Map.entry("YEAR", TimeUnit.YEAR),
            Map.entry("EPOCH", TimeUnit.EPOCH),
            Map.entry("DECADE", TimeUnit.DECADE),
            Map.entry("CENTURY", TimeUnit.CENTURY),
            Map.entry("MILLENNIUM", TimeUnit.MILLENNIUM));

    private final Chapters chapters;

    IntervalBuilder(Chapters chapters) {
        this.chapters = chapters;
    }

    SqlNode interval(IntervalExpressionContext context) {
        return switch (context) {
            case IntervalLiteralContext c -> literal(c);
            case IntervalNumberContext c ->
                literal(
                        sign(c.MINUS()),
                        c.number().getText(),
                        unit(c.intervalUnit()),
                        c.intervalUnit(),
                        Positions.of(c));
            case IntervalCallContext c -> call(c);
            default -> throw new IllegalStateException(context.getClass().getName());
        };
    }

    /** {@code YEAR TO MONTH}, {@code SECOND(3)}, ... */
    SqlIntervalQualifier qualifier(IntervalQualifierContext context) {
        TimeUnit start = unit(context.start);
        TimeUnit end = context.end == null ? null : unit(context.end);
        SqlParserPos pos = Positions.of(context);
        if (!isWhole(start) && start != TimeUnit.SECOND || end != null && !isRange(start, end)) {
            throw error(
                    ErrorCode.SYNTAX_ERROR, "there is no interval " + start + (end == null ? "" : " TO " + end), pos);
        }
        int startPrecision = UNSPECIFIED;
        int fraction = UNSPECIFIED;
        for (PrecisionContext precision : context.precision()) {
            int[] digits = chapters.types.precision(precision);
            if (end != null
                    && precision.getStart().getTokenIndex()
                            > context.end.getStart().getTokenIndex()) {
                if (end != TimeUnit.SECOND || digits.length > 1) {
                    throw error(
                            ErrorCode.SYNTAX_ERROR, "only SECOND has a precision behind TO", Positions.of(precision));
                }
                fraction = digits[0];
            } else {
                startPrecision = digits[0];
                fraction = digits.length > 1 ? digits[1] : fraction;
            }
        }
        return new SqlIntervalQualifier(start, startPrecision, end, fraction, pos);
    }

    /** A unit in EXTRACT, FLOOR and the like; a name that isn't one of ours is looked up by the validator. */
    SqlIntervalQualifier field(IdentifierContext context) {
        TimeUnit unit = fieldOrNull(context);
        SqlParserPos pos = Positions.of(context);
        return unit == null
                ? new SqlIntervalQualifier(chapters.names.simple(context).getSimple(), pos)
                : new SqlIntervalQualifier(unit, null, pos);
    }

    static @Nullable TimeUnit fieldOrNull(IdentifierContext context) {
        return NameBuilder.isQuoted(context)
                ? null
                : FIELDS.get(context.getText().toUpperCase(Locale.ROOT));
    }

    private SqlNode literal(IntervalLiteralContext context) {
        String text = chapters.literals.value(context.string());
        SqlParserPos pos = Positions.of(context);
        IntervalQualifierContext qualifier = context.intervalQualifier();
        if (qualifier == null) {
            return IntervalText.literal(sign(context.MINUS()), text, pos);
        }
        if (qualifier.end == null && qualifier.precision().isEmpty()) {
            return literal(sign(context.MINUS()), text, unit(qualifier.start), qualifier, pos);
        }
        return literal(sign(context.MINUS()), text, qualifier(qualifier), pos);
    }

    private static SqlNode literal(
            int sign,
            String text,
            TimeUnit unit,
            org.antlr.v4.runtime.ParserRuleContext unitContext,
            SqlParserPos pos) {
        if (unit == TimeUnit.MILLISECOND || unit == TimeUnit.MICROSECOND) {
            return seconds(sign, text, unit, pos);
        }
        return literal(sign, text, new SqlIntervalQualifier(unit, null, Positions.of(unitContext)), pos);
    }

    static SqlNode literal(int sign, String text, SqlIntervalQualifier qualifier, SqlParserPos pos) {
        if (text.isBlank()) {
            throw error(ErrorCode.INVALID_DATETIME, "interval is empty", pos);
        }
        return SqlLiteral.createInterval(sign, text, widened(qualifier, text), pos);
    }

    /** Milliseconds and microseconds are written as fractions of seconds: SQL has no smaller fields. */
    static SqlNode seconds(int sign, String text, TimeUnit unit, SqlParserPos pos) {
        BigDecimal value;
        try {
            value = new BigDecimal(text.trim());
        } catch (NumberFormatException e) {
            throw error(ErrorCode.INVALID_DATETIME, "invalid number of " + unit + "S: \"" + text + "\"", pos);
        }
        String seconds =
                value.movePointLeft(unit == TimeUnit.MILLISECOND ? 3 : 6).toPlainString();
        return literal(sign, seconds, new SqlIntervalQualifier(TimeUnit.SECOND, null, pos), pos);
    }

    private static SqlIntervalQualifier widened(SqlIntervalQualifier qualifier, String text) {
        Matcher field = LEADING_FIELD.matcher(text);
        if (qualifier.getStartPrecisionPreservingDefault() != UNSPECIFIED || !field.matches()) {
            return qualifier;
        }
        int digits = field.group(1).length();
        if (digits <= LEADING_DIGITS || digits > LEADING_DIGITS_MAX) {
            return qualifier;
        }
        TimeUnit start = qualifier.getStartUnit();
        TimeUnit end = qualifier.timeUnitRange.endUnit;
        return new SqlIntervalQualifier(
                start,
                digits,
                end == start ? null : end,
                qualifier.getFractionalSecondPrecisionPreservingDefault(),
                qualifier.getParserPosition());
    }

    /** {@code INTERVAL x DAY}: a call, since the number is known to the rows only. */
    private SqlNode call(IntervalCallContext context) {
        TimeUnit unit = unit(context.intervalUnit());
        SqlParserPos unitPos = Positions.of(context.intervalUnit());
        if (!isWhole(unit) && unit != TimeUnit.SECOND) {
            throw TravertineException.unsupported("an interval of " + unit + "S that isn't a literal")
                    .withRange(Positions.range(unitPos));
        }
        SqlNode value = context.qualifiedName() == null
                ? chapters.expressions.expression(context.expression())
                : chapters.names.qualified(context.qualifiedName());
        if (context.MINUS() != null) {
            value = SqlStdOperatorTable.UNARY_MINUS.createCall(value.getParserPosition(), value);
        }
        return SqlStdOperatorTable.INTERVAL.createCall(
                Positions.of(context), value, new SqlIntervalQualifier(unit, null, unitPos));
    }

    private static int sign(@Nullable TerminalNode minus) {
        return minus == null ? 1 : -1;
    }

    private static TimeUnit unit(IntervalUnitContext context) {
        return unit(context.getText());
    }

    /** The unit of that name, singular or plural. */
    static TimeUnit unit(String name) {
        String word = name.toUpperCase(Locale.ROOT);
        return TimeUnit.valueOf(word.endsWith("S") ? word.substring(0, word.length() - 1) : word);
    }

    private static boolean isWhole(TimeUnit unit) {
        return switch (unit) {
            case YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE -> true;
            default -> false;
        };
    }

    private static boolean isRange(TimeUnit start, TimeUnit end) {
        return switch (start) {
            case YEAR -> end == TimeUnit.MONTH;
            case DAY -> end == TimeUnit.HOUR || end == TimeUnit.MINUTE || end == TimeUnit.SECOND;
            case HOUR -> end == TimeUnit.MINUTE || end == TimeUnit.SECOND;
            case MINUTE -> end == TimeUnit.SECOND;
            default -> false;
        };
    }

    private static TravertineException error(ErrorCode code, String message, SqlParserPos pos) {
        return new TravertineException(code, message, Positions.range(pos), null, null);
    }
}
