package dev.travertine.shell;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as CSV with a heading, quoted as RFC 4180 says; lines end in LF alone. NULL is an empty field, the empty string
 * is {@code ""}.
 */
final class CsvWriter implements RowWriter {
    private final PrintWriter out;
    private int columns;

    CsvWriter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(ResultSetMetaData header) throws SQLException {
        columns = header.getColumnCount();
        for (int i = 1; i <= columns; i++) {
            field(i, header.getColumnLabel(i));
        }
        out.write('\n');
    }

    @Override
    public void row(ResultSet rows) throws SQLException {
        for (int i = 1; i <= columns; i++) {
            field(i, rows.getString(i));
        }
        out.write('\n');
    }

    @Override
    public void end(long rows) {}

    private void field(int column, @Nullable String value) {
        if (column > 1) {
            out.write(',');
        }
        if (value != null) {
            out.write(needsQuotes(value) ? '"' + value.replace("\"", "\"\"") + '"' : value);
        }
    }

    private static boolean needsQuotes(String value) {
        if (value.isEmpty()) {
            return true;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return value.charAt(0) == ' ' || value.charAt(value.length() - 1) == ' ';
    }
}
