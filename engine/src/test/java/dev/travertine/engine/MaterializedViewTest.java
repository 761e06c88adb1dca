package dev.travertine.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaterializedViewTest {
    private static final List<String> QUERIES = List.of(
            "SELECT id, amount * 2 AS twice FROM t WHERE amount > 10",
            "SELECT id % 5 AS k, count(*) AS n, sum(amount) AS total, min(amount) AS least FROM t GROUP BY id % 5",
            "SELECT a.id, b.amount FROM t AS a JOIN t AS b ON a.id = b.id + 1",
            "SELECT id, row_number() OVER (PARTITION BY id % 3 ORDER BY amount) AS r FROM t",
            "SELECT id FROM t ORDER BY amount DESC LIMIT 7",
            "SELECT id FROM t EXCEPT SELECT amount FROM t",
            "SELECT id FROM t UNION ALL SELECT amount FROM t");

    @TempDir
    Path folder;

    @Test
    void equalsTheBatchQueryAtEveryStepAndAfterARestart() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("MaterializedViewTest seed " + seed);
        Random random = new Random(seed);
        try (Engine engine = Engine.open(EngineConfig.at(folder));
                Session session = engine.newSession()) {
            Sql.run(session, "CREATE TOPIC t (id INTEGER, amount INTEGER)");
            publish(session, random, 5);
            for (int i = 0; i < QUERIES.size(); i++) {
                Sql.run(session, "CREATE MATERIALIZED VIEW v" + i + " AS " + QUERIES.get(i));
            }
            Sql.run(session, "CREATE MATERIALIZED VIEW w AS SELECT k, n FROM v1 WHERE n > 2");
            for (int step = 0; step < 4; step++) {
                publish(session, random, 1 + random.nextInt(30));
                compare(session);
            }
        }
        try (Engine engine = Engine.open(EngineConfig.at(folder));
                Session session = engine.newSession()) {
            compare(session);
            publish(session, random, 10);
            compare(session);
            assertThat(
                            Sql.run(
                                    session,
                                    "SELECT view_name, mode FROM information_schema.materialized_views WHERE mode = 'LINEAR' ORDER BY 1"))
                    .containsExactly("[v0, LINEAR]", "[v6, LINEAR]");
        }
    }

    private static void publish(Session session, Random random, int rows) {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            values.append(i == 0 ? "" : ", ")
                    .append("(")
                    .append(random.nextInt(40))
                    .append(", ")
                    .append(random.nextInt(10) == 0 ? "NULL" : random.nextInt(50))
                    .append(")");
        }
        Sql.run(session, "INSERT INTO t VALUES " + values);
    }

    private static void compare(Session session) {
        for (int i = 0; i < QUERIES.size(); i++) {
            Sql.awaitCaughtUp(session, "v" + i);
            assertThat(Sql.sorted(session, "SELECT * FROM v" + i))
                    .as(QUERIES.get(i))
                    .isEqualTo(Sql.sorted(session, QUERIES.get(i)));
        }
        Sql.awaitCaughtUp(session, "w");
        assertThat(Sql.sorted(session, "SELECT * FROM w"))
                .isEqualTo(Sql.sorted(session, "SELECT k, n FROM (" + QUERIES.get(1) + ") AS q WHERE n > 2"));
    }

    @Test
    void aStepThatFailsKeepsTheLastAnswerAndSaysWhy() throws Exception {
        try (Engine engine = Engine.open(EngineConfig.inMemory());
                Session session = engine.newSession()) {
            Sql.run(session, "CREATE TOPIC t (x INTEGER)");
            Sql.run(session, "INSERT INTO t VALUES (1), (2)");
            Sql.run(session, "CREATE MATERIALIZED VIEW v AS SELECT 10 / x AS y FROM t");
            Sql.run(session, "INSERT INTO t VALUES (0)");
            String status = "SELECT status FROM information_schema.materialized_views";
            for (int i = 0; i < 500 && Sql.run(session, status).getFirst().contains("RUNNING"); i++) {
                Thread.sleep(10);
            }
            assertThat(Sql.run(session, status).getFirst()).contains("FAILED").contains("division by zero");
            assertThat(Sql.sorted(session, "SELECT y FROM v")).containsExactly("[10]", "[5]");
            assertThatThrownBy(() -> Sql.run(session, "CREATE MATERIALIZED VIEW w AS SELECT 10 / x AS y FROM t"))
                    .isInstanceOfSatisfying(
                            TravertineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO));
            assertThat(Sql.run(session, "SELECT count(*) FROM information_schema.materialized_views"))
                    .containsExactly("[1]");
        }
    }
}
