package dev.travertine.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.travertine.tests.sql.Cells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What users get wrong, and what machines run out of: an error that says so, with its SQLSTATE, and nothing lost. */
@Timeout(120)
class BadInputTest {
    private static final int DISK_MEGABYTES = 48;

    @TempDir
    Path folder;

    @Test
    void aFolderBelongsToOneProcess() throws Exception {
        String url = "jdbc:travertine:" + folder.resolve("data");
        try (Connection connection = DriverManager.getConnection(url)) {
            execute(connection, "CREATE TOPIC t (a INT)");
            try (ChildProcess second = ChildProcess.start(Opener.class, url)) {
                assertThat(String.join("\n", second.lines()))
                        .startsWith("55006 ")
                        .contains("in use")
                        .contains(String.valueOf(ProcessHandle.current().pid()))
                        .doesNotContain("\tat ");
            }
            execute(connection, "INSERT INTO t VALUES (1)");
            assertThat(rows(connection, "SELECT * FROM t")).containsExactly(List.of("1"));
        }
        try (ChildProcess next = ChildProcess.start(Opener.class, url)) {
            assertThat(next.lines()).containsExactly(Opener.OPENED);
        }
    }

    @Test
    void twoConnectionsOfOneProcessShareAFolder() throws Exception {
        String url = "jdbc:travertine:" + folder.resolve("data");
        try (Connection first = DriverManager.getConnection(url);
                Connection second = DriverManager.getConnection(url)) {
            execute(first, "CREATE TOPIC t (a INT)");
            execute(second, "INSERT INTO t VALUES (1)");
            assertThat(rows(first, "SELECT * FROM t")).containsExactly(List.of("1"));
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefused() throws Exception {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeThat(Files.isWritable(locked))
                    .as("nothing can be denied to this user (root?)")
                    .isFalse();
            SQLException error = error(() -> DriverManager.getConnection("jdbc:travertine:" + locked.resolve("data")));
            assertThat(error.getSQLState()).isEqualTo("42501");
            assertThat(error.getMessage()).contains("locked");
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aFileInPlaceOfAFolderIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        SQLException error = error(() -> DriverManager.getConnection("jdbc:travertine:" + file));
        assertThat(error.getSQLState()).isNotEqualTo("XX000");
        assertThat(error.getMessage()).contains("file");
        assertThat(file).hasContent("no folder");
    }

    @Test
    void aFullDiskStopsPublishingAndNothingElse() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + DISK_MEGABYTES + "m", "tmpfs", disk.toString()))
                .as("exit code of mounting a small file system (needs root and the right to mount)")
                .isZero();
        try {
            long acknowledged;
            try (Connection connection = DriverManager.getConnection("jdbc:travertine:" + disk.resolve("data"))) {
                execute(connection, "CREATE TOPIC t (id BIGINT, v VARCHAR)");
                acknowledged = publishUntilFull(connection);
                assertThat(rows(connection, "SELECT COUNT(*), COUNT(DISTINCT id) FROM t"))
                        .containsExactly(List.of(String.valueOf(acknowledged), String.valueOf(acknowledged)));
            }
            assertThat(run("mount", "-o", "remount,size=" + 4 * DISK_MEGABYTES + "m", disk.toString()))
                    .isZero();
            try (Connection connection = DriverManager.getConnection("jdbc:travertine:" + disk.resolve("data"))) {
                execute(connection, "INSERT INTO t VALUES (-1, 'room again')");
                assertThat(rows(connection, "SELECT COUNT(*) FROM t"))
                        .containsExactly(List.of(String.valueOf(acknowledged + 1)));
            }
        } finally {
            run("umount", disk.toString());
        }
    }

    /** @return rows that were acknowledged before the error */
    private static long publishUntilFull(Connection connection) throws SQLException {
        String text = "sediment ".repeat(100);
        long acknowledged = 0;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            while (acknowledged < 4_000L * DISK_MEGABYTES) {
                for (int i = 0; i < 1_000; i++) {
                    insert.setLong(1, acknowledged + i);
                    insert.setString(2, text + (acknowledged + i));
                    insert.addBatch();
                }
                try {
                    insert.executeBatch();
                } catch (SQLException e) {
                    assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("53100");
                    return acknowledged;
                }
                acknowledged += 1_000;
            }
        }
        throw new AssertionError(acknowledged + " rows fitted on a disk of " + DISK_MEGABYTES + " MB");
    }

    @Test
    void aBadRowOfACsvFileIsNamedAndNothingIsLoaded() throws Exception {
        Path csv = Files.writeString(folder.resolve("readings.csv"), "id,level\n1,0.5\n2,high\n3,0.7\n");
        try (Connection connection = memory()) {
            execute(connection, "CREATE TOPIC t (id INT, level DOUBLE)");
            SQLException error =
                    error(() -> execute(connection, "COPY t FROM '" + csv + "' WITH (FORMAT csv, HEADER)"));
            assertThat(error.getSQLState()).as(error.getMessage()).isEqualTo("22P04");
            assertThat(error.getMessage())
                    .contains("readings.csv")
                    .contains("line 3")
                    .contains("high");
            assertThat(rows(connection, "SELECT COUNT(*) FROM t")).containsExactly(List.of("0"));

            Files.writeString(csv, "id,level\n1,0.5\n2,0.6,extra\n");
            error = error(() -> execute(connection, "COPY t FROM '" + csv + "' WITH (FORMAT csv, HEADER)"));
            assertThat(error.getSQLState()).as(error.getMessage()).isEqualTo("22P04");
            assertThat(error.getMessage()).contains("line 3");
            assertThat(rows(connection, "SELECT COUNT(*) FROM t")).containsExactly(List.of("0"));

            Files.writeString(csv, "id,level\n1,0.5\n2,\n\"3\",\"0.7\"\n");
            execute(connection, "COPY t FROM '" + csv + "' WITH (FORMAT csv, HEADER)");
            assertThat(rows(connection, "SELECT id, level FROM t ORDER BY id"))
                    .containsExactly(List.of("1", "0.5"), List.of("2", "NULL"), List.of("3", "0.7"));
        }
    }

    @Test
    void aMissingCsvFileIsNamed() throws Exception {
        try (Connection connection = memory()) {
            execute(connection, "CREATE TOPIC t (id INT)");
            SQLException error = error(() -> execute(connection, "COPY t FROM '" + folder + "/nowhere.csv'"));
            assertThat(error.getSQLState()).as(error.getMessage()).isEqualTo("58P01");
            assertThat(error.getMessage()).contains("nowhere.csv");
        }
    }

    @Test
    void unknownNamesAreShownWhereTheyStandWithAHint() throws Exception {
        try (Connection connection = memory()) {
            execute(connection, "CREATE TOPIC flights (origin VARCHAR, delay INT)");
            SQLException column = error(() -> execute(connection, "SELECT origin,\n  dealy\nFROM flights"));
            assertThat(column.getSQLState()).isEqualTo("42703");
            assertThat(column.getMessage()).contains("line 2, column 3").contains("delay");

            SQLException table = error(() -> execute(connection, "SELECT * FROM flihgts"));
            assertThat(table.getSQLState()).isEqualTo("42P01");
            assertThat(table.getMessage()).contains("line 1, column 15").contains("flights");

            SQLException syntax = error(() -> execute(connection, "SELECT origin FORM flights WHERE delay = 1"));
            assertThat(syntax.getSQLState()).isEqualTo("42601");
            assertThat(syntax.getMessage()).contains("line 1, column");
        }
    }

    @Test
    void aFailedStatementLeavesTheConnectionUsable() throws Exception {
        try (Connection connection = memory()) {
            execute(connection, "CREATE TOPIC t (a INT)");
            for (String bad : List.of("SELECT 1 / 0", "SELECT", "SELECT * FROM x", "INSERT INTO t VALUES ('x')")) {
                assertThat(error(() -> execute(connection, bad)).getSQLState())
                        .as(bad)
                        .isNotEqualTo("XX000")
                        .hasSize(5);
                assertThat(rows(connection, "SELECT COUNT(*) FROM t")).containsExactly(List.of("0"));
            }
        }
    }

    private static Connection memory() throws SQLException {
        return DriverManager.getConnection("jdbc:travertine:mem:");
    }

    /** A statement that shall fail. */
    private interface Failing {
        void run() throws Exception;
    }

    private static SQLException error(Failing failing) {
        SQLException error = catchThrowableOfType(SQLException.class, failing::run);
        assertThat(error.getMessage()).as("an error").isNotNull();
        return error;
    }

    /** Runs to the end: a query may fail at its last row. */
    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    Cells.read(rows);
                }
            }
        }
    }

    private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return Cells.read(rows);
        }
    }

    private static int run(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.inputReader().lines().forEach(line -> {});
            return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        }
    }
}
