package dev.travertine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedEnginesTest {
    @TempDir
    private Path folder;

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM t")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void oneNameInMemoryIsOneEngineAsLongAsItIsOpen() throws SQLException {
        try (Connection first = DriverManager.getConnection("jdbc:travertine:mem:one")) {
            run(first, "CREATE TOPIC t (id INTEGER)");
            run(first, "INSERT INTO t VALUES (1)");
            try (Connection second = DriverManager.getConnection("jdbc:travertine:mem:one");
                    Connection other = DriverManager.getConnection("jdbc:travertine:mem:two");
                    Connection own = DriverManager.getConnection("jdbc:travertine:mem:")) {
                assertThat(count(second)).isEqualTo(1);
                assertThatThrownBy(() -> count(other)).hasMessageContaining("t");
                assertThatThrownBy(() -> count(own)).isInstanceOf(SQLException.class);
            }
            assertThat(count(first)).isEqualTo(1);
        }
        try (Connection again = DriverManager.getConnection("jdbc:travertine:mem:one")) {
            assertThatThrownBy(() -> count(again)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void oneFolderIsOneEngineByWhateverPath() throws SQLException, IOException {
        Path data = folder.resolve("data");
        try (Connection first = DriverManager.getConnection("jdbc:travertine:" + data)) {
            run(first, "CREATE TOPIC t (id INTEGER)");
            Path link = Files.createSymbolicLink(folder.resolve("link"), data);
            try (Connection second = DriverManager.getConnection("jdbc:travertine:" + link);
                    Connection third = DriverManager.getConnection("jdbc:travertine:" + folder + "/x/../data")) {
                run(second, "INSERT INTO t VALUES (1)");
                run(third, "INSERT INTO t VALUES (2)");
            }
            assertThat(count(first)).isEqualTo(2);
            assertThatThrownBy(() -> DriverManager.getConnection("jdbc:travertine:" + data + "?workers=1"))
                    .hasMessageContaining("other options");
        }
        try (Connection later = DriverManager.getConnection("jdbc:travertine:" + data)) {
            assertThat(count(later)).isEqualTo(2);
        }
    }

    @Test
    void aFolderThatCanNotBeIsAClearError() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:travertine:" + file))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isNotEqualTo("XX000"));
    }
}
