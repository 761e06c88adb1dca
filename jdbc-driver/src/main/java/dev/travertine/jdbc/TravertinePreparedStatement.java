package dev.travertine.jdbc;

import dev.travertine.jdbc.session.ColumnInfo;
import dev.travertine.jdbc.session.Prepared;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A statement that is parsed and planned once. A batch of it is one atomic step: all of its rows, or none. */
final class TravertinePreparedStatement extends PreparedStatementSetters {
    private final Prepared prepared;
    private final List<ColumnInfo> types;

    /** The parameters' values, normalised. */
    private final Object[] values;

    private final boolean[] isSet;
    private final List<List<Object>> batch = new ArrayList<>();

    TravertinePreparedStatement(TravertineConnection connection, Prepared prepared) {
        super(connection);
        this.prepared = prepared;
        this.types = prepared.parameters();
        this.values = new Object[types.size()];
        this.isSet = new boolean[types.size()];
    }

    // Parameters

    @Override
    void set(int index, Object value) throws SQLException {
        checkOpen();
        if (index < 1 || index > values.length) {
            throw Errors.of(
                    Errors.WRONG_PARAMETERS,
                    "parameter " + index + " of a statement with " + values.length + " parameters");
        }
        values[index - 1] = Parameters.normalize(
                value, types.get(index - 1), getConnection().zone());
        isSet[index - 1] = true;
    }

    @Override
    public void setObject(int index, Object value) throws SQLException {
        set(index, value);
    }

    @Override
    public void setObject(int index, Object value, int type) throws SQLException {
        setObject(index, value, type, -1);
    }

    @Override
    public void setObject(int index, Object value, int type, int scale) throws SQLException {
        set(index, Parameters.convert(value, type, scale, getConnection().zone()));
    }

    @Override
    public void clearParameters() throws SQLException {
        checkOpen();
        Arrays.fill(values, null);
        Arrays.fill(isSet, false);
    }

    private List<Object> parameters() throws SQLException {
        for (int i = 0; i < isSet.length; i++) {
            if (!isSet[i]) {
                throw Errors.of(Errors.WRONG_PARAMETERS, "parameter " + (i + 1) + " is not set");
            }
        }
        return Collections.unmodifiableList(Arrays.asList(values.clone()));
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        checkOpen();
        return new TravertineParameterMetaData(types);
    }

    /** The columns before the statement runs; null where it gives no rows. */
    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        return prepared.isQuery() ? new TravertineResultSetMetaData(prepared.columns()) : null;
    }

    // Running

    @Override
    public boolean execute() throws SQLException {
        checkOpen();
        List<Object> parameters = parameters();
        return run(begin(), prepared, parameters);
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        checkQuery(prepared);
        execute();
        return openResult();
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        checkUpdate(prepared);
        execute();
        return lastUpdateCount();
    }

    @Override
    public int executeUpdate() throws SQLException {
        return toInt(executeLargeUpdate());
    }

    // Batches

    @Override
    public void addBatch() throws SQLException {
        checkOpen();
        checkUpdate(prepared);
        batch.add(parameters());
    }

    @Override
    public void clearBatch() throws SQLException {
        checkOpen();
        batch.clear();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        checkOpen();
        List<List<Object>> rows = new ArrayList<>(batch);
        batch.clear();
        if (rows.isEmpty()) {
            return new long[0];
        }
        TravertineConnection connection = getConnection();
        Execution run = begin();
        try {
            connection.checkAllowed(prepared);
            long[] counts = run.call(() -> connection.session().executeBatch(prepared, rows));
            connection.noteWrite();
            return counts;
        } catch (SQLException e) {
            throw batchError(e, new long[0]);
        } finally {
            run.finish();
        }
    }

    // Forms of a call that are for statements without preparation

    @Override
    public boolean execute(String sql) throws SQLException {
        throw notPrepared();
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        throw notPrepared();
    }

    @Override
    public long executeLargeUpdate(String sql) throws SQLException {
        throw notPrepared();
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        throw notPrepared();
    }

    private static SQLException notPrepared() {
        return Errors.of(Errors.WRONG_KIND, "a prepared statement runs its own SQL only");
    }
}
