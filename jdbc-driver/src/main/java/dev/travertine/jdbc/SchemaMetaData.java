package dev.travertine.jdbc;

import dev.travertine.jdbc.session.ColumnInfo;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Schemas, tables, columns and types, read from {@code information_schema} by SQL, so that every face of the engine gives the
 * same answer. Patterns are applied here: a schema has few tables compared with what a query costs.
 */
abstract class SchemaMetaData extends EmptyMetaData {
    private static final List<String> TABLE_TYPES = List.of("MATERIALIZED VIEW", "SYSTEM TABLE", "TABLE");

    /** What tools know as a table is a topic here. */
    private static String tableType(String engineType) {
        return TABLE_TYPES.contains(engineType) ? engineType : "TABLE";
    }

    private static boolean matchesCatalog(String wanted, String catalog) {
        return wanted == null || wanted.equals(catalog) || (wanted.isEmpty() && catalog == null);
    }

    @Override
    public ResultSet getTables(String catalog, String schema, String table, String[] types) throws SQLException {
        LikePattern schemas = new LikePattern(schema);
        LikePattern tables = new LikePattern(table);
        Rows rows = Rows.of(
                "TABLE_CAT VARCHAR",
                "TABLE_SCHEM VARCHAR",
                "TABLE_NAME VARCHAR",
                "TABLE_TYPE VARCHAR",
                "REMARKS VARCHAR",
                "TYPE_CAT VARCHAR",
                "TYPE_SCHEM VARCHAR",
                "TYPE_NAME VARCHAR",
                "SELF_REFERENCING_COL_NAME VARCHAR",
                "REF_GENERATION VARCHAR");
        try (Statement statement = connection().createStatement();
                ResultSet found = statement.executeQuery("SELECT table_catalog, table_schema, table_name, table_type"
                        + " FROM information_schema.tables")) {
            while (found.next()) {
                String type = tableType(found.getString(4));
                if (matchesCatalog(catalog, found.getString(1))
                        && schemas.matches(found.getString(2))
                        && tables.matches(found.getString(3))
                        && (types == null || Arrays.asList(types).contains(type))) {
                    rows.add(
                            found.getString(1),
                            found.getString(2),
                            found.getString(3),
                            type,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null);
                }
            }
        }
        rows.sort(Comparator.comparing((Object[] row) -> (String) row[3])
                .thenComparing(row -> (String) row[1])
                .thenComparing(row -> (String) row[2]));
        return rows.toResultSet(connection());
    }

    @Override
    public ResultSet getColumns(String catalog, String schema, String table, String column) throws SQLException {
        LikePattern schemas = new LikePattern(schema);
        LikePattern tables = new LikePattern(table);
        LikePattern columns = new LikePattern(column);
        Rows rows = Rows.of(
                "TABLE_CAT VARCHAR",
                "TABLE_SCHEM VARCHAR",
                "TABLE_NAME VARCHAR",
                "COLUMN_NAME VARCHAR",
                "DATA_TYPE INTEGER",
                "TYPE_NAME VARCHAR",
                "COLUMN_SIZE INTEGER",
                "BUFFER_LENGTH INTEGER",
                "DECIMAL_DIGITS INTEGER",
                "NUM_PREC_RADIX INTEGER",
                "NULLABLE INTEGER",
                "REMARKS VARCHAR",
                "COLUMN_DEF VARCHAR",
                "SQL_DATA_TYPE INTEGER",
                "SQL_DATETIME_SUB INTEGER",
                "CHAR_OCTET_LENGTH INTEGER",
                "ORDINAL_POSITION INTEGER",
                "IS_NULLABLE VARCHAR",
                "SCOPE_CATALOG VARCHAR",
                "SCOPE_SCHEMA VARCHAR",
                "SCOPE_TABLE VARCHAR",
                "SOURCE_DATA_TYPE SMALLINT",
                "IS_AUTOINCREMENT VARCHAR",
                "IS_GENERATEDCOLUMN VARCHAR");
        try (Statement statement = connection().createStatement();
                ResultSet found = statement.executeQuery("SELECT table_catalog, table_schema, table_name, column_name,"
                        + " ordinal_position, is_nullable, data_type FROM information_schema.columns"
                        + " WHERE is_hidden = 'NO'")) {
            while (found.next()) {
                if (matchesCatalog(catalog, found.getString(1))
                        && schemas.matches(found.getString(2))
                        && tables.matches(found.getString(3))
                        && columns.matches(found.getString(4))) {
                    rows.add(columnRow(found));
                }
            }
        }
        rows.sort(Comparator.comparing((Object[] row) -> (String) row[1])
                .thenComparing(row -> (String) row[2])
                .thenComparing(row -> (Integer) row[16]));
        return rows.toResultSet(connection());
    }

    private static Object[] columnRow(ResultSet found) throws SQLException {
        ColumnInfo info = SqlTypeText.parse(found.getString(4), found.getString(7));
        JdbcType type = JdbcType.of(info);
        boolean isNullable = found.getString(6).equals("YES");
        boolean hasScale = type.isInteger() || type == JdbcType.DECIMAL || type.scale(info) > 0;
        return new Object[] {
            found.getString(1),
            found.getString(2),
            found.getString(3),
            found.getString(4),
            type.code(),
            type.sqlName(),
            type.precision(info),
            null,
            hasScale ? type.scale(info) : null,
            type.isNumber() ? 10 : null,
            isNullable ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
            null,
            null,
            null,
            null,
            type.isText() || type == JdbcType.VARBINARY ? type.precision(info) : null,
            found.getInt(5),
            isNullable ? "YES" : "NO",
            null,
            null,
            null,
            null,
            "NO",
            "NO"
        };
    }

    /** The hidden columns, such as {@code $offset}: readable by name, but not part of {@code SELECT *}. */
    @Override
    public ResultSet getPseudoColumns(String catalog, String schema, String table, String column) throws SQLException {
        LikePattern schemas = new LikePattern(schema);
        LikePattern tables = new LikePattern(table);
        LikePattern columns = new LikePattern(column);
        Rows rows = Rows.of(
                "TABLE_CAT VARCHAR",
                "TABLE_SCHEM VARCHAR",
                "TABLE_NAME VARCHAR",
                "COLUMN_NAME VARCHAR",
                "DATA_TYPE INTEGER",
                "COLUMN_SIZE INTEGER",
                "DECIMAL_DIGITS INTEGER",
                "NUM_PREC_RADIX INTEGER",
                "COLUMN_USAGE VARCHAR",
                "REMARKS VARCHAR",
                "CHAR_OCTET_LENGTH INTEGER",
                "IS_NULLABLE VARCHAR");
        try (Statement statement = connection().createStatement();
                ResultSet found = statement.executeQuery("SELECT table_catalog, table_schema, table_name, column_name,"
                        + " ordinal_position, is_nullable, data_type FROM information_schema.columns"
                        + " WHERE is_hidden = 'YES'")) {
            while (found.next()) {
                if (matchesCatalog(catalog, found.getString(1))
                        && schemas.matches(found.getString(2))
                        && tables.matches(found.getString(3))
                        && columns.matches(found.getString(4))) {
                    Object[] row = columnRow(found);
                    rows.add(
                            row[0],
                            row[1],
                            row[2],
                            row[3],
                            row[4],
                            row[6],
                            row[8],
                            row[9],
                            "NO_USAGE_RESTRICTIONS",
                            null,
                            row[15],
                            row[17]);
                }
            }
        }
        rows.sort(Comparator.comparing((Object[] row) -> (String) row[1])
                .thenComparing(row -> (String) row[2])
                .thenComparing(row -> (String) row[3]));
        return rows.toResultSet(connection());
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        return getSchemas(null, null);
    }

    /** The schemas that have tables, and {@code public}, which is there from the start. */
    @Override
    public ResultSet getSchemas(String catalog, String schema) throws SQLException {
        LikePattern schemas = new LikePattern(schema);
        TreeSet<String> names = new TreeSet<>();
        String engineCatalog = null;
        try (Statement statement = connection().createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT DISTINCT table_catalog, table_schema FROM information_schema.tables")) {
            while (found.next()) {
                engineCatalog = found.getString(1);
                names.add(found.getString(2));
            }
        }
        names.add(connection().getSchema());
        Rows rows = Rows.of("TABLE_SCHEM VARCHAR", "TABLE_CATALOG VARCHAR");
        for (String name : names) {
            if (schemas.matches(name) && matchesCatalog(catalog, engineCatalog)) {
                rows.add(name, engineCatalog);
            }
        }
        return rows.toResultSet(connection());
    }

    @Override
    public ResultSet getCatalogs() throws SQLException {
        TreeSet<String> names = new TreeSet<>();
        try (Statement statement = connection().createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT DISTINCT table_catalog FROM information_schema.tables")) {
            while (found.next()) {
                if (found.getString(1) != null) {
                    names.add(found.getString(1));
                }
            }
        }
        Rows rows = Rows.of("TABLE_CAT VARCHAR");
        names.forEach(rows::add);
        return rows.toResultSet(connection());
    }

    @Override
    public ResultSet getTableTypes() throws SQLException {
        Rows rows = Rows.of("TABLE_TYPE VARCHAR");
        TABLE_TYPES.forEach(rows::add);
        return rows.toResultSet(connection());
    }

    @Override
    public ResultSet getTypeInfo() throws SQLException {
        Rows rows = Rows.of(
                "TYPE_NAME VARCHAR",
                "DATA_TYPE INTEGER",
                "PRECISION INTEGER",
                "LITERAL_PREFIX VARCHAR",
                "LITERAL_SUFFIX VARCHAR",
                "CREATE_PARAMS VARCHAR",
                "NULLABLE SMALLINT",
                "CASE_SENSITIVE BOOLEAN",
                "SEARCHABLE SMALLINT",
                "UNSIGNED_ATTRIBUTE BOOLEAN",
                "FIXED_PREC_SCALE BOOLEAN",
                "AUTO_INCREMENT BOOLEAN",
                "LOCAL_TYPE_NAME VARCHAR",
                "MINIMUM_SCALE SMALLINT",
                "MAXIMUM_SCALE SMALLINT",
                "SQL_DATA_TYPE INTEGER",
                "SQL_DATETIME_SUB INTEGER",
                "NUM_PREC_RADIX INTEGER");
        for (JdbcType type : JdbcType.values()) {
            rows.add(typeRow(type));
        }
        rows.sort(Comparator.comparing((Object[] row) -> (Integer) row[1]));
        return rows.toResultSet(connection());
    }

    private static Object[] typeRow(JdbcType type) {
        int fraction = 0;
        if (type == JdbcType.DECIMAL) {
            fraction = 38;
        } else if (type.code() == Types.TIME || type.name().startsWith("TIMESTAMP")) {
            fraction = 6;
        }
        String parameters = null;
        if (type == JdbcType.DECIMAL) {
            parameters = "precision,scale";
        } else if (type.isText() || type == JdbcType.VARBINARY) {
            parameters = "length";
        } else if (fraction > 0) {
            parameters = "precision";
        }
        return new Object[] {
            type.sqlName(),
            type.code(),
            type.precisionMax(),
            type.literalPrefix(),
            type.literalPrefix() == null ? null : "'",
            parameters,
            DatabaseMetaData.typeNullable,
            type.isText(),
            type.isText() ? DatabaseMetaData.typeSearchable : DatabaseMetaData.typePredBasic,
            !type.isNumber(),
            false,
            false,
            null,
            0,
            fraction,
            null,
            null,
            type.isNumber() ? 10 : null
        };
    }
}
