package dev.travertine.jdbc;

import dev.travertine.jdbc.session.ColumnInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.UUID;

/** Turns what the setters of a prepared statement receive into what a session takes. */
final class Parameters {
    private Parameters() {}

    /**
     * The value as a session takes it.
     *
     * @param parameter its type; where one of value and type has a zone and the other has not, it is taken to be {@code zone}
     */
    static Object normalize(Object value, ColumnInfo parameter, ZoneId zone) throws SQLException {
        JdbcType type = JdbcType.of(parameter);
        if (type == JdbcType.TIMESTAMP_LTZ && value instanceof java.sql.Timestamp) {
            // It is a moment by itself.
            return ((java.sql.Timestamp) value).toInstant();
        }
        Object plain = plain(value);
        if (type == JdbcType.TIMESTAMP_LTZ && plain instanceof LocalDateTime) {
            return ((LocalDateTime) plain).atZone(zone).toOffsetDateTime();
        } else if (type == JdbcType.TIMESTAMP && plain instanceof OffsetDateTime) {
            return ((OffsetDateTime) plain).atZoneSameInstant(zone).toLocalDateTime();
        } else if (type == JdbcType.TIMESTAMP && plain instanceof Instant) {
            return LocalDateTime.ofInstant((Instant) plain, zone);
        } else if (plain instanceof String && !type.isText()) {
            return parse((String) plain, type, zone);
        }
        return plain;
    }

    /** Text for a parameter of another type, as many tools send it. */
    private static Object parse(String text, JdbcType type, ZoneId zone) throws SQLException {
        switch (type) {
            case BOOLEAN:
                return Conversions.toBoolean(text);
            case TINYINT:
            case SMALLINT:
            case INTEGER:
            case BIGINT:
            case DECIMAL:
                return Conversions.toDecimal(text);
            case REAL:
            case DOUBLE:
                return Conversions.toDouble(text);
            case DATE:
                return Conversions.toLocalDate(text);
            case TIME:
                return Conversions.toLocalTime(text);
            case TIMESTAMP:
                return Conversions.toLocalDateTime(text);
            case TIMESTAMP_LTZ:
                try {
                    return OffsetDateTime.parse(text.trim().replace(' ', 'T'));
                } catch (java.time.DateTimeException e) {
                    return Conversions.toZoned(text, zone).toOffsetDateTime();
                }
            default:
                return text;
        }
    }

    /** The value as a class of {@code java.time} or {@code java.lang}. */
    private static Object plain(Object value) throws SQLException {
        if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof byte[]
                || value instanceof BigDecimal
                || value instanceof BigInteger
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Double
                || value instanceof Float
                || value instanceof Short
                || value instanceof Byte
                || value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || value instanceof OffsetDateTime
                || value instanceof Instant
                || value instanceof Period
                || value instanceof java.time.Duration) {
            return value;
        } else if (value instanceof java.sql.Date) {
            return ((java.sql.Date) value).toLocalDate();
        } else if (value instanceof java.sql.Time) {
            return ((java.sql.Time) value).toLocalTime();
        } else if (value instanceof java.sql.Timestamp) {
            return ((java.sql.Timestamp) value).toLocalDateTime();
        } else if (value instanceof java.util.Date) {
            return ((java.util.Date) value).toInstant();
        } else if (value instanceof Calendar) {
            Calendar calendar = (Calendar) value;
            return calendar.toInstant()
                    .atZone(calendar.getTimeZone().toZoneId())
                    .toOffsetDateTime();
        } else if (value instanceof ZonedDateTime) {
            return ((ZonedDateTime) value).toOffsetDateTime();
        } else if (value instanceof Character || value instanceof UUID) {
            return value.toString();
        }
        throw Errors.unsupported("a parameter of class " + value.getClass().getName());
    }

    /** {@code setObject} with a type of {@link Types}: converts to that type first. */
    static Object convert(Object value, int type, int scale, ZoneId zone) throws SQLException {
        Object plain = plain(value);
        if (plain == null) {
            return null;
        }
        switch (type) {
            case Types.BIT:
            case Types.BOOLEAN:
                return Conversions.toBoolean(whole(plain));
            case Types.TINYINT:
                return Conversions.toLong(whole(plain), Byte.MIN_VALUE, Byte.MAX_VALUE, "TINYINT");
            case Types.SMALLINT:
                return Conversions.toLong(whole(plain), Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT");
            case Types.INTEGER:
                return Conversions.toLong(whole(plain), Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER");
            case Types.BIGINT:
                return Conversions.toLong(whole(plain), Long.MIN_VALUE, Long.MAX_VALUE, "BIGINT");
            case Types.REAL:
                return Conversions.toFloat(whole(plain));
            case Types.FLOAT:
            case Types.DOUBLE:
                return Conversions.toDouble(whole(plain));
            case Types.DECIMAL:
            case Types.NUMERIC:
                BigDecimal decimal = Conversions.toDecimal(whole(plain));
                return scale < 0 ? decimal : decimal.setScale(scale, RoundingMode.HALF_UP);
            case Types.CHAR:
            case Types.VARCHAR:
            case Types.LONGVARCHAR:
            case Types.NCHAR:
            case Types.NVARCHAR:
            case Types.LONGNVARCHAR:
                return plain instanceof String ? plain : Texts.of(plain);
            case Types.DATE:
                return Conversions.toLocalDate(local(plain, zone));
            case Types.TIME:
                return Conversions.toLocalTime(local(plain, zone));
            case Types.TIMESTAMP:
                return Conversions.toLocalDateTime(local(plain, zone));
            case Types.TIMESTAMP_WITH_TIMEZONE:
                return plain instanceof OffsetDateTime
                        ? plain
                        : Conversions.toZoned(local(plain, zone), zone).toOffsetDateTime();
            default:
                return plain;
        }
    }

    private static Object local(Object plain, ZoneId zone) {
        return plain instanceof Instant ? LocalDateTime.ofInstant((Instant) plain, zone) : plain;
    }

    /** Byte, Short and BigInteger as the classes that {@link Conversions} knows. */
    private static Object whole(Object plain) {
        if (plain instanceof Byte || plain instanceof Short) {
            return ((Number) plain).intValue();
        }
        return plain instanceof BigInteger ? new BigDecimal((BigInteger) plain) : plain;
    }

    /** All that is left of a reader, or its first {@code length} characters; {@code length} -1 for all. */
    static String read(Reader reader, long length) throws SQLException {
        if (reader == null) {
            return null;
        }
        try {
            StringBuilder text = new StringBuilder();
            char[] chars = new char[8192];
            long left = length < 0 ? Long.MAX_VALUE : length;
            int count = 0;
            while (left > 0 && (count = reader.read(chars, 0, (int) Math.min(chars.length, left))) > 0) {
                text.append(chars, 0, count);
                left -= count;
            }
            return text.toString();
        } catch (IOException e) {
            throw Errors.of("58030", "the parameter's stream can't be read: " + e.getMessage(), e);
        }
    }

    /** All that is left of a stream, or its first {@code length} bytes; {@code length} -1 for all. */
    static byte[] read(InputStream stream, long length) throws SQLException {
        if (stream == null) {
            return null;
        }
        try {
            return length < 0 ? stream.readAllBytes() : stream.readNBytes(Math.toIntExact(length));
        } catch (IOException e) {
            throw Errors.of("58030", "the parameter's stream can't be read: " + e.getMessage(), e);
        }
    }
}
