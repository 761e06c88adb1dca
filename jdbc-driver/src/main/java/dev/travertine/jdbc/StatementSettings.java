package dev.travertine.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Arrays;

/** The settings of a statement, and the many forms of a call that come down to one. */
abstract class StatementSettings implements Statement {
    private volatile boolean isClosed;
    private boolean isCloseOnCompletion;
    private boolean isEscapeProcessing = true;
    private boolean isPoolable;
    private long rowsMax;
    private int fetchSize;
    private int queryTimeoutSeconds;

    final void checkOpen() throws SQLException {
        if (isClosed) {
            throw Errors.of(Errors.CLOSED, "the statement is closed");
        }
    }

    final void markClosed() {
        isClosed = true;
    }

    @Override
    public final boolean isClosed() {
        return isClosed;
    }

    // Settings

    @Override
    public int getQueryTimeout() throws SQLException {
        checkOpen();
        return queryTimeoutSeconds;
    }

    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        checkOpen();
        queryTimeoutSeconds = (int) notNegative(seconds, "the query timeout");
    }

    @Override
    public long getLargeMaxRows() throws SQLException {
        checkOpen();
        return rowsMax;
    }

    @Override
    public void setLargeMaxRows(long rows) throws SQLException {
        checkOpen();
        rowsMax = notNegative(rows, "the greatest number of rows");
    }

    @Override
    public int getMaxRows() throws SQLException {
        return (int) Math.min(getLargeMaxRows(), Integer.MAX_VALUE);
    }

    @Override
    public void setMaxRows(int rows) throws SQLException {
        setLargeMaxRows(rows);
    }

    @Override
    public int getFetchSize() throws SQLException {
        checkOpen();
        return fetchSize;
    }

    /** A hint that the engine, which hands rows over batch by batch anyway, does not need. */
    @Override
    public void setFetchSize(int rows) throws SQLException {
        checkOpen();
        fetchSize = (int) notNegative(rows, "the fetch size");
    }

    final boolean isEscapeProcessing() {
        return isEscapeProcessing;
    }

    @Override
    public void setEscapeProcessing(boolean enable) throws SQLException {
        checkOpen();
        isEscapeProcessing = enable;
    }

    @Override
    public int getMaxFieldSize() throws SQLException {
        checkOpen();
        return 0;
    }

    @Override
    public void setMaxFieldSize(int bytes) throws SQLException {
        checkOpen();
        if (notNegative(bytes, "the greatest field size") > 0) {
            throw Errors.unsupported("a greatest field size");
        }
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        checkOpen();
        if (direction != ResultSet.FETCH_FORWARD && direction != ResultSet.FETCH_UNKNOWN) {
            throw Errors.unsupported("a fetch direction other than forward");
        }
    }

    @Override
    public int getFetchDirection() throws SQLException {
        checkOpen();
        return ResultSet.FETCH_FORWARD;
    }

    @Override
    public void setCursorName(String name) throws SQLException {
        throw Errors.unsupported("setCursorName");
    }

    @Override
    public void setPoolable(boolean poolable) throws SQLException {
        checkOpen();
        isPoolable = poolable;
    }

    @Override
    public boolean isPoolable() throws SQLException {
        checkOpen();
        return isPoolable;
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        checkOpen();
        isCloseOnCompletion = true;
    }

    @Override
    public boolean isCloseOnCompletion() {
        return isCloseOnCompletion;
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
    public int getResultSetType() throws SQLException {
        checkOpen();
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public int getResultSetConcurrency() throws SQLException {
        checkOpen();
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public int getResultSetHoldability() throws SQLException {
        checkOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    // Forms of a call

    @Override
    public boolean getMoreResults() throws SQLException {
        return getMoreResults(CLOSE_CURRENT_RESULT);
    }

    @Override
    public int getUpdateCount() throws SQLException {
        return toInt(getLargeUpdateCount());
    }

    @Override
    public int executeUpdate(String sql) throws SQLException {
        return toInt(executeLargeUpdate(sql));
    }

    @Override
    public int[] executeBatch() throws SQLException {
        return Arrays.stream(executeLargeBatch())
                .mapToInt(StatementSettings::toInt)
                .toArray();
    }

    @Override
    public boolean execute(String sql, int generatedKeys) throws SQLException {
        return execute(sql);
    }

    @Override
    public boolean execute(String sql, int[] keyColumns) throws SQLException {
        return execute(sql);
    }

    @Override
    public boolean execute(String sql, String[] keyColumns) throws SQLException {
        return execute(sql);
    }

    @Override
    public int executeUpdate(String sql, int generatedKeys) throws SQLException {
        return executeUpdate(sql);
    }

    @Override
    public int executeUpdate(String sql, int[] keyColumns) throws SQLException {
        return executeUpdate(sql);
    }

    @Override
    public int executeUpdate(String sql, String[] keyColumns) throws SQLException {
        return executeUpdate(sql);
    }

    @Override
    public long executeLargeUpdate(String sql, int generatedKeys) throws SQLException {
        return executeLargeUpdate(sql);
    }

    @Override
    public long executeLargeUpdate(String sql, int[] keyColumns) throws SQLException {
        return executeLargeUpdate(sql);
    }

    @Override
    public long executeLargeUpdate(String sql, String[] keyColumns) throws SQLException {
        return executeLargeUpdate(sql);
    }

    /** The count, or {@link Statement#SUCCESS_NO_INFO} where it does not fit. */
    static int toInt(long count) {
        return count > Integer.MAX_VALUE ? SUCCESS_NO_INFO : (int) count;
    }

    private static long notNegative(long value, String what) throws SQLException {
        if (value < 0) {
            throw Errors.of(Errors.INVALID_ARGUMENT, what + " must not be negative");
        }
        return value;
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
