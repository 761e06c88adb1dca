package dev.travertine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A statement that would run for hours ends when it is told to, and the connection stays good. */
@Timeout(60)
class CancelTest {
    private static final String ENDLESS = "SELECT COUNT(*) FROM n a, n b, n c, n d WHERE a.i + b.i + c.i + d.i = -1";

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:travertine:mem:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TOPIC n (i INTEGER)");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO n VALUES (?)")) {
            for (int i = 0; i < 2000; i++) {
                insert.setInt(1, i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void timeout() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            long start = System.nanoTime();
            assertThatThrownBy(() -> first(statement.executeQuery(ENDLESS)))
                    .isInstanceOfSatisfying(
                            SQLTimeoutException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("57014"));
            assertThat(System.nanoTime() - start)
                    .isBetween(TimeUnit.MILLISECONDS.toNanos(950), TimeUnit.SECONDS.toNanos(5));
            assertThat(first(statement.executeQuery("SELECT COUNT(*) FROM n"))).isEqualTo(2000);
        }
    }

    @Test
    void cancelFromAnotherThread() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(500);
                    statement.cancel();
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThatThrownBy(() -> first(statement.executeQuery(ENDLESS)))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
            assertThat(first(statement.executeQuery("SELECT COUNT(*) FROM n"))).isEqualTo(2000);
        }
    }

    @Test
    void closeFromAnotherThread() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(500);
                    connection.close();
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThatThrownBy(() -> first(statement.executeQuery(ENDLESS))).isInstanceOf(SQLException.class);
        }
    }

    private static long first(ResultSet rows) throws SQLException {
        try (rows) {
            return rows.next() ? rows.getLong(1) : -1;
        }
    }
}
