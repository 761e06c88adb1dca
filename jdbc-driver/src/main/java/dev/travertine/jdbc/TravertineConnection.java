package dev.travertine.jdbc;

import dev.travertine.jdbc.session.Prepared;
import dev.travertine.jdbc.session.Session;
import dev.travertine.jdbc.session.SessionException;
import java.sql.ClientInfoStatus;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * A connection: one session of an engine. For one thread, except {@link #close()}, {@link #abort} and what a statement allows.
 *
 * <p>Every statement is a transaction of its own, durable when it returns. {@code setAutoCommit(false)} is accepted, because
 * tools call it; {@code commit} then does nothing, {@code rollback} does nothing as long as nothing was written, and says so
 * with an error otherwise.
 */
final class TravertineConnection extends ConnectionDefaults {
    private static final String SCHEMA = "public";
    private static final String APPLICATION_NAME = "ApplicationName";

    private final ConnectionUrl url;
    private final Session session;
    private final Set<Statement> statements = ConcurrentHashMap.newKeySet();
    private final Properties clientInfo = new Properties();

    private volatile boolean isClosed;
    private boolean isAutoCommit = true;
    private boolean isReadOnly;
    /** Whether something was written since auto-commit was switched off, or since the last commit. */
    private boolean hasWritten;

    private int isolation = TRANSACTION_READ_COMMITTED;
    private int networkTimeoutMs;

    TravertineConnection(ConnectionUrl url, Session session) {
        this.url = url;
        this.session = session;
        this.isReadOnly = url.isReadOnly();
    }

    ConnectionUrl url() {
        return url;
    }

    Session session() {
        return session;
    }

    /** The zone in which moments are shown. */
    ZoneId zone() {
        return url.zone();
    }

    void checkAllowed(Prepared statement) throws SQLException {
        if (isReadOnly && !statement.isQuery()) {
            throw Errors.of("25006", "the connection is read-only");
        }
    }

    void noteWrite() {
        hasWritten |= !isAutoCommit;
    }

    void statementClosed(Statement statement) {
        statements.remove(statement);
    }

    private void checkOpen() throws SQLException {
        if (isClosed) {
            throw Errors.of(Errors.NO_CONNECTION, "the connection is closed");
        }
    }

    // Statements

    @Override
    public Statement createStatement() throws SQLException {
        checkOpen();
        TravertineStatement statement = new TravertineStatement(this);
        statements.add(statement);
        return statement;
    }

    @Override
    public Statement createStatement(int type, int concurrency) throws SQLException {
        checkKind(type, concurrency);
        return createStatement();
    }

    @Override
    public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
        return createStatement(type, concurrency);
    }

    @Override
    public PreparedStatement prepareStatement(String sql) throws SQLException {
        checkOpen();
        String text = Escapes.translate(sql);
        Prepared prepared = Execution.start(session, 0).call(() -> session.prepare(text));
        TravertinePreparedStatement statement = new TravertinePreparedStatement(this, prepared);
        statements.add(statement);
        return statement;
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency) throws SQLException {
        checkKind(type, concurrency);
        return prepareStatement(sql);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        return prepareStatement(sql, type, concurrency);
    }

    private static void checkKind(int type, int concurrency) throws SQLException {
        if (type != ResultSet.TYPE_FORWARD_ONLY) {
            throw Errors.unsupported("a scrollable result");
        }
        if (concurrency != ResultSet.CONCUR_READ_ONLY) {
            throw Errors.unsupported("an updatable result");
        }
    }

    @Override
    public String nativeSQL(String sql) throws SQLException {
        checkOpen();
        return Escapes.translate(sql);
    }

    // Transactions

    @Override
    public void setAutoCommit(boolean autoCommit) throws SQLException {
        checkOpen();
        isAutoCommit = autoCommit;
        hasWritten = false;
    }

    @Override
    public boolean getAutoCommit() throws SQLException {
        checkOpen();
        return isAutoCommit;
    }

    @Override
    public void commit() throws SQLException {
        checkOpen();
        hasWritten = false;
    }

    @Override
    public void rollback() throws SQLException {
        checkOpen();
        if (hasWritten) {
            hasWritten = false;
            throw Errors.unsupported("rollback of what has been written (every statement commits itself)");
        }
    }

    @Override
    public void setTransactionIsolation(int level) throws SQLException {
        checkOpen();
        if (level != TRANSACTION_READ_COMMITTED && level != TRANSACTION_READ_UNCOMMITTED) {
            throw Errors.unsupported("a transaction isolation other than read committed");
        }
        isolation = level;
    }

    @Override
    public int getTransactionIsolation() throws SQLException {
        checkOpen();
        return isolation;
    }

    @Override
    public void setHoldability(int holdability) throws SQLException {
        checkOpen();
    }

    @Override
    public int getHoldability() throws SQLException {
        checkOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    // Settings

    @Override
    public void setReadOnly(boolean readOnly) throws SQLException {
        checkOpen();
        isReadOnly = readOnly;
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        checkOpen();
        return isReadOnly;
    }

    /** Ignored, as the standard asks of a driver without catalogs. */
    @Override
    public void setCatalog(String catalog) throws SQLException {
        checkOpen();
    }

    @Override
    public String getCatalog() throws SQLException {
        checkOpen();
        return null;
    }

    @Override
    public void setSchema(String schema) throws SQLException {
        checkOpen();
        if (!SCHEMA.equalsIgnoreCase(schema)) {
            throw Errors.unsupported("a current schema other than " + SCHEMA);
        }
    }

    @Override
    public String getSchema() throws SQLException {
        checkOpen();
        return SCHEMA;
    }

    @Override
    public Map<String, Class<?>> getTypeMap() throws SQLException {
        checkOpen();
        return new HashMap<>();
    }

    @Override
    public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
        checkOpen();
        if (map != null && !map.isEmpty()) {
            throw Errors.unsupported("a type map");
        }
    }

    @Override
    public void setClientInfo(String name, String value) throws SQLClientInfoException {
        if (!APPLICATION_NAME.equals(name)) {
            throw new SQLClientInfoException(
                    "there is no client info property \"" + name + "\"",
                    Collections.singletonMap(name, ClientInfoStatus.REASON_UNKNOWN_PROPERTY));
        }
        if (value == null) {
            clientInfo.remove(name);
        } else {
            clientInfo.setProperty(name, value);
        }
    }

    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        for (String name : properties.stringPropertyNames()) {
            setClientInfo(name, properties.getProperty(name));
        }
    }

    @Override
    public String getClientInfo(String name) throws SQLException {
        checkOpen();
        return clientInfo.getProperty(name);
    }

    @Override
    public Properties getClientInfo() throws SQLException {
        checkOpen();
        Properties copy = new Properties();
        copy.putAll(clientInfo);
        return copy;
    }

    /** Kept and given back; there is no network between this connection and its engine. */
    @Override
    public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
        checkOpen();
        if (milliseconds < 0) {
            throw Errors.of(Errors.INVALID_ARGUMENT, "the network timeout must not be negative");
        }
        networkTimeoutMs = milliseconds;
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        checkOpen();
        return networkTimeoutMs;
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        checkOpen();
        return new TravertineDatabaseMetaData(this);
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

    // Life

    /** Runs a query, so that the answer is about the engine and not only about this object. */
    @Override
    public boolean isValid(int timeoutSeconds) throws SQLException {
        if (timeoutSeconds < 0) {
            throw Errors.of(Errors.INVALID_ARGUMENT, "the timeout must not be negative");
        }
        if (isClosed || !session.isOpen()) {
            return false;
        }
        try (Statement statement = createStatement()) {
            statement.setQueryTimeout(timeoutSeconds);
            try (ResultSet result = statement.executeQuery("VALUES (1)")) {
                return result.next();
            }
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        if (executor == null) {
            throw Errors.of(Errors.INVALID_ARGUMENT, "the executor is null");
        }
        close();
    }

    @Override
    public void close() throws SQLException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        SQLException failure = null;
        for (Statement statement : statements) {
            try {
                statement.close();
            } catch (SQLException e) {
                failure = e;
            }
        }
        try {
            session.close();
        } catch (SessionException e) {
            throw Errors.of(e);
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public boolean isClosed() {
        return isClosed;
    }

    @Override
    public <T> T unwrap(Class<T> wanted) throws SQLException {
        return wanted.isInstance(session) ? wanted.cast(session) : Wrappers.unwrap(this, wanted);
    }

    @Override
    public boolean isWrapperFor(Class<?> wanted) {
        return wanted.isInstance(this) || wanted.isInstance(session);
    }
}
