package dev.travertine.engine;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.PlanPrinter;
import dev.travertine.spi.type.DataType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the Java values that programs bind into the values that plans hold ({@code Expression.Literal}). */
final class Parameters {
    private static final long MICROS = 1_000_000;

    private Parameters() {}

    static List<@Nullable Object> convert(List<? extends @Nullable Object> values, List<DataType> types) {
        if (values.size() != types.size()) {
            throw new TravertineException(
                    ErrorCode.UNDEFINED_PARAMETER,
                    "the statement has " + types.size() + " parameters, but " + values.size() + " values are bound");
        }
        List<@Nullable Object> converted = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            converted.add(convert(values.get(i), types.get(i), i + 1));
        }
        return converted;
    }

    private static @Nullable Object convert(@Nullable Object value, DataType type, int position) {
        if (value == null) {
            return null;
        }
        try {
            Object converted = convert(value, type);
            if (converted != null) {
                return converted;
            }
        } catch (NumberFormatException | DateTimeException e) {
            throw new TravertineException(
                    ErrorCode.INVALID_TEXT,
                    "parameter " + position + ": \"" + value + "\" is not a value of type " + type.sql(),
                    e);
        } catch (ArithmeticException e) {
            throw new TravertineException(
                    ErrorCode.NUMERIC_OUT_OF_RANGE,
                    "parameter " + position + ": " + value + " is out of range for type " + type.sql(),
                    e);
        }
        throw new TravertineException(
                ErrorCode.DATATYPE_MISMATCH,
                "parameter " + position + ": a " + value.getClass().getSimpleName() + " can't be used as "
                        + type.sql());
    }

    private static @Nullable Object convert(Object value, DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> bool(value);
            case TINYINT -> integer(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> integer(value, Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> integer(value, Long.MIN_VALUE, Long.MAX_VALUE);
            case REAL, DOUBLE -> floating(value);
            case DECIMAL -> decimal(value, type);
            case VARCHAR, CHAR -> text(value);
            case VARBINARY -> value instanceof byte[] bytes ? bytes : null;
            case DATE -> date(value);
            case TIME -> time(value);
            case TIMESTAMP -> timestamp(value);
            case TIMESTAMP_LTZ -> instant(value);
            case INTERVAL_MONTH -> value instanceof Period period ? period.toTotalMonths() : null;
            case INTERVAL_DAY -> interval(value);
        };
    }

    private static @Nullable Object bool(Object value) {
        return switch (value) {
            case Boolean bool -> bool;
            case Number number -> number.doubleValue() != 0;
            case String text ->
                switch (text.strip().toLowerCase(java.util.Locale.ROOT)) {
                    case "true", "t", "1", "yes", "on" -> true;
                    case "false", "f", "0", "no", "off" -> false;
                    default -> throw new NumberFormatException(text);
                };
            default -> null;
        };
    }

    private static @Nullable BigDecimal number(Object value) {
        return switch (value) {
            case BigDecimal decimal -> decimal;
            case Double number -> BigDecimal.valueOf(number);
            case Float number -> new BigDecimal(number.toString());
            case Number number -> new BigDecimal(number.toString());
            case String text -> new BigDecimal(text.strip());
            case Boolean bool -> bool ? BigDecimal.ONE : BigDecimal.ZERO;
            default -> null;
        };
    }

    private static @Nullable Object integer(Object value, long min, long max) {
        if (value instanceof Long || value instanceof Integer) {
            long number = ((Number) value).longValue();
            if (number < min || number > max) {
                throw new ArithmeticException();
            }
            return number;
        }
        BigDecimal number = number(value);
        if (number == null) {
            return null;
        }
        long whole = number.setScale(0, RoundingMode.HALF_UP).longValueExact();
        if (whole < min || whole > max) {
            throw new ArithmeticException();
        }
        return whole;
    }

    private static @Nullable Object floating(Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case String text -> Double.valueOf(text.strip());
            default -> null;
        };
    }

    private static @Nullable Object decimal(Object value, DataType type) {
        BigDecimal number = number(value);
        if (number == null) {
            return null;
        }
        BigDecimal scaled = number.setScale(type.scale(), RoundingMode.HALF_UP);
        if (scaled.precision() > type.precision()) {
            throw new ArithmeticException();
        }
        return scaled;
    }

    private static @Nullable Object text(Object value) {
        return switch (value) {
            case byte[] bytes -> null;
            case LocalDateTime time -> PlanPrinter.timestamp(micros(time));
            case BigDecimal decimal -> decimal.toPlainString();
            default -> value.toString();
        };
    }

    private static @Nullable Object date(Object value) {
        return switch (value) {
            case LocalDate date -> date.toEpochDay();
            case LocalDateTime time -> time.toLocalDate().toEpochDay();
            case String text -> LocalDate.parse(text.strip()).toEpochDay();
            default -> null;
        };
    }

    private static @Nullable Object time(Object value) {
        return switch (value) {
            case LocalTime time -> time.toNanoOfDay() / 1000;
            case OffsetTime time -> time.toLocalTime().toNanoOfDay() / 1000;
            case LocalDateTime time -> time.toLocalTime().toNanoOfDay() / 1000;
            case String text -> LocalTime.parse(text.strip()).toNanoOfDay() / 1000;
            default -> null;
        };
    }

    private static @Nullable Object timestamp(Object value) {
        return switch (value) {
            case LocalDateTime time -> micros(time);
            case LocalDate date -> micros(date.atStartOfDay());
            case OffsetDateTime time ->
                micros(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
            case ZonedDateTime time ->
                micros(time.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime());
            case Instant instant -> PlanPrinter.micros(instant);
            case String text -> micros(localDateTime(text));
            default -> null;
        };
    }

    private static @Nullable Object instant(Object value) {
        return switch (value) {
            case OffsetDateTime time -> PlanPrinter.micros(time.toInstant());
            case ZonedDateTime time -> PlanPrinter.micros(time.toInstant());
            default -> timestamp(value);
        };
    }

    private static @Nullable Object interval(Object value) {
        return value instanceof Duration duration
                ? Math.addExact(Math.multiplyExact(duration.getSeconds(), MICROS), duration.getNano() / 1000)
                : null;
    }

    private static LocalDateTime localDateTime(String text) {
        String iso = text.strip().replace(' ', 'T');
        return iso.indexOf('T') < 0 ? LocalDate.parse(iso).atStartOfDay() : LocalDateTime.parse(iso);
    }

    private static long micros(LocalDateTime time) {
        return Math.addExact(
                Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), MICROS), time.get(ChronoField.MICRO_OF_SECOND));
    }
}
