package dev.travertine.shell;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes rows as an aligned table, numbers to the right. The first 1,000 rows set the widths; what comes later is written as
 * it comes, so that memory does not grow with the result.
 */
final class TableWriter implements RowWriter {
    private static final int ROWS_FOR_WIDTHS = 1000;

    private final PrintWriter out;
    private String[] labels = {};
    private boolean[] isNumber = {};
    private int[] widths = {};
    private final List<String[]> first = new ArrayList<>();
    /** Whether the heading was written, and with it the widths are fixed. */
    private boolean isStarted;

    TableWriter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(ResultSetMetaData columns) throws SQLException {
        int count = columns.getColumnCount();
        labels = new String[count];
        isNumber = new boolean[count];
        widths = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = Cells.visible(columns.getColumnLabel(i + 1));
            isNumber[i] = Cells.isNumber(columns.getColumnType(i + 1));
            widths[i] = Cells.width(labels[i]);
        }
    }

    @Override
    public void row(ResultSet rows) throws SQLException {
        String[] cells = new String[labels.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Cells.text(rows, i + 1);
        }
        if (isStarted) {
            line(cells);
            return;
        }
        first.add(cells);
        for (int i = 0; i < cells.length; i++) {
            widths[i] = Math.max(widths[i], Cells.width(cells[i]));
        }
        if (first.size() == ROWS_FOR_WIDTHS) {
            start();
        }
    }

    @Override
    public void end(long rows) {
        if (!isStarted) {
            start();
        }
        out.println(rows == 1 ? "(1 row)" : "(" + rows + " rows)");
    }

    private void start() {
        isStarted = true;
        line(labels);
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            rule.append(i == 0 ? "" : "+").append("-".repeat(widths[i] + 2));
        }
        out.println(rule);
        first.forEach(this::line);
        first.clear();
    }

    private void line(String[] cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String padding = " ".repeat(Math.max(0, widths[i] - Cells.width(cells[i])));
            line.append(i == 0 ? " " : " | ");
            line.append(isNumber[i] ? padding + cells[i] : cells[i] + padding);
        }
        out.println(line.toString().stripTrailing());
    }
}
