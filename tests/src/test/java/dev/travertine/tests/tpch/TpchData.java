package dev.travertine.tests.tpch;

import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** TPC-H tables: their columns in SQL, and their rows, made by the benchmark's generator. */
final class TpchData {
    private static final int BATCH_ROWS = 5_000;

    private final double scale;

    TpchData(double scale) {
        this.scale = scale;
    }

    /** {@code CREATE what table (...)}: keys BIGINT, money DECIMAL(15, 2). */
    static String create(String what, TpchTable<?> table) {
        return table.getColumns().stream()
                .map(column -> column.getColumnName() + " " + type(column))
                .collect(Collectors.joining(", ", "CREATE " + what + " " + name(table) + " (", ")"));
    }

    static String name(TpchTable<?> table) {
        return table.getTableName();
    }

    private static String type(TpchColumn<?> column) {
        return switch (column.getType().getBase()) {
            case IDENTIFIER -> "BIGINT";
            case INTEGER -> "INTEGER";
            case DATE -> "DATE";
            case DOUBLE -> "DECIMAL(15, 2)";
            case VARCHAR -> "VARCHAR";
        };
    }

    private static <E extends TpchEntity> Object value(TpchColumn<E> column, E row) {
        return switch (column.getType().getBase()) {
            case IDENTIFIER -> column.getIdentifier(row);
            case INTEGER -> column.getInteger(row);
            case DATE -> LocalDate.ofEpochDay(column.getDate(row));
            case DOUBLE -> BigDecimal.valueOf(column.getDouble(row)).setScale(2, RoundingMode.HALF_UP);
            case VARCHAR -> column.getString(row);
        };
    }

    /** Creates and fills all tables by batches of prepared inserts. */
    void load(String what, Connection connection) throws SQLException {
        for (TpchTable<?> table : TpchTable.getTables()) {
            execute(connection, create(what, table));
            insert(table, connection);
        }
    }

    private <E extends TpchEntity> void insert(TpchTable<E> table, Connection connection) throws SQLException {
        publish(table, table.createGenerator(scale, 1, 1).iterator(), Integer.MAX_VALUE, connection);
    }

    /** Publishes up to {@code count} rows by batches of prepared inserts. */
    static <E extends TpchEntity> void publish(TpchTable<E> table, Iterator<E> rows, int count, Connection connection)
            throws SQLException {
        String marks = String.join(", ", Collections.nCopies(table.getColumns().size(), "?"));
        String sql = "INSERT INTO " + name(table) + " VALUES (" + marks + ")";
        int left = count;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            while (left > 0 && rows.hasNext()) {
                for (int i = 0; i < BATCH_ROWS && left > 0 && rows.hasNext(); i++) {
                    bind(insert, table, rows.next());
                    left--;
                }
                insert.executeBatch();
            }
        }
    }

    private static <E extends TpchEntity> void bind(PreparedStatement insert, TpchTable<E> table, E row)
            throws SQLException {
        int at = 1;
        for (TpchColumn<E> column : table.getColumns()) {
            insert.setObject(at++, value(column, row));
        }
        insert.addBatch();
    }

    /** The same for DuckDB, which takes rows fast only through its appender. */
    void loadDuckDb(Connection connection) throws SQLException {
        for (TpchTable<?> table : TpchTable.getTables()) {
            execute(connection, create("TABLE", table));
            append(table, connection.unwrap(DuckDBConnection.class));
        }
    }

    private <E extends TpchEntity> void append(TpchTable<E> table, DuckDBConnection connection) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("main", name(table))) {
            for (E row : table.createGenerator(scale, 1, 1)) {
                appender.beginRow();
                for (TpchColumn<E> column : table.getColumns()) {
                    append(appender, value(column, row));
                }
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, Object value) throws SQLException {
        switch (value) {
            case Long number -> appender.append(number.longValue());
            case Integer number -> appender.append(number.intValue());
            case LocalDate date -> appender.append(date);
            case BigDecimal number -> appender.append(number);
            default -> appender.append(value.toString());
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
