package dev.travertine.engine;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import java.util.ArrayList;
import java.util.List;

/** Runs SQL for tests and gives the answer as text. */
final class Sql {
    private Sql() {}

    /** One text a row, or one with the count. */
    static List<String> run(Session session, String sql) {
        try (Result result = session.execute(sql)) {
            if (!result.isRows()) {
                return List.of(Long.toString(result.updateCount()));
            }
            List<String> rows = new ArrayList<>();
            for (Batch batch = result.next(); batch != null; batch = result.next()) {
                for (int row = 0; row < batch.rows(); row++) {
                    List<Object> values = new ArrayList<>();
                    for (Column column : batch.columns()) {
                        values.add(column.getObject(row));
                    }
                    rows.add(values.toString());
                }
            }
            return rows;
        }
    }

    /** The same, sorted. */
    static List<String> sorted(Session session, String sql) {
        return run(session, sql).stream().sorted().toList();
    }

    /** Waits until the view knows of all rows. */
    static void awaitCaughtUp(Session session, String view) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (true) {
            List<String> lag = run(
                    session,
                    "SELECT lag_rows, status FROM information_schema.materialized_views WHERE view_name = '" + view
                            + "'");
            if (lag.equals(List.of("[0, RUNNING]"))) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("view " + view + " does not catch up: " + lag);
            }
            Thread.onSpinWait();
        }
    }
}
