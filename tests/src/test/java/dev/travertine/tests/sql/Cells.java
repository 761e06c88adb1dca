package dev.travertine.tests.sql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as text, the same for every database; rows as lines of a file. */
public final class Cells {
    static final String NULL = "NULL";
    static final String EMPTY = "(empty)";

    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

    /** As many digits of a second as are not 0. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd ")
            .append(TIME)
            .toFormatter(Locale.ROOT);

    private Cells() {}

    /** All rows that are left. */
    public static List<List<String>> read(ResultSet rows) throws SQLException {
        int width = rows.getMetaData().getColumnCount();
        List<List<String>> table = new ArrayList<>();
        while (rows.next()) {
            List<String> row = new ArrayList<>(width);
            for (int i = 1; i <= width; i++) {
                row.add(cell(rows.getObject(i)));
            }
            table.add(row);
        }
        return table;
    }

    static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case String text -> text(text);
            case Double number -> number(number);
            case Float number -> number(Double.parseDouble(number.toString()));
            case BigDecimal number -> number.toPlainString();
            case byte[] bytes -> "x" + HexFormat.of().formatHex(bytes);
            case Timestamp time -> TIMESTAMP.format(time.toLocalDateTime());
            case LocalDateTime time -> TIMESTAMP.format(time);
            case OffsetDateTime time -> TIMESTAMP.format(time.withOffsetSameInstant(ZoneOffset.UTC)) + "Z";
            case Date date -> date.toLocalDate().toString();
            case Time time -> TIME.format(time.toLocalTime());
            case LocalTime time -> TIME.format(time);
            default -> text(value.toString());
        };
    }

    /** Twelve significant digits: sums may differ in the last ones by the order of their terms. */
    private static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        boolean plain = rounded.signum() == 0 || rounded.precision() - rounded.scale() <= 21 && rounded.scale() <= 21;
        return plain ? rounded.toPlainString() : rounded.toString();
    }

    /** Text that a line could not hold as it is stands in single quotes. */
    private static String text(String text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        boolean plain = text.equals(text.strip())
                && !text.contains("  ")
                && !text.contains("\t")
                && !text.contains("\n")
                && !text.startsWith("'")
                && !text.equals(NULL)
                && !text.equals(EMPTY);
        return plain
                ? text
                : "'" + text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n") + "'";
    }

    /** Cells of a line: between tabs or two and more spaces; quoted text is one cell. */
    static List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        while (from < line.length()) {
            int end = line.charAt(from) == '\'' ? endOfQuoted(line, from) : endOfPlain(line, from);
            cells.add(line.substring(from, end));
            from = end;
            while (from < line.length() && Character.isWhitespace(line.charAt(from))) {
                from++;
            }
        }
        return cells;
    }

    private static int endOfPlain(String line, int from) {
        int end = from;
        while (end < line.length() && !separatorAt(line, end)) {
            end++;
        }
        return end;
    }

    private static int endOfQuoted(String line, int from) {
        int end = from + 1;
        while (end < line.length() && !(line.charAt(end - 1) == '\'' && end - 1 > from && separatorAt(line, end))) {
            end++;
        }
        return end;
    }

    private static boolean separatorAt(String line, int at) {
        return line.charAt(at) == '\t'
                || line.charAt(at) == ' ' && at + 1 < line.length() && line.charAt(at + 1) == ' ';
    }

    /** Rows as lines, cells in columns. */
    static List<String> lines(List<List<String>> rows) {
        int width = rows.isEmpty() ? 0 : rows.getFirst().size();
        int[] widths = new int[width];
        for (List<String> row : rows) {
            for (int i = 0; i < width; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < width; i++) {
                String cell = row.get(i);
                line.append(cell);
                if (i + 1 < width) {
                    line.append(" ".repeat(widths[i] - cell.length() + 2));
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
