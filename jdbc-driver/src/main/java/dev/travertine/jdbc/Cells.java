package dev.travertine.jdbc;

import dev.travertine.jdbc.session.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Reads a cell of a page as the Java value that holds its type without loss. */
final class Cells {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private Cells() {}

    /**
     * The value: null, Boolean, Integer (also for the smaller ones), Long, Float, Double, BigDecimal, String, byte[],
     * LocalDate, LocalTime, LocalDateTime, OffsetDateTime, Period or Duration.
     *
     * @param zone where a TIMESTAMP_LTZ is shown
     */
    static Object read(JdbcType type, Page page, int column, int row, ZoneId zone) {
        if (page.isNull(column, row)) {
            return null;
        }
        switch (type) {
            case BOOLEAN:
                return page.getBoolean(column, row);
            case TINYINT:
            case SMALLINT:
            case INTEGER:
                return (int) page.getLong(column, row);
            case BIGINT:
                return page.getLong(column, row);
            case REAL:
                return (float) page.getDouble(column, row);
            case DOUBLE:
                return page.getDouble(column, row);
            case DECIMAL:
                return page.getDecimal(column, row);
            case VARCHAR:
            case CHAR:
                return page.getString(column, row);
            case VARBINARY:
                return page.getBytes(column, row);
            case DATE:
                return LocalDate.ofEpochDay(page.getLong(column, row));
            case TIME:
                return LocalTime.ofNanoOfDay(page.getLong(column, row) * 1000);
            case TIMESTAMP:
                return timestamp(page.getLong(column, row));
            case TIMESTAMP_LTZ:
                return instant(page.getLong(column, row)).atZone(zone).toOffsetDateTime();
            case INTERVAL_MONTH:
                return Period.ofMonths((int) page.getLong(column, row)).normalized();
            case INTERVAL_DAY:
                return Duration.of(page.getLong(column, row), java.time.temporal.ChronoUnit.MICROS);
        }
        throw new IllegalStateException(type.name());
    }

    private static LocalDateTime timestamp(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND),
                (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1000,
                ZoneOffset.UTC);
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1000);
    }

    /** The value of {@link #read} as {@code getObject} gives it: dates and times as the classes of {@code java.sql}. */
    static Object toJdbc(Object value) {
        if (value instanceof LocalDate) {
            return java.sql.Date.valueOf((LocalDate) value);
        } else if (value instanceof LocalTime) {
            return java.sql.Time.valueOf((LocalTime) value);
        } else if (value instanceof LocalDateTime) {
            return java.sql.Timestamp.valueOf((LocalDateTime) value);
        }
        return value;
    }

    /** Whether {@link #read} gives a value with a zone. */
    static boolean isZoned(Object value) {
        return value instanceof OffsetDateTime;
    }
}
