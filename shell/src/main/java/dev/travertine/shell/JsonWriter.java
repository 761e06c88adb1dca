package dev.travertine.shell;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/**
 * Writes rows as one JSON array of objects, an object a line. Numbers are numbers (but NaN and the infinities, which JSON does
 * not have, are strings), dates and times are ISO strings.
 */
final class JsonWriter implements RowWriter {
    private final PrintWriter out;
    private String[] keys = {};
    private int[] types = {};
    private boolean isEmpty = true;

    JsonWriter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(ResultSetMetaData columns) throws SQLException {
        keys = new String[columns.getColumnCount()];
        types = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = quote(columns.getColumnLabel(i + 1));
            types[i] = columns.getColumnType(i + 1);
        }
        out.write('[');
    }

    @Override
    public void row(ResultSet rows) throws SQLException {
        out.write(isEmpty ? "\n{" : ",\n{");
        isEmpty = false;
        for (int i = 0; i < keys.length; i++) {
            out.write(i == 0 ? "" : ",");
            out.write(keys[i]);
            out.write(':');
            out.write(value(rows, i + 1, types[i]));
        }
        out.write('}');
    }

    @Override
    public void end(long rows) {
        out.write(isEmpty ? "]\n" : "\n]\n");
    }

    private static String value(ResultSet rows, int column, int type) throws SQLException {
        String text = rows.getString(column);
        if (text == null) {
            return "null";
        }
        return switch (type) {
            case Types.BOOLEAN, Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.DECIMAL -> text;
            case Types.REAL, Types.DOUBLE -> Double.isFinite(rows.getDouble(column)) ? text : quote(text);
            case Types.TIMESTAMP -> quote(iso(rows.getObject(column, LocalDateTime.class)));
            case Types.TIMESTAMP_WITH_TIMEZONE -> quote(iso(rows.getObject(column, OffsetDateTime.class)));
            default -> quote(text);
        };
    }

    /** With seconds also where they are zero. */
    private static String iso(LocalDateTime value) {
        return java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(value);
    }

    private static String iso(OffsetDateTime value) {
        return java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value);
    }

    static String quote(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ' || c == '\u007f' || Character.isSurrogate(c) && !isPaired(text, i)) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
