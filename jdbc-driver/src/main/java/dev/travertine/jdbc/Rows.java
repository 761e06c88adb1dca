package dev.travertine.jdbc;

import dev.travertine.jdbc.session.ColumnInfo;
import dev.travertine.jdbc.session.Page;
import dev.travertine.jdbc.session.Result;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A small result made by the driver itself; of text, whole numbers and booleans. */
final class Rows {
    private final List<ColumnInfo> columns = new ArrayList<>();
    private final List<Object[]> rows = new ArrayList<>();

    private Rows() {}

    /** Columns, each given as its name and its type: {@code "TABLE_NAME VARCHAR"}. */
    static Rows of(String... definitions) {
        Rows rows = new Rows();
        for (String definition : definitions) {
            int space = definition.indexOf(' ');
            String type = definition.substring(space + 1);
            int precision = type.equals("VARCHAR") ? ColumnInfo.UNLIMITED : 0;
            rows.columns.add(new ColumnInfo(definition.substring(0, space), type, precision, 0, true));
        }
        return rows;
    }

    /** Adds a row; its values are null, String, Boolean or a whole number. */
    void add(Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
        }
        rows.add(values);
    }

    void sort(Comparator<Object[]> order) {
        rows.sort(order);
    }

    ResultSet toResultSet(TravertineConnection connection) throws SQLException {
        Execution execution = Execution.start(connection.session(), 0);
        return new TravertineResultSet(null, execution, new RowsResult(this), 0, connection.zone());
    }

    /** All rows as one page. */
    private static final class RowsResult implements Result, Page {
        private final Rows rows;
        private boolean isGiven;

        RowsResult(Rows rows) {
            this.rows = rows;
        }

        @Override
        public boolean isQuery() {
            return true;
        }

        @Override
        public List<ColumnInfo> columns() {
            return rows.columns;
        }

        @Override
        public long updateCount() {
            return 0;
        }

        @Override
        public Page next() {
            if (isGiven || rows.rows.isEmpty()) {
                return null;
            }
            isGiven = true;
            return this;
        }

        @Override
        public void close() {}

        @Override
        public int rows() {
            return rows.rows.size();
        }

        private Object value(int column, int row) {
            return rows.rows.get(row)[column];
        }

        @Override
        public boolean isNull(int column, int row) {
            return value(column, row) == null;
        }

        @Override
        public boolean getBoolean(int column, int row) {
            return (Boolean) value(column, row);
        }

        @Override
        public long getLong(int column, int row) {
            return ((Number) value(column, row)).longValue();
        }

        @Override
        public double getDouble(int column, int row) {
            return ((Number) value(column, row)).doubleValue();
        }

        @Override
        public BigDecimal getDecimal(int column, int row) {
            return new BigDecimal(value(column, row).toString());
        }

        @Override
        public String getString(int column, int row) {
            return (String) value(column, row);
        }

        @Override
        public byte[] getBytes(int column, int row) {
            return (byte[]) value(column, row);
        }
    }
}
