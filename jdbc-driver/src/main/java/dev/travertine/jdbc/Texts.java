package dev.travertine.jdbc;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** How values are written as text: as SQL writes them, without trailing zeros in the fraction of a second. */
final class Texts {
    static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(TIME)
            .toFormatter(Locale.ROOT);

    static final DateTimeFormatter TIMESTAMP_LTZ = new DateTimeFormatterBuilder()
            .append(TIMESTAMP)
            .appendOffset("+HH:MM", "+00:00")
            .toFormatter(Locale.ROOT);

    private Texts() {}

    /** The text of a value of {@link Cells#read}; null for null. */
    static String of(Object value) {
        if (value == null) {
            return null;
        } else if (value instanceof BigDecimal) {
            return ((BigDecimal) value).toPlainString();
        } else if (value instanceof byte[]) {
            return hex((byte[]) value);
        } else if (value instanceof LocalTime) {
            return TIME.format((LocalTime) value);
        } else if (value instanceof LocalDateTime) {
            return TIMESTAMP.format((LocalDateTime) value);
        } else if (value instanceof OffsetDateTime) {
            return TIMESTAMP_LTZ.format((OffsetDateTime) value);
        } else if (value instanceof Period) {
            return months(((Period) value).toTotalMonths());
        } else if (value instanceof Duration) {
            return duration((Duration) value);
        }
        return value.toString();
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 2);
        for (byte b : bytes) {
            text.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return text.toString();
    }

    private static String months(long months) {
        long positive = Math.abs(months);
        return (months < 0 ? "-" : "") + positive / 12 + "-" + positive % 12;
    }

    private static String duration(Duration duration) {
        Duration positive = duration.abs();
        LocalTime time = LocalTime.ofSecondOfDay(positive.getSeconds() % 86_400).plusNanos(positive.getNano());
        return (duration.isNegative() ? "-" : "") + positive.toDays() + " " + TIME.format(time);
    }
}
