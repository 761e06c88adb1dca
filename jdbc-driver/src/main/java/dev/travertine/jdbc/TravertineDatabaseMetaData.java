package dev.travertine.jdbc;

import dev.travertine.jdbc.session.Address;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.sql.SQLException;

/** Metadata of the engine; this part is what it is called, and answers that hang on an argument. */
final class TravertineDatabaseMetaData extends SchemaMetaData {
    private static final String VERSION = TravertineDriver.MAJOR_VERSION + "." + TravertineDriver.MINOR_VERSION;

    private final TravertineConnection connection;

    TravertineDatabaseMetaData(TravertineConnection connection) {
        this.connection = connection;
    }

    @Override
    TravertineConnection connection() {
        return connection;
    }

    @Override
    public Connection getConnection() {
        return connection;
    }

    // Names and versions

    @Override
    public String getURL() {
        return connection.url().url();
    }

    @Override
    public String getUserName() {
        return connection.url().user();
    }

    @Override
    public boolean isReadOnly() throws SQLException {
        return connection.isReadOnly();
    }

    @Override
    public boolean usesLocalFiles() {
        return connection.url().address().kind() == Address.Kind.FOLDER;
    }

    @Override
    public String getDatabaseProductName() {
        return "Travertine";
    }

    @Override
    public String getDatabaseProductVersion() {
        return VERSION;
    }

    @Override
    public int getDatabaseMajorVersion() {
        return TravertineDriver.MAJOR_VERSION;
    }

    @Override
    public int getDatabaseMinorVersion() {
        return TravertineDriver.MINOR_VERSION;
    }

    @Override
    public String getDriverName() {
        return "Travertine JDBC driver";
    }

    @Override
    public String getDriverVersion() {
        return VERSION;
    }

    @Override
    public int getDriverMajorVersion() {
        return TravertineDriver.MAJOR_VERSION;
    }

    @Override
    public int getDriverMinorVersion() {
        return TravertineDriver.MINOR_VERSION;
    }

    @Override
    public int getJDBCMajorVersion() {
        return 4;
    }

    @Override
    public int getJDBCMinorVersion() {
        return 3;
    }

    @Override
    public int getSQLStateType() {
        return sqlStateSQL;
    }

    // Words of the language

    @Override
    public String getIdentifierQuoteString() {
        return "\"";
    }

    @Override
    public String getExtraNameCharacters() {
        return "$";
    }

    @Override
    public String getSearchStringEscape() {
        return "\\";
    }

    @Override
    public String getSchemaTerm() {
        return "schema";
    }

    @Override
    public String getCatalogTerm() {
        return "catalog";
    }

    @Override
    public String getCatalogSeparator() {
        return ".";
    }

    @Override
    public String getProcedureTerm() {
        return "procedure";
    }

    /** Keywords beyond those of SQL:2003. */
    @Override
    public String getSQLKeywords() {
        return "COPY,DESCRIBE,EXPLAIN,IF,LIMIT,MATERIALIZED,OFFSET,SHOW,TOPIC,TOPICS,VIEWS,WATERMARK";
    }

    @Override
    public String getNumericFunctions() {
        return "ABS,ACOS,ASIN,ATAN,ATAN2,CEILING,COS,COT,DEGREES,EXP,FLOOR,LOG,LOG10,MOD,PI,POWER,RADIANS,ROUND,SIGN,"
                + "SIN,SQRT,TAN,TRUNCATE";
    }

    @Override
    public String getStringFunctions() {
        return "CHAR_LENGTH,LCASE,LENGTH,POSITION,REPLACE,SUBSTRING,UCASE";
    }

    @Override
    public String getTimeDateFunctions() {
        return "CURDATE,CURRENT_DATE,CURRENT_TIME,CURRENT_TIMESTAMP,CURTIME,EXTRACT,NOW";
    }

    @Override
    public String getSystemFunctions() {
        return "IFNULL";
    }

    // Answers that hang on an argument

    @Override
    public boolean supportsConvert(int from, int to) {
        return true;
    }

    @Override
    public int getDefaultTransactionIsolation() {
        return Connection.TRANSACTION_READ_COMMITTED;
    }

    @Override
    public boolean supportsTransactionIsolationLevel(int level) {
        return level == Connection.TRANSACTION_READ_COMMITTED || level == Connection.TRANSACTION_READ_UNCOMMITTED;
    }

    @Override
    public boolean supportsResultSetType(int type) {
        return type == ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public boolean supportsResultSetConcurrency(int type, int concurrency) {
        return type == ResultSet.TYPE_FORWARD_ONLY && concurrency == ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public boolean supportsResultSetHoldability(int holdability) {
        return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public int getResultSetHoldability() {
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public RowIdLifetime getRowIdLifetime() {
        return RowIdLifetime.ROWID_UNSUPPORTED;
    }

    @Override
    public ResultSet getClientInfoProperties() throws SQLException {
        Rows rows = Rows.of("NAME VARCHAR", "MAX_LEN INTEGER", "DEFAULT_VALUE VARCHAR", "DESCRIPTION VARCHAR");
        rows.add("ApplicationName", 0, null, "name of the program that connects");
        return rows.toResultSet(connection);
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
