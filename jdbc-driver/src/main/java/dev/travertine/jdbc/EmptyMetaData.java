package dev.travertine.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The metadata results that are always empty, for there are no such things: procedures, foreign keys, privileges, UDTs. */
abstract class EmptyMetaData extends EngineLimits {
    abstract TravertineConnection connection();

    private ResultSet empty(String... columns) throws SQLException {
        return Rows.of(columns).toResultSet(connection());
    }

    @Override
    public ResultSet getProcedures(String catalog, String schema, String procedure) throws SQLException {
        return empty(
                "PROCEDURE_CAT VARCHAR",
                "PROCEDURE_SCHEM VARCHAR",
                "PROCEDURE_NAME VARCHAR",
                "RESERVED1 VARCHAR",
                "RESERVED2 VARCHAR",
                "RESERVED3 VARCHAR",
                "REMARKS VARCHAR",
                "PROCEDURE_TYPE SMALLINT",
                "SPECIFIC_NAME VARCHAR");
    }

    @Override
    public ResultSet getProcedureColumns(String catalog, String schema, String procedure, String column)
            throws SQLException {
        return empty(
                "PROCEDURE_CAT VARCHAR",
                "PROCEDURE_SCHEM VARCHAR",
                "PROCEDURE_NAME VARCHAR",
                "COLUMN_NAME VARCHAR",
                "COLUMN_TYPE SMALLINT",
                "DATA_TYPE INTEGER",
                "TYPE_NAME VARCHAR",
                "PRECISION INTEGER",
                "LENGTH INTEGER",
                "SCALE SMALLINT",
                "RADIX SMALLINT",
                "NULLABLE SMALLINT",
                "REMARKS VARCHAR",
                "COLUMN_DEF VARCHAR",
                "SQL_DATA_TYPE INTEGER",
                "SQL_DATETIME_SUB INTEGER",
                "CHAR_OCTET_LENGTH INTEGER",
                "ORDINAL_POSITION INTEGER",
                "IS_NULLABLE VARCHAR",
                "SPECIFIC_NAME VARCHAR");
    }

    @Override
    public ResultSet getFunctions(String catalog, String schema, String function) throws SQLException {
        return empty(
                "FUNCTION_CAT VARCHAR",
                "FUNCTION_SCHEM VARCHAR",
                "FUNCTION_NAME VARCHAR",
                "REMARKS VARCHAR",
                "FUNCTION_TYPE SMALLINT",
                "SPECIFIC_NAME VARCHAR");
    }

    @Override
    public ResultSet getFunctionColumns(String catalog, String schema, String function, String column)
            throws SQLException {
        return empty(
                "FUNCTION_CAT VARCHAR",
                "FUNCTION_SCHEM VARCHAR",
                "FUNCTION_NAME VARCHAR",
                "COLUMN_NAME VARCHAR",
                "COLUMN_TYPE SMALLINT",
                "DATA_TYPE INTEGER",
                "TYPE_NAME VARCHAR",
                "PRECISION INTEGER",
                "LENGTH INTEGER",
                "SCALE SMALLINT",
                "RADIX SMALLINT",
                "NULLABLE SMALLINT",
                "REMARKS VARCHAR",
                "CHAR_OCTET_LENGTH INTEGER",
                "ORDINAL_POSITION INTEGER",
                "IS_NULLABLE VARCHAR",
                "SPECIFIC_NAME VARCHAR");
    }

    @Override
    public ResultSet getTablePrivileges(String catalog, String schema, String table) throws SQLException {
        return empty(
                "TABLE_CAT VARCHAR",
                "TABLE_SCHEM VARCHAR",
                "TABLE_NAME VARCHAR",
                "GRANTOR VARCHAR",
                "GRANTEE VARCHAR",
                "PRIVILEGE VARCHAR",
                "IS_GRANTABLE VARCHAR");
    }

    @Override
    public ResultSet getColumnPrivileges(String catalog, String schema, String table, String column)
            throws SQLException {
        return empty(
                "TABLE_CAT VARCHAR",
                "TABLE_SCHEM VARCHAR",
                "TABLE_NAME VARCHAR",
                "COLUMN_NAME VARCHAR",
                "GRANTOR VARCHAR",
                "GRANTEE VARCHAR",
                "PRIVILEGE VARCHAR",
                "IS_GRANTABLE VARCHAR");
    }

    /** Empty: keys are not told of by the system tables yet. */
    @Override
    public ResultSet getPrimaryKeys(String catalog, String schema, String table) throws SQLException {
        return empty(
                "TABLE_CAT VARCHAR",
                "TABLE_SCHEM VARCHAR",
                "TABLE_NAME VARCHAR",
                "COLUMN_NAME VARCHAR",
                "KEY_SEQ SMALLINT",
                "PK_NAME VARCHAR");
    }

    @Override
    public ResultSet getBestRowIdentifier(String catalog, String schema, String table, int scope, boolean nullable)
            throws SQLException {
        return versionColumns();
    }

    @Override
    public ResultSet getVersionColumns(String catalog, String schema, String table) throws SQLException {
        return versionColumns();
    }

    private ResultSet versionColumns() throws SQLException {
        return empty(
                "SCOPE SMALLINT",
                "COLUMN_NAME VARCHAR",
                "DATA_TYPE INTEGER",
                "TYPE_NAME VARCHAR",
                "COLUMN_SIZE INTEGER",
                "BUFFER_LENGTH INTEGER",
                "DECIMAL_DIGITS SMALLINT",
                "PSEUDO_COLUMN SMALLINT");
    }

    @Override
    public ResultSet getImportedKeys(String catalog, String schema, String table) throws SQLException {
        return foreignKeys();
    }

    @Override
    public ResultSet getExportedKeys(String catalog, String schema, String table) throws SQLException {
        return foreignKeys();
    }

    @Override
    public ResultSet getCrossReference(
            String parentCatalog,
            String parentSchema,
            String parentTable,
            String foreignCatalog,
            String foreignSchema,
            String foreignTable)
            throws SQLException {
        return foreignKeys();
    }

    private ResultSet foreignKeys() throws SQLException {
        return empty(
                "PKTABLE_CAT VARCHAR",
                "PKTABLE_SCHEM VARCHAR",
                "PKTABLE_NAME VARCHAR",
                "PKCOLUMN_NAME VARCHAR",
                "FKTABLE_CAT VARCHAR",
                "FKTABLE_SCHEM VARCHAR",
                "FKTABLE_NAME VARCHAR",
                "FKCOLUMN_NAME VARCHAR",
                "KEY_SEQ SMALLINT",
                "UPDATE_RULE SMALLINT",
                "DELETE_RULE SMALLINT",
                "FK_NAME VARCHAR",
                "PK_NAME VARCHAR",
                "DEFERRABILITY SMALLINT");
    }

    @Override
    public ResultSet getIndexInfo(String catalog, String schema, String table, boolean unique, boolean approximate)
            throws SQLException {
        return empty(
                "TABLE_CAT VARCHAR",
                "TABLE_SCHEM VARCHAR",
                "TABLE_NAME VARCHAR",
                "NON_UNIQUE BOOLEAN",
                "INDEX_QUALIFIER VARCHAR",
                "INDEX_NAME VARCHAR",
                "TYPE SMALLINT",
                "ORDINAL_POSITION SMALLINT",
                "COLUMN_NAME VARCHAR",
                "ASC_OR_DESC VARCHAR",
                "CARDINALITY BIGINT",
                "PAGES BIGINT",
                "FILTER_CONDITION VARCHAR");
    }

    @Override
    public ResultSet getUDTs(String catalog, String schema, String type, int[] types) throws SQLException {
        return empty(
                "TYPE_CAT VARCHAR",
                "TYPE_SCHEM VARCHAR",
                "TYPE_NAME VARCHAR",
                "CLASS_NAME VARCHAR",
                "DATA_TYPE INTEGER",
                "REMARKS VARCHAR",
                "BASE_TYPE SMALLINT");
    }

    @Override
    public ResultSet getSuperTypes(String catalog, String schema, String type) throws SQLException {
        return empty(
                "TYPE_CAT VARCHAR",
                "TYPE_SCHEM VARCHAR",
                "TYPE_NAME VARCHAR",
                "SUPERTYPE_CAT VARCHAR",
                "SUPERTYPE_SCHEM VARCHAR",
                "SUPERTYPE_NAME VARCHAR");
    }

    @Override
    public ResultSet getSuperTables(String catalog, String schema, String table) throws SQLException {
        return empty("TABLE_CAT VARCHAR", "TABLE_SCHEM VARCHAR", "TABLE_NAME VARCHAR", "SUPERTABLE_NAME VARCHAR");
    }

    @Override
    public ResultSet getAttributes(String catalog, String schema, String type, String attribute) throws SQLException {
        return empty(
                "TYPE_CAT VARCHAR",
                "TYPE_SCHEM VARCHAR",
                "TYPE_NAME VARCHAR",
                "ATTR_NAME VARCHAR",
                "DATA_TYPE INTEGER",
                "ATTR_TYPE_NAME VARCHAR",
                "ATTR_SIZE INTEGER",
                "DECIMAL_DIGITS INTEGER",
                "NUM_PREC_RADIX INTEGER",
                "NULLABLE INTEGER",
                "REMARKS VARCHAR",
                "ATTR_DEF VARCHAR",
                "SQL_DATA_TYPE INTEGER",
                "SQL_DATETIME_SUB INTEGER",
                "CHAR_OCTET_LENGTH INTEGER",
                "ORDINAL_POSITION INTEGER",
                "IS_NULLABLE VARCHAR",
                "SCOPE_CATALOG VARCHAR",
                "SCOPE_SCHEMA VARCHAR",
                "SCOPE_TABLE VARCHAR",
                "SOURCE_DATA_TYPE SMALLINT");
    }
}
