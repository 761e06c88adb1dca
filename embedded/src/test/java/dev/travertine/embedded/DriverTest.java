package dev.travertine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The driver over the real engine: what programs and BI tools call. */
class DriverTest {
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:travertine:mem:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Object value(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            Object value = rows.getObject(1);
            assertThat(rows.next()).isFalse();
            return value;
        }
    }

    @Test
    void allTypesGoInAsParametersAndComeOut() throws SQLException {
        run("CREATE TOPIC t (a BOOLEAN, b TINYINT, c SMALLINT, d INTEGER, e BIGINT, f REAL, g DOUBLE, h DECIMAL(12, 3),"
                + " i VARCHAR, j VARBINARY, k DATE, l TIME, m TIMESTAMP, n TIMESTAMP WITH LOCAL TIME ZONE)");
        LocalDateTime time = LocalDateTime.of(2001, 1, 2, 3, 4, 5, 678_901_000);
        Instant moment = Instant.parse("2001-01-02T03:04:05.000006Z");
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO t VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
            insert.setBoolean(1, true);
            insert.setByte(2, (byte) -8);
            insert.setShort(3, (short) 300);
            insert.setInt(4, -70_000);
            insert.setLong(5, 1L << 40);
            insert.setFloat(6, 1.5f);
            insert.setDouble(7, 2.25);
            insert.setBigDecimal(8, new BigDecimal("123456789.125"));
            insert.setString(9, "tra\u00e9\ud83d\ude00");
            insert.setBytes(10, new byte[] {1, 2, -1});
            insert.setObject(11, LocalDate.of(2001, 1, 2));
            insert.setTime(12, Time.valueOf("03:04:05"));
            insert.setObject(13, time);
            insert.setObject(14, moment);
            assertThat(insert.executeUpdate()).isEqualTo(1);
            for (int i = 1; i <= 14; i++) {
                insert.setNull(i, Types.OTHER);
            }
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM t ORDER BY d")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBoolean(1)).isTrue();
            assertThat(rows.getByte("B")).isEqualTo((byte) -8);
            assertThat(rows.getObject(2)).isEqualTo(-8);
            assertThat(rows.getShort(3)).isEqualTo((short) 300);
            assertThat(rows.getInt(4)).isEqualTo(-70_000);
            assertThat(rows.getLong(5)).isEqualTo(1L << 40);
            assertThatThrownBy(() -> rows.getInt(5)).isInstanceOf(SQLDataException.class);
            assertThat(rows.getFloat(6)).isEqualTo(1.5f);
            assertThat(rows.getObject(6)).isEqualTo(1.5f);
            assertThat(rows.getDouble(7)).isEqualTo(2.25);
            assertThat(rows.getBigDecimal(8)).isEqualTo(new BigDecimal("123456789.125"));
            assertThat(rows.getString(9)).isEqualTo("tra\u00e9\ud83d\ude00");
            assertThat(rows.getBytes(10)).containsExactly(1, 2, -1);
            assertThat(rows.getDate(11)).isEqualTo(Date.valueOf("2001-01-02"));
            assertThat(rows.getObject(11, LocalDate.class)).isEqualTo(LocalDate.of(2001, 1, 2));
            assertThat(rows.getObject(12, LocalTime.class)).isEqualTo(LocalTime.of(3, 4, 5));
            assertThat(rows.getTimestamp(13)).isEqualTo(Timestamp.valueOf(time));
            assertThat(rows.getObject(13, LocalDateTime.class)).isEqualTo(time);
            assertThat(rows.getString(13)).isEqualTo("2001-01-02 03:04:05.678901");
            assertThat(rows.getObject(14)).isEqualTo(OffsetDateTime.ofInstant(moment, ZoneOffset.UTC));
            assertThat(rows.getObject(14, Instant.class)).isEqualTo(moment);
            assertThat(rows.wasNull()).isFalse();
            assertThat(rows.next()).isTrue();
            for (int i = 1; i <= 14; i++) {
                assertThat(rows.getObject(i)).isNull();
                assertThat(rows.wasNull()).isTrue();
            }
            assertThat(rows.getInt(4)).isZero();
            assertThat(rows.next()).isFalse();
            assertThatThrownBy(() -> rows.getInt(1)).hasMessageContaining("no more rows");
        }
    }

    @Test
    void columnsAndParametersAreKnownBeforeExecution() throws SQLException {
        run("CREATE TOPIC t (name VARCHAR(20) NOT NULL, price DECIMAL(9, 2), seen TIMESTAMP(3))");
        try (PreparedStatement query =
                connection.prepareStatement("SELECT name AS Label, price, seen, 1 + 1 FROM t WHERE price > ?")) {
            ResultSetMetaData columns = query.getMetaData();
            assertThat(columns.getColumnCount()).isEqualTo(4);
            assertThat(columns.getColumnLabel(1)).isEqualToIgnoringCase("label");
            assertThat(columns.getColumnType(1)).isEqualTo(Types.VARCHAR);
            assertThat(columns.getPrecision(1)).isEqualTo(20);
            assertThat(columns.isNullable(1)).isEqualTo(ResultSetMetaData.columnNoNulls);
            assertThat(columns.getColumnTypeName(2)).isEqualTo("DECIMAL");
            assertThat(columns.getPrecision(2)).isEqualTo(9);
            assertThat(columns.getScale(2)).isEqualTo(2);
            assertThat(columns.getColumnClassName(2)).isEqualTo("java.math.BigDecimal");
            assertThat(columns.getPrecision(3)).isEqualTo(23);
            assertThat(columns.getColumnType(4)).isEqualTo(Types.INTEGER);
            ParameterMetaData parameters = query.getParameterMetaData();
            assertThat(parameters.getParameterCount()).isEqualTo(1);
            assertThat(parameters.getParameterType(1)).isEqualTo(Types.DECIMAL);
            assertThatThrownBy(query::executeQuery).hasMessageContaining("parameter 1 is not set");
            assertThatThrownBy(() -> query.setInt(2, 1)).hasMessageContaining("parameter 2");
        }
    }

    @Test
    void batchesAreAtomic() throws SQLException {
        run("CREATE TOPIC t (id INTEGER NOT NULL, name VARCHAR)");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            for (int i = 0; i < 5000; i++) {
                insert.setInt(1, i);
                insert.setString(2, i % 3 == 0 ? null : "row " + i);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(5000).containsOnly(1);
            assertThat(insert.executeBatch()).isEmpty();
            assertThat(value("SELECT COUNT(*) FROM t")).isEqualTo(5000L);
            assertThat(value("SELECT COUNT(name) FROM t WHERE id < 3000")).isEqualTo(2000L);

            insert.setInt(1, 1);
            insert.setString(2, "good");
            insert.addBatch();
            insert.setObject(1, null);
            insert.setString(2, "bad: the id is NULL");
            insert.addBatch();
            assertThatThrownBy(insert::executeBatch).isInstanceOfSatisfying(BatchUpdateException.class, e -> {
                assertThat(e.getSQLState()).isEqualTo("23502");
                assertThat(e.getUpdateCounts()).isEmpty();
            });
            assertThat(value("SELECT COUNT(*) FROM t")).isEqualTo(5000L);
        }
    }

    @Test
    void aBatchOfStatementsStopsAtTheFirstError() throws SQLException {
        run("CREATE TOPIC t (id INTEGER)");
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO t VALUES (1), (2)");
            statement.addBatch("INSERT INTO nowhere VALUES (1)");
            statement.addBatch("INSERT INTO t VALUES (3)");
            assertThatThrownBy(statement::executeBatch)
                    .isInstanceOfSatisfying(
                            BatchUpdateException.class,
                            e -> assertThat(e.getUpdateCounts()).containsExactly(2));
        }
        assertThat(value("SELECT COUNT(*) FROM t")).isEqualTo(2L);
    }

    @Test
    void errorsHaveStateAndPlace() {
        assertThatThrownBy(() -> run("SELECT nothing FROM information_schema.tables"))
                .isInstanceOfSatisfying(SQLSyntaxErrorException.class, e -> {
                    assertThat(e.getSQLState()).isEqualTo("42703");
                    assertThat(e.getMessage()).contains("line 1, column 8");
                });
        assertThatThrownBy(() -> run("SELEC 1"))
                .isInstanceOfSatisfying(
                        SQLSyntaxErrorException.class,
                        e -> assertThat(e.getSQLState()).isEqualTo("42601"));
        assertThatThrownBy(() -> run("SELECT * FROM nowhere"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42P01"));
        assertThatThrownBy(() -> value("SELECT CAST('x' AS INTEGER)")).isInstanceOf(SQLDataException.class);
    }

    @Test
    void queriesAndUpdatesAreToldApartBeforeTheyRun() throws SQLException {
        run("CREATE TOPIC t (id INTEGER)");
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("INSERT INTO t VALUES (1)"))
                    .hasMessageContaining("no rows");
            assertThatThrownBy(() -> statement.executeUpdate("SELECT 1")).hasMessageContaining("gives rows");
            assertThat(value("SELECT COUNT(*) FROM t")).isEqualTo(0L);
            assertThat(statement.execute("SELECT 1")).isTrue();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.execute("INSERT INTO t VALUES (1), (2)")).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(2);
            assertThat(statement.getResultSet()).isNull();
            assertThat(statement.getGeneratedKeys().next()).isFalse();
            assertThatThrownBy(() -> statement.executeQuery("SELECT ? + 1")).hasMessageContaining("prepare it");
        }
    }

    @Test
    void severalResultsCanBeOpenAtOnce() throws SQLException {
        run("CREATE TOPIC t (id INTEGER)");
        run("INSERT INTO t VALUES (1), (2), (3)");
        try (Statement outer = connection.createStatement();
                Statement inner = connection.createStatement();
                ResultSet ids = outer.executeQuery("SELECT id FROM t ORDER BY id")) {
            int sum = 0;
            while (ids.next()) {
                try (ResultSet below = inner.executeQuery("SELECT COUNT(*) FROM t WHERE id < " + ids.getInt(1))) {
                    assertThat(below.next()).isTrue();
                    sum += below.getInt(1);
                }
            }
            assertThat(sum).isEqualTo(3);
        }
    }

    @Test
    void resultsEndAtMaxRows() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(2);
            ResultSet rows = statement.executeQuery("VALUES (1), (2), (3)");
            assertThat(rows.isBeforeFirst()).isTrue();
            assertThat(rows.next()).isTrue();
            assertThat(rows.isFirst()).isTrue();
            assertThat(rows.getRow()).isEqualTo(1);
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isFalse();
            assertThat(rows.isAfterLast()).isTrue();
            statement.closeOnCompletion();
            rows.close();
            assertThat(statement.isClosed()).isTrue();
        }
    }

    @Test
    void escapes() throws SQLException {
        assertThat(value("SELECT {d '2001-01-02'}")).isEqualTo(Date.valueOf("2001-01-02"));
        assertThat(value("SELECT {ts '2001-01-02 03:04:05'}")).isEqualTo(Timestamp.valueOf("2001-01-02 03:04:05"));
        assertThat(value("SELECT {fn ucase('abc')}")).isEqualTo("ABC");
    }

    @Test
    void whatPoolsAndToolsCallOnConnect() throws SQLException {
        assertThat(connection.isValid(5)).isTrue();
        connection.setAutoCommit(false);
        connection.rollback();
        connection.commit();
        run("CREATE TOPIC t (id INTEGER)");
        assertThatThrownBy(connection::rollback).isInstanceOf(SQLFeatureNotSupportedException.class);
        connection.setAutoCommit(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT);
        connection.setClientInfo("ApplicationName", "test");
        assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("test");
        connection.setNetworkTimeout(Runnable::run, 1000);
        assertThat(connection.getTypeMap()).isEmpty();
        assertThat(connection.getSchema()).isEqualTo("public");
        assertThat((Throwable) connection.getWarnings()).isNull();
        connection.setReadOnly(true);
        assertThatThrownBy(() -> run("INSERT INTO t VALUES (1)"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
        connection.abort(Runnable::run);
        assertThat(connection.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
        assertThatThrownBy(connection::createStatement).hasMessageContaining("closed");
    }

    @Test
    void textIsConvertedToTheParametersType() throws SQLException {
        run("CREATE TOPIC t (d INTEGER, m TIMESTAMP, h DECIMAL(5, 2))");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?)")) {
            insert.setString(1, "12");
            insert.setString(2, "2001-01-02 03:04:05");
            insert.setObject(3, "1.5", Types.DECIMAL, 2);
            insert.executeUpdate();
            assertThatThrownBy(() -> insert.setString(1, "twelve")).isInstanceOf(SQLDataException.class);
        }
        assertThat(value("SELECT d FROM t")).isEqualTo(12);
        assertThat(value("SELECT m FROM t")).isEqualTo(Timestamp.valueOf("2001-01-02 03:04:05"));
        assertThat(value("SELECT h FROM t")).isEqualTo(new BigDecimal("1.50"));
    }
}
