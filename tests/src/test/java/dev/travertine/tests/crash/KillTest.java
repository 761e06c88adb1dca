package dev.travertine.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.travertine.tests.sql.Cells;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that publishes and keeps views is killed again and again; what it was told is durable is there afterwards, once,
 * and views equal their queries. {@code -Dseed=} repeats the moments as far as a machine can, {@code -Dkills=} their number.
 */
class KillTest {
    /** Recomputed or incremental: a view with a group for each key. */
    static final String SUMS = "SELECT k, COUNT(*) AS n, SUM(id) AS total, MAX(v) AS last_v FROM events GROUP BY k";

    /** A linear view. */
    static final String EVENS = "SELECT id, v FROM events WHERE id % 2 = 0";

    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final long SEED = Long.getLong("seed", System.nanoTime() & 0xffff_ffffL);
    private static final int PUBLISH_MS_MAX = 500;
    private static final int START_MS_MAX = 2_000;
    private static final long CATCH_UP_MS = 30_000;

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void nothingThatWasAcknowledgedIsLostOrDoubled() throws Exception {
        System.out.println("KillTest: -Dseed=" + SEED + " -Dkills=" + KILLS);
        Random random = new Random(SEED);
        String url = "jdbc:travertine:" + folder.resolve("data");
        long next = 0;
        long acknowledged = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            long acked = publishUntilKilled(url, next, random, kill % 5 == 0);
            acknowledged = Math.max(acknowledged, acked + 1);
            next = check(url, acknowledged, "kill " + kill + " of -Dseed=" + SEED);
        }
        assertThat(next).as("rows published in all").isGreaterThan(KILLS);
    }

    /**
     * @param early kill at some moment from the process's start on, recovery included; else some time after the first batch
     * @return the last acknowledged id, or -1
     */
    private static long publishUntilKilled(String url, long first, Random random, boolean early) throws Exception {
        long acked = -1;
        List<String> other = new ArrayList<>();
        try (ChildProcess child =
                ChildProcess.start(Publisher.class, url, String.valueOf(first), String.valueOf(random.nextLong()))) {
            Thread killer = Thread.ofPlatform().unstarted(() -> killAfter(child, random, early));
            if (early) {
                killer.start();
            }
            for (String line = child.line(); line != null; line = child.line()) {
                if (line.startsWith(Publisher.ACKED)) {
                    acked = Long.parseLong(line.substring(Publisher.ACKED.length()));
                } else if (line.equals(Publisher.READY)) {
                    if (!early) {
                        killer.start();
                    }
                } else {
                    other.add(line);
                }
            }
            killer.join();
        }
        assertThat(other).as("what the publisher complained of").isEmpty();
        return acked;
    }

    private static void killAfter(ChildProcess child, Random random, boolean early) {
        try {
            Thread.sleep(1 + random.nextInt(early ? START_MS_MAX : PUBLISH_MS_MAX));
            child.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return number of rows: the next id to publish */
    private static long check(String url, long acknowledged, String when) throws Exception {
        try (Connection connection = DriverManager.getConnection(url)) {
            if (rows(connection, "SELECT 1 FROM information_schema.tables WHERE table_name = 'events'")
                    .isEmpty()) {
                assertThat(acknowledged)
                        .as("rows acknowledged to a topic that is gone after %s", when)
                        .isZero();
                return 0;
            }
            List<String> ids = rows(
                            connection,
                            "SELECT COUNT(*), COUNT(DISTINCT id), COALESCE(MIN(id), 0), "
                                    + "COALESCE(MAX(id), -1) FROM events")
                    .getFirst();
            long count = Long.parseLong(ids.get(0));
            assertThat(ids)
                    .as("count, distinct ids, least and greatest id after %s", when)
                    .containsExactly(String.valueOf(count), String.valueOf(count), "0", String.valueOf(count - 1));
            assertThat(count)
                    .as("rows after %s: all acknowledged ones, and at most one batch more", when)
                    .isBetween(acknowledged, acknowledged + Publisher.BATCH_ROWS_MAX);
            awaitCaughtUp(connection);
            assertSame(connection, "sums", SUMS, when);
            assertSame(connection, "evens", EVENS, when);
            return count;
        }
    }

    private static void assertSame(Connection connection, String view, String query, String when) throws SQLException {
        boolean made = !rows(
                        connection,
                        "SELECT 1 FROM information_schema.materialized_views WHERE view_name = '" + view + "'")
                .isEmpty();
        if (made) {
            assertThat(rows(connection, "SELECT * FROM " + view))
                    .as("view %s after %s", view, when)
                    .containsExactlyInAnyOrderElementsOf(rows(connection, query));
        }
    }

    private static void awaitCaughtUp(Connection connection) throws Exception {
        long deadline = System.currentTimeMillis() + CATCH_UP_MS;
        String lagging = "SELECT view_name, status, lag_rows FROM information_schema.materialized_views "
                + "WHERE lag_rows <> 0";
        List<List<String>> views = rows(connection, lagging);
        while (!views.isEmpty() && System.currentTimeMillis() < deadline) {
            Thread.sleep(5);
            views = rows(connection, lagging);
        }
        assertThat(views)
                .as("views that did not catch up in %d ms", CATCH_UP_MS)
                .isEmpty();
    }

    private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return Cells.read(rows);
        }
    }
}
