package dev.travertine.sql;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Intervals in PostgreSQL's manner, with the units inside the string: {@code INTERVAL '90 days'}, {@code INTERVAL '1 year 2
 * months'}, {@code INTERVAL '1 day 02:30:00'}.
 */
final class IntervalText {
    private static final Pattern FIELD = Pattern.compile(
            "\\s*(?:([+-]?)(\\d+):(\\d{1,2})(?::(\\d{1,2}(?:\\.\\d+)?))?|([+-]?\\d+(?:\\.\\d+)?)\\s*([a-zA-Z]+))\\s*,?");

    private static final Map<String, String> SHORT_NAMES = Map.ofEntries(
            Map.entry("y", "year"),
            Map.entry("yr", "year"),
            Map.entry("mon", "month"),
            Map.entry("mons", "month"),
            Map.entry("w", "week"),
            Map.entry("d", "day"),
            Map.entry("h", "hour"),
            Map.entry("hr", "hour"),
            Map.entry("hrs", "hour"),
            Map.entry("m", "minute"),
            Map.entry("min", "minute"),
            Map.entry("mins", "minute"),
            Map.entry("s", "second"),
            Map.entry("sec", "second"),
            Map.entry("secs", "second"),
            Map.entry("ms", "millisecond"),
            Map.entry("us", "microsecond"));

    private static final BigDecimal MICROS_PER_SECOND = BigDecimal.valueOf(1_000_000);
    private static final Map<TimeUnit, Long> MICROS = Map.of(
            TimeUnit.WEEK, 7 * 86_400_000_000L,
            TimeUnit.DAY, 86_400_000_000L,
            TimeUnit.HOUR, 3_600_000_000L,
            TimeUnit.MINUTE, 60_000_000L,
            TimeUnit.SECOND, 1_000_000L,
            TimeUnit.MILLISECOND, 1_000L,
            TimeUnit.MICROSECOND, 1L);
    private static final Map<TimeUnit, Long> MONTHS =
            Map.of(TimeUnit.YEAR, 12L, TimeUnit.QUARTER, 3L, TimeUnit.MONTH, 1L);

    private BigDecimal months = BigDecimal.ZERO;
    private BigDecimal micros = BigDecimal.ZERO;
    private final String text;
    private final SqlParserPos pos;

    private IntervalText(String text, SqlParserPos pos) {
        this.text = text;
        this.pos = pos;
    }

    static SqlNode literal(int sign, String text, SqlParserPos pos) {
        return new IntervalText(text, pos).literal(sign);
    }

    private SqlNode literal(int sign) {
        Matcher field = FIELD.matcher(text);
        int end = 0;
        int fields = 0;
        while (field.find() && field.start() == end) {
            if (fields++ == 0
                    && field.end() == text.length()
                    && field.group(6) != null
                    && field.group(5).matches("\\d+")) {
                return single(sign, field.group(5), unit(field.group(6)));
            }
            add(field);
            end = field.end();
        }
        if (fields == 0 || end != text.length()) {
            throw error("invalid interval \"" + text + "\"")
                    .withHint("write a number and a unit, such as INTERVAL '90 days' or INTERVAL '90' DAY");
        }
        return sum(sign);
    }

    private SqlNode single(int sign, String number, TimeUnit unit) {
        return unit == TimeUnit.MILLISECOND || unit == TimeUnit.MICROSECOND
                ? IntervalBuilder.seconds(sign, number, unit, pos)
                : IntervalBuilder.literal(sign, number, new SqlIntervalQualifier(unit, null, pos), pos);
    }

    private void add(Matcher field) {
        if (field.group(6) != null) {
            TimeUnit unit = unit(field.group(6));
            BigDecimal number = new BigDecimal(field.group(5));
            Long perMonth = MONTHS.get(unit);
            if (perMonth != null) {
                months = months.add(number.multiply(BigDecimal.valueOf(perMonth)));
            } else {
                micros = micros.add(number.multiply(BigDecimal.valueOf(MICROS.getOrDefault(unit, 0L))));
            }
            return;
        }
        BigDecimal seconds = new BigDecimal(field.group(2))
                .multiply(BigDecimal.valueOf(3_600))
                .add(new BigDecimal(field.group(3)).multiply(BigDecimal.valueOf(60)))
                .add(field.group(4) == null ? BigDecimal.ZERO : new BigDecimal(field.group(4)));
        BigDecimal time = seconds.multiply(MICROS_PER_SECOND);
        micros = field.group(1).equals("-") ? micros.subtract(time) : micros.add(time);
    }

    private SqlNode sum(int sign) {
        if (months.signum() != 0 && micros.signum() != 0) {
            throw error("interval \"" + text + "\" has both months and days")
                    .withHint("add two intervals, one of years and months and one of days and time");
        }
        try {
            return months.signum() == 0 ? dayToSecond(sign) : yearToMonth(sign);
        } catch (ArithmeticException e) {
            throw error("interval \"" + text + "\" is out of range");
        }
    }

    private SqlNode yearToMonth(int sign) {
        long total = months.longValueExact();
        long size = Math.absExact(total);
        SqlIntervalQualifier qualifier = new SqlIntervalQualifier(TimeUnit.YEAR, TimeUnit.MONTH, pos);
        return IntervalBuilder.literal(total < 0 ? -sign : sign, size / 12 + "-" + size % 12, qualifier, pos);
    }

    private SqlNode dayToSecond(int sign) {
        long total = micros.longValueExact();
        long size = Math.absExact(total);
        long seconds = size / 1_000_000;
        String fraction = size % 1_000_000 == 0 ? "" : ".%06d".formatted(size % 1_000_000);
        String written = "%d %02d:%02d:%02d%s"
                .formatted(seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60, fraction);
        SqlIntervalQualifier qualifier = new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, pos);
        return IntervalBuilder.literal(total < 0 ? -sign : sign, written, qualifier, pos);
    }

    private TimeUnit unit(String name) {
        String word = name.toLowerCase(java.util.Locale.ROOT);
        try {
            TimeUnit unit = IntervalBuilder.unit(SHORT_NAMES.getOrDefault(word, word));
            if (MONTHS.containsKey(unit) || MICROS.containsKey(unit)) {
                return unit;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw error("\"" + name + "\" is not a unit of intervals");
    }

    private TravertineException error(String message) {
        return new TravertineException(ErrorCode.INVALID_DATETIME, message, Positions.range(pos), null, null);
    }
}
