package dev.travertine.planner.physical;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Expression.Literal;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Constants: from Calcite's literals, and from one type to another. */
final class Literals {
    static final Literal TRUE = new Literal(true, DataType.BOOLEAN.notNull());
    static final Literal FALSE = new Literal(false, DataType.BOOLEAN.notNull());

    private Literals() {}

    static Literal of(long value, DataType type) {
        return new Literal(value, type);
    }

    static Literal text(String value) {
        return new Literal(value, DataType.VARCHAR.notNull());
    }

    static boolean isNull(Expression expression) {
        return expression instanceof Literal literal && literal.value() == null;
    }

    static Literal of(RexLiteral literal, DataType type) {
        return new Literal(literal.isNull() ? null : value(literal, type), type);
    }

    private static Object value(RexLiteral literal, DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> as(literal, Boolean.class);
            case TINYINT, SMALLINT, INTEGER, BIGINT, INTERVAL_MONTH ->
                as(literal, BigDecimal.class).setScale(0, RoundingMode.HALF_UP).longValueExact();
            case REAL -> (double) as(literal, Double.class).floatValue();
            case DOUBLE -> as(literal, Double.class);
            case DECIMAL -> as(literal, BigDecimal.class).setScale(type.scale(), RoundingMode.HALF_UP);
            case VARCHAR, CHAR -> as(literal, String.class);
            case VARBINARY -> as(literal, ByteString.class).getBytes();
            case DATE -> (long) as(literal, DateString.class).getDaysSinceEpoch();
            case TIME ->
                LocalTime.parse(as(literal, TimeString.class).toString()).toNanoOfDay() / 1000;
            case TIMESTAMP, TIMESTAMP_LTZ -> micros(as(literal, TimestampString.class));
            // Calcite counts milliseconds.
            case INTERVAL_DAY ->
                as(literal, BigDecimal.class).multiply(BigDecimal.valueOf(1000)).longValueExact();
        };
    }

    private static <T> T as(RexLiteral literal, Class<T> type) {
        return Objects.requireNonNull(literal.getValueAs(type));
    }

    private static long micros(TimestampString time) {
        LocalDateTime local = LocalDateTime.parse(time.toString().replace(' ', 'T'));
        return ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), local);
    }

    /** The same value in another exact numeric type, or null where that type does not hold it. */
    static @Nullable Literal exact(Literal literal, DataType type) {
        Object value = literal.value();
        BigDecimal number =
                value instanceof Long whole ? BigDecimal.valueOf(whole) : value instanceof BigDecimal d ? d : null;
        boolean exactTypes =
                literal.type().kind().isNumeric() && (type.kind().isInteger() || type.kind() == TypeKind.DECIMAL);
        if (number == null || !exactTypes) {
            return null;
        }
        BigDecimal scaled = number.setScale(type.scale(), RoundingMode.HALF_UP);
        return scaled.compareTo(number) == 0 && fits(scaled, type) ? fromDecimal(number, type.notNull()) : null;
    }

    /**
     * The same value in another numeric type, or null where a cast at run time is needed to say so.
     *
     * @throws TravertineException 22003 where it is too great for the type
     */
    static @Nullable Literal converted(Literal literal, DataType type) {
        Object value = literal.value();
        if (value == null) {
            return new Literal(null, type);
        }
        if (!literal.type().kind().isNumeric() || !type.kind().isNumeric()) {
            return null;
        }
        return switch (value) {
            case Long number -> fromDecimal(BigDecimal.valueOf(number), type);
            case BigDecimal number -> fromDecimal(number, type);
            case Double number
            when type.kind().isFloat() ->
                new Literal(type.equals(DataType.REAL) ? (double) number.floatValue() : number, type);
            default -> null;
        };
    }

    private static Literal fromDecimal(BigDecimal number, DataType type) {
        if (type.kind().isFloat()) {
            double value = number.doubleValue();
            return new Literal(type.kind() == TypeKind.REAL ? (double) (float) value : value, type);
        }
        BigDecimal scaled = number.setScale(type.scale(), RoundingMode.HALF_UP);
        if (!fits(scaled, type)) {
            throw new TravertineException(
                    ErrorCode.NUMERIC_OUT_OF_RANGE,
                    "value " + number.toPlainString() + " is out of range of " + type.sql());
        }
        return type.kind().isInteger() ? new Literal(scaled.longValueExact(), type) : new Literal(scaled, type);
    }

    private static boolean fits(BigDecimal scaled, DataType type) {
        return switch (type.kind()) {
            case TINYINT -> inRange(scaled, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> inRange(scaled, Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> inRange(scaled, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> inRange(scaled, Long.MIN_VALUE, Long.MAX_VALUE);
            default -> scaled.precision() <= type.precision();
        };
    }

    private static boolean inRange(BigDecimal value, long least, long greatest) {
        return value.compareTo(BigDecimal.valueOf(least)) >= 0 && value.compareTo(BigDecimal.valueOf(greatest)) <= 0;
    }
}
