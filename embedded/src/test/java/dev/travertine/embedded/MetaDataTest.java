package dev.travertine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetaDataTest {
    private Connection connection;
    private DatabaseMetaData metaData;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:travertine:mem:");
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TOPIC Flights (flight_time TIMESTAMP NOT NULL, delay INTEGER, fare DECIMAL(8, 2))");
            statement.execute("CREATE TOPIC fli_ght (x VARCHAR(7))");
            statement.execute("CREATE MATERIALIZED VIEW late AS SELECT delay FROM flights WHERE delay > 10");
        }
        metaData = connection.getMetaData();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static List<String> column(ResultSet rows, String label) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getString(label));
        }
        rows.close();
        return values;
    }

    @Test
    void tables() throws SQLException {
        assertThat(column(metaData.getTables(null, "public", "%", null), "TABLE_NAME"))
                .containsExactly("late", "Flights", "fli_ght");
        assertThat(column(metaData.getTables(null, null, "FLIGHTS", new String[] {"TABLE"}), "TABLE_NAME"))
                .containsExactly("Flights");
        assertThat(column(metaData.getTables(null, null, "fli\\_ght", null), "TABLE_NAME"))
                .containsExactly("fli_ght");
        assertThat(column(metaData.getTables("nowhere", null, "%", null), "TABLE_NAME"))
                .isEmpty();
        assertThat(column(metaData.getTables(null, "public", "late", null), "TABLE_TYPE"))
                .containsExactly("MATERIALIZED VIEW");
        assertThat(column(metaData.getTables(null, "information_schema", "topics", null), "TABLE_TYPE"))
                .containsExactly("SYSTEM TABLE");
        assertThat(column(metaData.getTableTypes(), "TABLE_TYPE")).contains("TABLE", "MATERIALIZED VIEW");
        assertThat(column(metaData.getSchemas(), "TABLE_SCHEM")).containsExactly("information_schema", "public");
        assertThat(column(metaData.getCatalogs(), "TABLE_CAT")).hasSize(1);
    }

    @Test
    void columns() throws SQLException {
        assertThat(column(metaData.getColumns(null, null, "flights", "%"), "COLUMN_NAME"))
                .containsExactly("flight_time", "delay", "fare");
        try (ResultSet fare = metaData.getColumns(null, null, "flights", "fare")) {
            assertThat(fare.next()).isTrue();
            assertThat(fare.getInt("DATA_TYPE")).isEqualTo(Types.DECIMAL);
            assertThat(fare.getString("TYPE_NAME")).isEqualTo("DECIMAL");
            assertThat(fare.getInt("COLUMN_SIZE")).isEqualTo(8);
            assertThat(fare.getInt("DECIMAL_DIGITS")).isEqualTo(2);
            assertThat(fare.getInt("ORDINAL_POSITION")).isEqualTo(3);
            assertThat(fare.getString("IS_NULLABLE")).isEqualTo("YES");
        }
        try (ResultSet time = metaData.getColumns(null, null, "flights", "flight\\_time")) {
            assertThat(time.next()).isTrue();
            assertThat(time.getInt("DATA_TYPE")).isEqualTo(Types.TIMESTAMP);
            assertThat(time.getInt("NULLABLE")).isEqualTo(DatabaseMetaData.columnNoNulls);
        }
        assertThat(column(metaData.getPseudoColumns(null, null, "flights", "%"), "COLUMN_NAME"))
                .contains("$offset", "$partition", "$timestamp");
    }

    /** No method throws, and no result lacks its columns: tools call them all. */
    @Test
    void everyMethodAnswers() throws Exception {
        for (Method method : DatabaseMetaData.class.getMethods()) {
            if (method.getDeclaringClass() != DatabaseMetaData.class || method.isDefault()) {
                continue;
            }
            Object[] arguments = new Object[method.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                Class<?> type = method.getParameterTypes()[i];
                arguments[i] = type == int.class ? (Object) 1003 : type == boolean.class ? (Object) false : null;
            }
            Object answer = method.invoke(metaData, arguments);
            if (answer instanceof ResultSet rows) {
                assertThat(rows.getMetaData().getColumnCount())
                        .as(method.getName())
                        .isPositive();
                while (rows.next()) {
                    assertThat(rows.getString(1)).isNotEqualTo("");
                }
                rows.close();
            }
        }
    }
}
