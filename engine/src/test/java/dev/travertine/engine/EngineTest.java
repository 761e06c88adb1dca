package dev.travertine.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
    @TempDir
    Path folder;

    @Test
    void rowsAreThereAfterAReopen() {
        try (Engine engine = Engine.open(EngineConfig.at(folder));
                Session session = engine.newSession()) {
            Sql.run(session, "CREATE TOPIC t (id INTEGER NOT NULL, name VARCHAR, price DECIMAL(10, 2), at TIMESTAMP)");
            assertThat(
                            Sql.run(
                                    session,
                                    "INSERT INTO t VALUES (1, 'a', 1.5, TIMESTAMP '2001-01-01 06:30:00'), (2, NULL, NULL, NULL)"))
                    .containsExactly("2");
        }
        try (Engine engine = Engine.open(EngineConfig.at(folder));
                Session session = engine.newSession()) {
            assertThat(Sql.run(session, "SELECT id, name, price, \"$offset\" FROM t ORDER BY id"))
                    .containsExactly("[1, a, 1.50, 0]", "[2, null, null, 1]");
        }
    }

    @Test
    void parametersOfABatchAreOnePublish() {
        try (Engine engine = Engine.open(EngineConfig.inMemory());
                Session session = engine.newSession()) {
            Sql.run(session, "CREATE TOPIC t (id BIGINT NOT NULL, name VARCHAR, price DECIMAL(10, 2), at TIMESTAMP)");
            Prepared insert = session.prepare("INSERT INTO t (id, name, price, at) VALUES (?, ?, ?, ?)");
            long[] counts = session.executeBatch(
                    insert,
                    List.of(
                            Arrays.asList(1, "a", new BigDecimal("1.5"), LocalDateTime.of(2001, 1, 1, 6, 30)),
                            Arrays.asList(2L, null, null, "2001-01-02")));
            assertThat(counts).containsExactly(1, 1);
            assertThat(Sql.run(session, "SELECT id, name, price FROM t ORDER BY id"))
                    .containsExactly("[1, a, 1.50]", "[2, null, null]");
            List<List<Object>> bad = List.of(Arrays.asList(3, "c", null, null), Arrays.asList(null, "d", null, null));
            assertThatThrownBy(() -> session.executeBatch(insert, bad))
                    .isInstanceOfSatisfying(
                            TravertineException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_NULL_VIOLATION));
            assertThat(Sql.run(session, "SELECT count(*) FROM t")).containsExactly("[2]");
        }
    }

    @Test
    void copyReadsAllOrNothing() throws Exception {
        Path good = Files.writeString(folder.resolve("good.csv"), "id,name\n1,a\n2,\n");
        Path bad = Files.writeString(folder.resolve("bad.csv"), "id,name\n3,a\nx,b\n");
        try (Engine engine = Engine.open(EngineConfig.inMemory());
                Session session = engine.newSession()) {
            Sql.run(session, "CREATE TOPIC t (id INTEGER, name VARCHAR)");
            assertThat(Sql.run(session, "COPY t FROM '" + good + "' (FORMAT csv, HEADER true)"))
                    .containsExactly("2");
            assertThatThrownBy(() -> Sql.run(session, "COPY t FROM '" + bad + "'"))
                    .isInstanceOfSatisfying(
                            TravertineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_COPY_FORMAT))
                    .hasMessageContaining("line 3");
            assertThat(Sql.run(session, "SELECT id, name FROM t ORDER BY id")).containsExactly("[1, a]", "[2, null]");
        }
    }

    @Test
    void namesAreTakenOnce() {
        try (Engine engine = Engine.open(EngineConfig.inMemory());
                Session session = engine.newSession()) {
            Sql.run(session, "CREATE TOPIC t (id INTEGER)");
            assertFails(session, "CREATE TOPIC T (id INTEGER)", ErrorCode.DUPLICATE_TABLE);
            assertFails(session, "CREATE MATERIALIZED VIEW t AS SELECT 1 AS one", ErrorCode.DUPLICATE_TABLE);
            Sql.run(session, "CREATE TOPIC IF NOT EXISTS t (id INTEGER)");
            Sql.run(session, "CREATE MATERIALIZED VIEW v AS SELECT count(*) AS n FROM t");
            assertFails(session, "DROP TOPIC t", ErrorCode.DEPENDENT_OBJECTS);
            assertFails(session, "DROP TOPIC v", ErrorCode.WRONG_OBJECT_TYPE);
            assertFails(session, "INSERT INTO v VALUES (1)", ErrorCode.WRONG_OBJECT_TYPE);
            Sql.run(session, "DROP MATERIALIZED VIEW v");
            Sql.run(session, "DROP TOPIC t");
            assertFails(session, "SELECT * FROM t", ErrorCode.UNDEFINED_TABLE);
            Sql.run(session, "DROP TOPIC IF EXISTS t");
        }
    }

    private static void assertFails(Session session, String sql, ErrorCode code) {
        assertThatThrownBy(() -> Sql.run(session, sql))
                .isInstanceOfSatisfying(
                        TravertineException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
