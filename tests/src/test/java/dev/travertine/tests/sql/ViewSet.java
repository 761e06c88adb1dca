package dev.travertine.tests.sql;

import dev.travertine.tests.sql.Answers.Numbers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Materialized views and the queries they are made of; compares each view with its query whenever it is asked to. */
public final class ViewSet {
    private static final long CATCH_UP_MS = 20_000;
    private static final String LAGGING =
            "SELECT view_name, mode, status, lag_rows FROM information_schema.materialized_views WHERE lag_rows <> 0";

    private final Connection connection;

    /** Views that were right until now: one that failed once is left out from then on. */
    private final List<View> views = new ArrayList<>();

    private final List<String> failures = new ArrayList<>();

    public ViewSet(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param name the view's name
     * @param origin where the query stands
     * @param types one letter a column, as in a {@code .test} file
     */
    private record View(String name, String origin, String sql, String types) {}

    /** Creates a view; its columns get names of their own, since a query's may be equal or missing. */
    public void create(String name, String origin, String sql, String types) {
        View view = new View(name, origin, sql, types);
        String columns =
                IntStream.range(0, types.length()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE MATERIALIZED VIEW " + name + " (" + columns + ") AS " + sql);
            views.add(view);
        } catch (SQLException e) {
            fail(view, "CREATE MATERIALIZED VIEW", RecordRunner.error(e));
        }
    }

    /** Compares all views, once none of them lags. */
    public void check(String when) throws SQLException {
        awaitCaughtUp(when);
        for (View view : List.copyOf(views)) {
            try {
                List<List<String>> expected = rows(view.sql());
                List<List<String>> actual = rows("SELECT * FROM " + view.name());
                String difference = Answers.difference(expected, actual, view.types(), SortMode.ROWSORT, Numbers.EXACT);
                if (!difference.isEmpty()) {
                    fail(view, when, "view against query, " + difference);
                }
            } catch (SQLException e) {
                fail(view, when, RecordRunner.error(e));
            }
        }
    }

    /** What was wrong until now. */
    public List<String> failures() {
        return failures;
    }

    /** Waits until no view lags; those that never catch up are a failure of their own. */
    private void awaitCaughtUp(String when) throws SQLException {
        long deadline = System.nanoTime() + CATCH_UP_MS * 1_000_000;
        List<List<String>> lagging = rows(LAGGING);
        while (!lagging.isEmpty() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            lagging = rows(LAGGING);
        }
        if (!lagging.isEmpty()) {
            failures.add(when + ", still lagging after " + CATCH_UP_MS + " ms:\n"
                    + String.join("\n", Cells.lines(lagging)) + "\n");
        }
    }

    private void fail(View view, String when, String failure) {
        failures.add(view.origin() + " " + when + "\n" + view.sql() + "\n" + failure + "\n");
        views.remove(view);
    }

    private List<List<String>> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return Cells.read(rows);
        }
    }
}
