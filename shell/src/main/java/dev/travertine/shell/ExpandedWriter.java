package dev.travertine.shell;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** Writes one line for each value of each row: for rows that are too wide for a table. */
final class ExpandedWriter implements RowWriter {
    private final PrintWriter out;
    private String[] labels = {};
    private long number;

    ExpandedWriter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(ResultSetMetaData columns) throws SQLException {
        labels = new String[columns.getColumnCount()];
        int width = 0;
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Cells.visible(columns.getColumnLabel(i + 1));
            width = Math.max(width, Cells.width(labels[i]));
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] += " ".repeat(width - Cells.width(labels[i]));
        }
    }

    @Override
    public void row(ResultSet rows) throws SQLException {
        number++;
        out.println("-[ row " + number + " ]-");
        for (int i = 0; i < labels.length; i++) {
            out.println(labels[i] + " | " + Cells.text(rows, i + 1));
        }
    }

    @Override
    public void end(long rows) {
        out.println(rows == 1 ? "(1 row)" : "(" + rows + " rows)");
    }
}
