package dev.travertine.jdbc;

import dev.travertine.jdbc.session.ColumnInfo;
import dev.travertine.jdbc.session.Page;
import dev.travertine.jdbc.session.Result;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rows of a query, forward only and read only. Pages are pulled as {@link #next()} needs them, so memory does not grow
 * with the result. For one thread.
 */
final class TravertineResultSet extends ConvertingResultSet {
    private final TravertineStatement statement;
    private final Execution execution;
    private final Result result;
    private final List<ColumnInfo> columns;
    private final JdbcType[] types;
    private final long rowsMax;
    private final ZoneId zone;

    /** The columns by their labels in lower case; made when first needed. */
    private Map<String, Integer> indexes;
    /** Null before the first row was asked for, and behind the last one. */
    private Page page;
    /** Row of the page; -1 where the page was fetched but not yet begun. */
    private int row = -1;
    /** Number of the current row from 1; 0 before the first. */
    private long rowNumber;

    private boolean isDone;
    private boolean isClosed;
    private boolean wasNull;
    private int fetchSize;

    /**
     * A result set.
     *
     * @param statement or null for metadata
     * @param rowsMax rows after which it ends, or 0 for all
     */
    TravertineResultSet(TravertineStatement statement, Execution execution, Result result, long rowsMax, ZoneId zone) {
        this.statement = statement;
        this.execution = execution;
        this.result = result;
        this.columns = result.columns();
        this.types = columns.stream().map(JdbcType::of).toArray(JdbcType[]::new);
        this.rowsMax = rowsMax;
        this.zone = zone;
    }

    @Override
    public boolean next() throws SQLException {
        checkOpen();
        if (isDone) {
            return false;
        }
        if (rowsMax > 0 && rowNumber == rowsMax) {
            finish();
            return false;
        }
        if (page == null || row + 1 == page.rows()) {
            fetch();
            if (page == null) {
                return false;
            }
        }
        row++;
        rowNumber++;
        return true;
    }

    private void fetch() throws SQLException {
        page = execution.call(result::next);
        row = -1;
        if (page == null) {
            finish();
        }
    }

    /** Frees the engine's side as soon as no more rows are wanted. */
    private void finish() throws SQLException {
        isDone = true;
        page = null;
        execution.finish();
        try {
            result.close();
        } catch (dev.travertine.jdbc.session.SessionException e) {
            throw Errors.of(e);
        }
    }

    @Override
    public void close() throws SQLException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            finish();
        } finally {
            if (statement != null) {
                statement.resultClosed(this);
            }
        }
    }

    @Override
    public boolean isClosed() {
        return isClosed;
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        checkOpen();
        if (rowNumber == 0 && page == null && !isDone) {
            fetch();
        }
        return rowNumber == 0 && page != null;
    }

    @Override
    public boolean isFirst() throws SQLException {
        checkOpen();
        return rowNumber == 1 && !isDone;
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        checkOpen();
        return isDone && rowNumber > 0;
    }

    @Override
    public int getRow() throws SQLException {
        checkOpen();
        return isDone ? 0 : (int) Math.min(rowNumber, Integer.MAX_VALUE);
    }

    @Override
    public boolean wasNull() throws SQLException {
        checkOpen();
        return wasNull;
    }

    @Override
    public int findColumn(String label) throws SQLException {
        checkOpen();
        if (indexes == null) {
            indexes = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                indexes.putIfAbsent(columns.get(i).label().toLowerCase(Locale.ROOT), i + 1);
            }
        }
        Integer index = label == null ? null : indexes.get(label.toLowerCase(Locale.ROOT));
        if (index == null) {
            throw Errors.of(Errors.UNDEFINED_COLUMN, "the result has no column \"" + label + "\"");
        }
        return index;
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        return new TravertineResultSetMetaData(columns);
    }

    // Values

    @Override
    public int getInt(int column) throws SQLException {
        return (int) getWhole(column, Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
    }

    @Override
    public long getLong(int column) throws SQLException {
        return getWhole(column, Long.MIN_VALUE, Long.MAX_VALUE, "long");
    }

    /** Without an object for each value, where the column is a whole number itself. */
    private long getWhole(int column, long min, long max, String type) throws SQLException {
        if (isNull(column)) {
            return 0;
        }
        if (types[column - 1].isInteger()) {
            long value = page.getLong(column - 1, row);
            return value >= min && value <= max ? value : Conversions.toLong(value, min, max, type);
        }
        return Conversions.toLong(read(column), min, max, type);
    }

    @Override
    public double getDouble(int column) throws SQLException {
        if (isNull(column)) {
            return 0;
        }
        return types[column - 1] == JdbcType.DOUBLE
                ? page.getDouble(column - 1, row)
                : Conversions.toDouble(read(column));
    }

    @Override
    ZoneId zone() {
        return zone;
    }

    @Override
    Object read(int column) throws SQLException {
        return isNull(column) ? null : Cells.read(types[column - 1], page, column - 1, row, zone);
    }

    /** Checks that there is such a value, and notes for {@link #wasNull} whether it is NULL. */
    private boolean isNull(int column) throws SQLException {
        checkOpen();
        if (page == null || row < 0) {
            throw Errors.of(
                    Errors.INVALID_CURSOR, isDone ? "the result has no more rows" : "next() has not been called");
        }
        if (column < 1 || column > types.length) {
            throw Errors.of(
                    Errors.UNDEFINED_COLUMN, "column " + column + " of a result with " + types.length + " columns");
        }
        wasNull = page.isNull(column - 1, row);
        return wasNull;
    }

    private void checkOpen() throws SQLException {
        if (isClosed) {
            throw Errors.of(Errors.CLOSED, "the result is closed");
        }
    }

    // What it is

    @Override
    public Statement getStatement() throws SQLException {
        checkOpen();
        return statement;
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        checkOpen();
        return null;
    }

    @Override
    public void clearWarnings() throws SQLException {
        checkOpen();
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        checkOpen();
        if (direction != ResultSet.FETCH_FORWARD && direction != ResultSet.FETCH_UNKNOWN) {
            throw Errors.unsupported("a fetch direction other than forward");
        }
    }

    @Override
    public int getFetchDirection() {
        return ResultSet.FETCH_FORWARD;
    }

    @Override
    public void setFetchSize(int rows) throws SQLException {
        checkOpen();
        fetchSize = rows;
    }

    @Override
    public int getFetchSize() {
        return fetchSize;
    }

    @Override
    public int getType() {
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public int getConcurrency() {
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public int getHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public <T> T unwrap(Class<T> wanted) throws SQLException {
        return Wrappers.unwrap(this, wanted);
    }

    @Override
    public boolean isWrapperFor(Class<?> wanted) {
        return wanted.isInstance(this);
    }
}
