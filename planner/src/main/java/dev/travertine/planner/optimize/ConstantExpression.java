package dev.travertine.planner.optimize;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Literal arithmetic, casts and date plus interval; whatever could fail or round in doubt stays as it is. */
final class ConstantExpression {
    private ConstantExpression() {}

    /** A literal of the expression's type, or the expression itself. */
    static RexNode fold(RexNode expression, RexBuilder builder) {
        if (!(expression instanceof RexCall call)) {
            return expression;
        }
        Object value;
        try {
            value = value(call);
        } catch (ArithmeticException | DateTimeException e) {
            return expression;
        }
        return value == null ? expression : literal(value, call.getType(), builder);
    }

    /** BigDecimal, LocalDate, LocalDateTime or String; null where it is not folded. */
    private static @Nullable Object value(RexNode node) {
        if (node instanceof RexLiteral literal) {
            return literalValue(literal);
        }
        if (!(node instanceof RexCall call)) {
            return null;
        }
        return switch (call.getKind()) {
            case PLUS, MINUS, TIMES, MINUS_PREFIX, PLUS_PREFIX -> arithmetic(call);
            case CAST -> cast(value(call.getOperands().getFirst()), call);
            default -> null;
        };
    }

    private static @Nullable Object literalValue(RexLiteral literal) {
        if (literal.isNull()) {
            return null;
        }
        RelDataType type = literal.getType();
        if (SqlTypeUtil.isExactNumeric(type) || SqlTypeUtil.isInterval(type)) {
            return literal.getValueAs(BigDecimal.class);
        }
        if (SqlTypeUtil.isCharacter(type)) {
            NlsString text = literal.getValueAs(NlsString.class);
            return text == null ? null : text.getValue();
        }
        return switch (type.getSqlTypeName()) {
            case DATE -> LocalDate.parse(String.valueOf(literal.getValueAs(DateString.class)));
            case TIMESTAMP ->
                LocalDateTime.parse(String.valueOf(literal.getValueAs(TimestampString.class))
                        .replace(' ', 'T'));
            default -> null;
        };
    }

    private static @Nullable Object arithmetic(RexCall call) {
        Object left = value(call.getOperands().getFirst());
        if (left == null) {
            return null;
        }
        if (call.getOperands().size() == 1) {
            if (!(left instanceof BigDecimal number)) {
                return null;
            }
            return fit(call.getKind() == SqlKind.MINUS_PREFIX ? number.negate() : number, call.getType());
        }
        Object right = value(call.getOperands().get(1));
        if (right == null || call.getOperands().size() != 2) {
            return null;
        }
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            boolean intervals = SqlTypeUtil.isInterval(call.getOperands().get(0).getType())
                    || SqlTypeUtil.isInterval(call.getOperands().get(1).getType());
            if (intervals
                    && call.getKind() == SqlKind.TIMES
                    && a.stripTrailingZeros().scale() > 0) {
                return null;
            }
            return switch (call.getKind()) {
                case PLUS -> fit(a.add(b), call.getType());
                case MINUS -> fit(a.subtract(b), call.getType());
                case TIMES -> fit(a.multiply(b), call.getType());
                default -> null;
            };
        }
        if (right instanceof BigDecimal amount
                && SqlTypeUtil.isInterval(call.getOperands().get(1).getType())) {
            BigDecimal signed = call.getKind() == SqlKind.MINUS ? amount.negate() : amount;
            boolean months =
                    call.getOperands().get(1).getType().getSqlTypeName().getFamily()
                            == SqlTypeFamily.INTERVAL_YEAR_MONTH;
            return call.getKind() == SqlKind.TIMES
                    ? null
                    : moved(left, signed.longValueExact(), months, call.getType());
        }
        return null;
    }

    private static @Nullable Object moved(Object start, long amount, boolean months, RelDataType type) {
        if (start instanceof LocalDate date && type.getSqlTypeName() == SqlTypeName.DATE) {
            if (months) {
                return date.plusMonths(amount);
            }
            return amount % 86_400_000L == 0 ? date.plusDays(amount / 86_400_000L) : null;
        }
        if (start instanceof LocalDateTime time && type.getSqlTypeName() == SqlTypeName.TIMESTAMP) {
            return months ? time.plusMonths(amount) : time.plusNanos(Math.multiplyExact(amount, 1_000_000L));
        }
        return null;
    }

    private static @Nullable Object cast(@Nullable Object value, RexCall call) {
        RelDataType type = call.getType();
        RelDataType from = call.getOperands().getFirst().getType();
        return switch (value) {
            case BigDecimal number
            when SqlTypeUtil.isExactNumeric(type) && SqlTypeUtil.isExactNumeric(from) -> fit(number, type);
            case String text
            when type.getSqlTypeName() == SqlTypeName.DATE && text.length() == 10 -> LocalDate.parse(text);
            case String text
            when type.getSqlTypeName() == SqlTypeName.TIMESTAMP && text.length() == 19 ->
                LocalDateTime.parse(text.replace(' ', 'T'));
            case String text when type.getSqlTypeName() == SqlTypeName.VARCHAR && type.getPrecision() < 0 -> text;
            case LocalDate date when type.getSqlTypeName() == SqlTypeName.TIMESTAMP -> date.atTime(LocalTime.MIN);
            case null, default -> null;
        };
    }

    /** The number in the type, or null where it would lose digits or does not fit: the executor shall round or complain. */
    private static @Nullable BigDecimal fit(BigDecimal number, RelDataType type) {
        if (SqlTypeUtil.isInterval(type)) {
            return new BigDecimal(number.longValueExact());
        }
        return switch (type.getSqlTypeName()) {
            case TINYINT -> BigDecimal.valueOf(number.byteValueExact());
            case SMALLINT -> BigDecimal.valueOf(number.shortValueExact());
            case INTEGER -> BigDecimal.valueOf(number.intValueExact());
            case BIGINT -> BigDecimal.valueOf(number.longValueExact());
            case DECIMAL -> {
                BigDecimal scaled = number.setScale(type.getScale(), RoundingMode.UNNECESSARY);
                yield scaled.precision() <= type.getPrecision() ? scaled : null;
            }
            default -> null;
        };
    }

    private static RexNode literal(Object value, RelDataType type, RexBuilder builder) {
        RexNode literal = switch (value) {
            case BigDecimal number
            when SqlTypeUtil.isInterval(type) ->
                builder.makeIntervalLiteral(number, java.util.Objects.requireNonNull(type.getIntervalQualifier()));
            case BigDecimal number ->
                builder.makeExactLiteral(number, builder.getTypeFactory().createTypeWithNullability(type, false));
            case LocalDate date -> builder.makeDateLiteral(new DateString(date.toString()));
            case LocalDateTime time -> builder.makeTimestampLiteral(timestamp(time), type.getPrecision());
            default -> builder.makeCharLiteral(new NlsString(value.toString(), null, null));
        };
        return literal;
    }

    private static TimestampString timestamp(LocalDateTime time) {
        TimestampString whole = new TimestampString(
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
        return whole.withNanos(time.getNano());
    }
}
