package dev.travertine.connectors.csv;

import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Locale;

/** Text of a field to a value of a column. What does not fit throws any RuntimeException; nothing is appended then. */
final class FieldParser {
    private static final long MICROS = 1_000_000;

    private FieldParser() {}

    static void append(String text, DataType type, ColumnBuffer target) {
        switch (type.kind()) {
            case BOOLEAN -> target.appendBoolean(bool(text.strip()));
            case TINYINT -> target.appendLong(integer(text, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case SMALLINT -> target.appendLong(integer(text, Short.MIN_VALUE, Short.MAX_VALUE));
            case INTEGER -> target.appendLong(integer(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case BIGINT -> target.appendLong(integer(text, Long.MIN_VALUE, Long.MAX_VALUE));
            case REAL, DOUBLE -> target.appendDouble(Double.parseDouble(text.strip()));
            case DECIMAL -> target.appendDecimal(decimal(text, type));
            case VARCHAR, CHAR -> target.appendString(bounded(text, type));
            case VARBINARY ->
                target.appendBytes(HexFormat.of().parseHex(text.startsWith("\\x") ? text.substring(2) : text));
            case DATE -> target.appendLong(LocalDate.parse(text.strip()).toEpochDay());
            case TIME -> target.appendLong(LocalTime.parse(text.strip()).toNanoOfDay() / 1000);
            case TIMESTAMP -> target.appendLong(micros(timestamp(text.strip())));
            case TIMESTAMP_LTZ -> target.appendLong(instant(text.strip()));
            case INTERVAL_MONTH, INTERVAL_DAY -> throw new IllegalArgumentException("intervals can't be read");
        }
    }

    private static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "1", "yes", "y", "on" -> true;
            case "false", "f", "0", "no", "n", "off" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static long integer(String text, long min, long max) {
        long value = Long.parseLong(text.strip());
        if (value < min || value > max) {
            throw new ArithmeticException(text);
        }
        return value;
    }

    private static BigDecimal decimal(String text, DataType type) {
        BigDecimal value = new BigDecimal(text.strip()).setScale(type.scale(), RoundingMode.HALF_UP);
        if (value.precision() > type.precision()) {
            throw new ArithmeticException(text);
        }
        return value;
    }

    private static String bounded(String text, DataType type) {
        if (type.precision() != DataType.UNLIMITED && text.codePointCount(0, text.length()) > type.precision()) {
            throw new IllegalArgumentException(text);
        }
        if (type.kind() == TypeKind.CHAR && type.precision() != DataType.UNLIMITED) {
            return text + " ".repeat(type.precision() - text.codePointCount(0, text.length()));
        }
        return text;
    }

    /** {@code 2001-01-01}, {@code 2001-01-01 06:30} or {@code 2001-01-01T06:30:00.123}. */
    private static LocalDateTime timestamp(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay();
        }
        return LocalDateTime.parse(text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text);
    }

    private static long instant(String text) {
        String iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
        try {
            return micros(OffsetDateTime.parse(iso)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime());
        } catch (DateTimeException e) {
            return micros(timestamp(text));
        }
    }

    private static long micros(LocalDateTime time) {
        return Math.addExact(
                Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), MICROS), time.get(ChronoField.MICRO_OF_SECOND));
    }
}
