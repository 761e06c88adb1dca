package dev.travertine.shell;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

/** Writes the rows of one result: {@code begin}, {@code row} for each of them, {@code end}. */
interface RowWriter {
    void begin(ResultSetMetaData columns) throws SQLException;

    /** Writes the current row. */
    void row(ResultSet rows) throws SQLException;

    /** All rows were written. */
    void end(long rows);

    /** The writer that the settings ask for. */
    static RowWriter of(Settings settings, Output output) {
        return switch (settings.format()) {
            case TABLE -> settings.isExpanded() ? new ExpandedWriter(output.out()) : new TableWriter(output.out());
            case CSV -> new CsvWriter(output.out());
            case JSON -> new JsonWriter(output.out());
        };
    }
}
