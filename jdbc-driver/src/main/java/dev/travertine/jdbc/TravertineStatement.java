package dev.travertine.jdbc;

import dev.travertine.jdbc.session.Prepared;
import dev.travertine.jdbc.session.Result;
import dev.travertine.jdbc.session.SessionException;
import java.sql.BatchUpdateException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs SQL, one statement at a time. For one thread, except {@link #cancel()} and {@link #close()}, which may come from any.
 * The timeout covers the whole execution, up to the last row that is read.
 */
class TravertineStatement extends StatementSettings {
    private final TravertineConnection connection;

    /** What runs, or whose result is still open; null where nothing does. */
    private volatile Execution execution;
    /** The open result, or null. */
    private TravertineResultSet resultSet;
    /** Rows changed by the last statement, or -1 where it was a query or there are no more results. */
    private long updateCount = -1;

    private final List<String> batch = new ArrayList<>();

    TravertineStatement(TravertineConnection connection) {
        this.connection = connection;
    }

    // Running

    @Override
    public boolean execute(String sql) throws SQLException {
        Execution run = begin();
        Prepared prepared = prepare(run, sql);
        return run(run, prepared, List.of());
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        Execution run = begin();
        Prepared prepared = prepare(run, sql);
        checkQuery(prepared);
        run(run, prepared, List.of());
        return resultSet;
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        Execution run = begin();
        Prepared prepared = prepare(run, sql);
        checkUpdate(prepared);
        run(run, prepared, List.of());
        return updateCount;
    }

    private Prepared prepare(Execution run, String sql) throws SQLException {
        String text = isEscapeProcessing() ? Escapes.translate(sql) : sql;
        Prepared prepared = run.call(() -> connection.session().prepare(text));
        if (!prepared.parameters().isEmpty()) {
            throw Errors.of(Errors.WRONG_PARAMETERS, "the statement has parameters; prepare it to set them");
        }
        return prepared;
    }

    /** Ends what ran before and starts the clock of a new execution. */
    final Execution begin() throws SQLException {
        checkOpen();
        closeResult();
        updateCount = -1;
        Execution run = Execution.start(connection.session(), getQueryTimeout());
        execution = run;
        return run;
    }

    /** Runs the statement; true where it gives rows. */
    final boolean run(Execution run, Prepared prepared, List<Object> parameters) throws SQLException {
        connection.checkAllowed(prepared);
        boolean isQuery = false;
        try {
            Result result = run.call(() -> connection.session().execute(prepared, parameters));
            isQuery = result.isQuery();
            if (isQuery) {
                resultSet = new TravertineResultSet(this, run, result, getLargeMaxRows(), connection.zone());
                resultSet.setFetchSize(getFetchSize());
            } else {
                updateCount = result.updateCount();
                connection.noteWrite();
                close(result);
            }
            return isQuery;
        } finally {
            if (!isQuery) {
                run.finish();
            }
        }
    }

    private static void close(Result result) throws SQLException {
        try {
            result.close();
        } catch (SessionException e) {
            throw Errors.of(e);
        }
    }

    static void checkQuery(Prepared prepared) throws SQLException {
        if (!prepared.isQuery()) {
            throw Errors.of(Errors.WRONG_KIND, "the statement gives no rows; use executeUpdate or execute");
        }
    }

    static void checkUpdate(Prepared prepared) throws SQLException {
        if (prepared.isQuery()) {
            throw Errors.of(Errors.WRONG_KIND, "the statement gives rows; use executeQuery or execute");
        }
    }

    /** Ends what this statement runs, also while its result is read, with SQLSTATE 57014. */
    @Override
    public void cancel() throws SQLException {
        checkOpen();
        Execution run = execution;
        if (run != null) {
            run.cancel();
        }
    }

    // Results

    final TravertineResultSet openResult() {
        return resultSet;
    }

    final long lastUpdateCount() {
        return updateCount;
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        checkOpen();
        return resultSet;
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        checkOpen();
        return updateCount;
    }

    @Override
    public boolean getMoreResults(int current) throws SQLException {
        checkOpen();
        if (current != KEEP_CURRENT_RESULT) {
            closeResult();
        }
        resultSet = null;
        updateCount = -1;
        return false;
    }

    private void closeResult() throws SQLException {
        TravertineResultSet open = resultSet;
        resultSet = null;
        if (open != null) {
            open.close();
        }
        Execution run = execution;
        execution = null;
        if (run != null) {
            run.finish();
        }
    }

    /** A result of this statement was closed. */
    final void resultClosed(TravertineResultSet closed) throws SQLException {
        if (closed == resultSet) {
            resultSet = null;
            if (isCloseOnCompletion()) {
                close();
            }
        }
    }

    /** No keys are generated: an empty result. */
    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        checkOpen();
        return Rows.of("GENERATED_KEY BIGINT").toResultSet(connection);
    }

    // Batches

    @Override
    public void addBatch(String sql) throws SQLException {
        checkOpen();
        batch.add(sql);
    }

    @Override
    public void clearBatch() throws SQLException {
        checkOpen();
        batch.clear();
    }

    /** Runs the statements one after the other, up to the first that fails; each is durable for itself. */
    @Override
    public long[] executeLargeBatch() throws SQLException {
        checkOpen();
        List<String> statements = new ArrayList<>(batch);
        batch.clear();
        long[] counts = new long[statements.size()];
        for (int i = 0; i < counts.length; i++) {
            try {
                counts[i] = executeLargeUpdate(statements.get(i));
            } catch (SQLException e) {
                throw batchError(e, Arrays.copyOf(counts, i));
            }
        }
        return counts;
    }

    static BatchUpdateException batchError(SQLException e, long[] counts) {
        return new BatchUpdateException(e.getMessage(), e.getSQLState(), e.getErrorCode(), counts, e);
    }

    // Life

    @Override
    public void close() throws SQLException {
        if (isClosed()) {
            return;
        }
        markClosed();
        connection.statementClosed(this);
        Execution run = execution;
        if (run == null || run.cancelAndAwait()) {
            closeResult();
        }
    }

    @Override
    public TravertineConnection getConnection() throws SQLException {
        checkOpen();
        return connection;
    }
}
