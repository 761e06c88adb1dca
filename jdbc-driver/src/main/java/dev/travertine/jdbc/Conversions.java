package dev.travertine.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.UUID;

/**
 * Turns a value of {@link Cells#read} into what a getter promises. A value that does not fit is an error, never cut; only
 * fractions are cut where a whole number was asked for.
 */
final class Conversions {
    private Conversions() {}

    static boolean toBoolean(Object value) throws SQLException {
        if (value instanceof Boolean) {
            return (Boolean) value;
        } else if (value instanceof Number) {
            return toDecimal(value).signum() != 0;
        } else if (value instanceof String) {
            switch (((String) value).trim().toLowerCase(Locale.ROOT)) {
                case "true":
                case "t":
                case "1":
                    return true;
                case "false":
                case "f":
                case "0":
                    return false;
                default:
                    throw invalid(value, "boolean");
            }
        }
        throw impossible(value, "boolean");
    }

    /** A whole number between the bounds. */
    static long toLong(Object value, long min, long max, String type) throws SQLException {
        if (value instanceof Integer || value instanceof Long) {
            return inRange(((Number) value).longValue(), min, max, type);
        } else if (value instanceof Boolean) {
            return (Boolean) value ? 1 : 0;
        }
        BigInteger whole = toDecimal(value).setScale(0, RoundingMode.DOWN).toBigInteger();
        if (whole.bitLength() > 63) {
            throw outOfRange(value, type);
        }
        return inRange(whole.longValue(), min, max, type);
    }

    static double toDouble(Object value) throws SQLException {
        if (value instanceof Number) {
            return ((Number) value).doubleValue();
        } else if (value instanceof Boolean) {
            return (Boolean) value ? 1 : 0;
        } else if (value instanceof String) {
            try {
                return Double.parseDouble(((String) value).trim());
            } catch (NumberFormatException e) {
                throw invalid(value, "double");
            }
        }
        throw impossible(value, "double");
    }

    static float toFloat(Object value) throws SQLException {
        if (value instanceof Float) {
            return (Float) value;
        }
        double exact = toDouble(value);
        float result = (float) exact;
        if (Float.isInfinite(result) && !Double.isInfinite(exact)) {
            throw outOfRange(value, "float");
        }
        return result;
    }

    static BigDecimal toDecimal(Object value) throws SQLException {
        try {
            if (value instanceof BigDecimal) {
                return (BigDecimal) value;
            } else if (value instanceof Integer || value instanceof Long) {
                return BigDecimal.valueOf(((Number) value).longValue());
            } else if (value instanceof Float || value instanceof Double) {
                return new BigDecimal(value.toString());
            } else if (value instanceof Boolean) {
                return (Boolean) value ? BigDecimal.ONE : BigDecimal.ZERO;
            } else if (value instanceof String) {
                return new BigDecimal(((String) value).trim());
            }
        } catch (NumberFormatException e) {
            throw invalid(value, "number");
        }
        throw impossible(value, "number");
    }

    static LocalDate toLocalDate(Object value) throws SQLException {
        if (value instanceof LocalDate) {
            return (LocalDate) value;
        } else if (value instanceof LocalDateTime) {
            return ((LocalDateTime) value).toLocalDate();
        } else if (value instanceof OffsetDateTime) {
            return ((OffsetDateTime) value).toLocalDate();
        } else if (value instanceof String) {
            try {
                return LocalDate.parse(((String) value).trim());
            } catch (DateTimeException e) {
                throw invalid(value, "date");
            }
        }
        throw impossible(value, "date");
    }

    static LocalTime toLocalTime(Object value) throws SQLException {
        if (value instanceof LocalTime) {
            return (LocalTime) value;
        } else if (value instanceof LocalDateTime) {
            return ((LocalDateTime) value).toLocalTime();
        } else if (value instanceof OffsetDateTime) {
            return ((OffsetDateTime) value).toLocalTime();
        } else if (value instanceof String) {
            try {
                return LocalTime.parse(((String) value).trim());
            } catch (DateTimeException e) {
                throw invalid(value, "time");
            }
        }
        throw impossible(value, "time");
    }

    static LocalDateTime toLocalDateTime(Object value) throws SQLException {
        if (value instanceof LocalDateTime) {
            return (LocalDateTime) value;
        } else if (value instanceof LocalDate) {
            return ((LocalDate) value).atStartOfDay();
        } else if (value instanceof OffsetDateTime) {
            return ((OffsetDateTime) value).toLocalDateTime();
        } else if (value instanceof String) {
            String text = ((String) value).trim().replace(' ', 'T');
            try {
                return text.indexOf('T') < 0 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
            } catch (DateTimeException e) {
                throw invalid(value, "timestamp");
            }
        }
        throw impossible(value, "timestamp");
    }

    /** The moment of a value; one that has no zone is taken to be of {@code zone}. */
    static ZonedDateTime toZoned(Object value, ZoneId zone) throws SQLException {
        if (value instanceof OffsetDateTime) {
            return ((OffsetDateTime) value).atZoneSameInstant(zone);
        }
        return toLocalDateTime(value).atZone(zone);
    }

    /** {@code getObject} with a class. */
    static Object to(Object value, Class<?> target, ZoneId zone) throws SQLException {
        if (target == Object.class) {
            return Cells.toJdbc(value);
        } else if (target.isInstance(value) && !(value instanceof byte[])) {
            return value;
        } else if (target == String.class) {
            return Texts.of(value);
        } else if (target == Boolean.class) {
            return toBoolean(value);
        } else if (Number.class.isAssignableFrom(target)) {
            return toNumber(value, target);
        } else if (Temporal.class.isAssignableFrom(target) || java.util.Date.class.isAssignableFrom(target)) {
            return toTemporal(value, target, zone);
        } else if (target == byte[].class && value instanceof byte[]) {
            return value;
        } else if (target == UUID.class && value instanceof String) {
            return toUuid((String) value);
        } else if (target == Period.class || target == Duration.class) {
            throw impossible(value, target.getSimpleName());
        }
        throw impossible(value, target.getName());
    }

    private static Object toNumber(Object value, Class<?> target) throws SQLException {
        if (target == Long.class) {
            return toLong(value, Long.MIN_VALUE, Long.MAX_VALUE, "long");
        } else if (target == Integer.class) {
            return (int) toLong(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
        } else if (target == Short.class) {
            return (short) toLong(value, Short.MIN_VALUE, Short.MAX_VALUE, "short");
        } else if (target == Byte.class) {
            return (byte) toLong(value, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte");
        } else if (target == Double.class) {
            return toDouble(value);
        } else if (target == Float.class) {
            return toFloat(value);
        } else if (target == BigDecimal.class) {
            return toDecimal(value);
        } else if (target == BigInteger.class) {
            return toDecimal(value).setScale(0, RoundingMode.DOWN).toBigInteger();
        }
        throw impossible(value, target.getName());
    }

    private static Object toTemporal(Object value, Class<?> target, ZoneId zone) throws SQLException {
        if (target == LocalDate.class) {
            return toLocalDate(value);
        } else if (target == LocalTime.class) {
            return toLocalTime(value);
        } else if (target == LocalDateTime.class) {
            return toLocalDateTime(value);
        } else if (target == OffsetDateTime.class) {
            return toZoned(value, zone).toOffsetDateTime();
        } else if (target == ZonedDateTime.class) {
            return toZoned(value, zone);
        } else if (target == Instant.class) {
            return toZoned(value, zone).toInstant();
        } else if (target == OffsetTime.class) {
            return toZoned(value, zone).toOffsetDateTime().toOffsetTime();
        } else if (target == java.sql.Date.class) {
            return java.sql.Date.valueOf(toLocalDate(value));
        } else if (target == java.sql.Time.class) {
            return java.sql.Time.valueOf(toLocalTime(value));
        } else if (target == java.sql.Timestamp.class) {
            return toTimestamp(value);
        } else if (target == java.util.Date.class) {
            return java.util.Date.from(toTimestamp(value).toInstant());
        }
        throw impossible(value, target.getName());
    }

    /** The moment of a zoned value; the local time of one without a zone, taken to be in the zone of the JVM. */
    static java.sql.Timestamp toTimestamp(Object value) throws SQLException {
        if (value instanceof OffsetDateTime) {
            return java.sql.Timestamp.from(((OffsetDateTime) value).toInstant());
        }
        return java.sql.Timestamp.valueOf(toLocalDateTime(value));
    }

    private static UUID toUuid(String value) throws SQLException {
        try {
            return UUID.fromString(value.trim());
        } catch (IllegalArgumentException e) {
            throw invalid(value, "UUID");
        }
    }

    private static long inRange(long value, long min, long max, String type) throws SQLException {
        if (value < min || value > max) {
            throw outOfRange(value, type);
        }
        return value;
    }

    private static SQLException outOfRange(Object value, String type) {
        return Errors.of(Errors.OUT_OF_RANGE, "value " + Texts.of(value) + " is out of range for " + type);
    }

    private static SQLException invalid(Object value, String type) {
        return Errors.of(Errors.INVALID_TEXT, "'" + value + "' is not a " + type);
    }

    static SQLException impossible(Object value, String type) {
        return Errors.of(Errors.WRONG_TYPE, "a " + value.getClass().getSimpleName() + " can't be read as a " + type);
    }
}
