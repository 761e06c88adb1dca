package dev.travertine.tests.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.travertine.tests.sql.Answers.Numbers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Keeps every query of a file as a materialized view, feeds the file's rows step by step, and compares view and query after
 * each step.
 */
final class ViewChecker {
    private static final Pattern CREATE =
            Pattern.compile("(?is)CREATE\\s+(?:TOPIC|TABLE)\\s+(?!IF\\b)(\"[^\"]+\"|\\w+)\\s*\\(.*");
    private static final Pattern DROP =
            Pattern.compile("(?is)DROP\\s+(?:TOPIC|TABLE)\\s+(?:IF\\s+EXISTS\\s+)?(\"[^\"]+\"|\\w+)\\s*");
    private static final int[] STEPS = {1, 2, 7};
    private static final int RANDOM_STEPS = 4;
    private static final long CATCH_UP_MS = 20_000;

    private final TestFile file;
    private final Connection source;
    private final Connection target;
    private final Random random;
    private final String seed;
    private final List<String> failures = new ArrayList<>();

    /** View name by query; a query that failed once is left out from then on. */
    private final Map<TestRecord.Query, String> views = new LinkedHashMap<>();

    /**
     * @param source an empty engine that gets the file's statements
     * @param target an empty engine that gets views, then rows
     */
    ViewChecker(TestFile file, Connection source, Connection target, Random random, String seed) {
        this.file = file;
        this.source = source;
        this.target = target;
        this.random = random;
        this.seed = seed;
    }

    /** Queries that make a view: those over topics that stay until the file's end. */
    static List<TestRecord.Query> queries(TestFile file) {
        Map<String, String> topics = topics(file);
        List<TestRecord.Query> queries = new ArrayList<>();
        for (TestRecord entry : file.records()) {
            if (entry instanceof TestRecord.Query query
                    && query.conditions().apply(Database.TRAVERTINE.label())
                    && query.conditions().noStream() == null
                    && topics.keySet().stream().anyMatch(topic -> mentions(query.sql(), topic))
                    && query.sql().strip().matches("(?is)(SELECT|WITH|\\(|VALUES).*")
                    && !query.sql().toLowerCase(Locale.ROOT).contains("information_schema")) {
                queries.add(query);
            }
        }
        return queries;
    }

    void run() throws SQLException {
        for (TestRecord entry : file.records()) {
            if (entry instanceof TestRecord.Statement statement
                    && statement.error() == null
                    && statement.conditions().apply(Database.TRAVERTINE.label())
                    && !statement.sql().strip().matches("(?is)(CREATE|DROP)\\s+MATERIALIZED.*|EXPLAIN.*|SHOW.*")) {
                execute(source, statement.sql());
            }
        }
        List<TopicFeed> feeds = new ArrayList<>();
        for (Map.Entry<String, String> topic : topics(file).entrySet()) {
            execute(target, topic.getValue());
            feeds.add(TopicFeed.of(topic.getKey(), source, target));
        }
        queries(file).forEach(this::createView);
        feed(feeds);
        assertThat(failures)
                .as("views of %s that failed, %s", file.title(), seed)
                .isEmpty();
    }

    private void feed(List<TopicFeed> feeds) throws SQLException {
        check("before the first row");
        for (int i = 0; i < RANDOM_STEPS; i++) {
            List<TopicFeed> open =
                    feeds.stream().filter(feed -> feed.left() > 0).toList();
            if (open.isEmpty()) {
                return;
            }
            int rows = STEPS[random.nextInt(STEPS.length)];
            open.get(random.nextInt(open.size())).publish(rows);
            check("step " + (i + 1) + " of " + rows + " rows");
        }
        for (TopicFeed feed : feeds) {
            feed.publish(feed.left());
        }
        check("after the last row");
    }

    private void createView(TestRecord.Query query) {
        String view = "v" + query.line();
        String columns = IntStream.range(0, query.types().length())
                .mapToObj(i -> "c" + i)
                .collect(Collectors.joining(", "));
        try {
            execute(target, "CREATE MATERIALIZED VIEW " + view + " (" + columns + ") AS " + query.sql());
            views.put(query, view);
        } catch (SQLException e) {
            fail(query, "CREATE MATERIALIZED VIEW", RecordRunner.error(e));
        }
    }

    private void check(String when) throws SQLException {
        awaitCaughtUp();
        for (Map.Entry<TestRecord.Query, String> entry : List.copyOf(views.entrySet())) {
            TestRecord.Query query = entry.getKey();
            try {
                List<List<String>> expected = rows(query.sql());
                List<List<String>> actual = rows("SELECT * FROM " + entry.getValue());
                String difference =
                        Answers.difference(expected, actual, query.types(), SortMode.ROWSORT, Numbers.EXACT);
                if (!difference.isEmpty()) {
                    fail(query, when, difference);
                }
            } catch (SQLException e) {
                fail(query, when, RecordRunner.error(e));
            }
        }
    }

    /** Waits until no view lags; one that never catches up shows up in the comparison. */
    private void awaitCaughtUp() throws SQLException {
        long deadline = System.nanoTime() + CATCH_UP_MS * 1_000_000;
        String lagging = "SELECT COUNT(*) FROM information_schema.materialized_views WHERE lag_rows <> 0";
        while (!rows(lagging).getFirst().getFirst().equals("0") && System.nanoTime() < deadline) {
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void fail(TestRecord.Query query, String when, String failure) {
        failures.add(file.at(query) + " " + when + "\n" + query.sql() + "\n" + failure + "\n");
        views.remove(query);
    }

    private List<List<String>> rows(String sql) throws SQLException {
        try (Statement statement = target.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return Cells.read(rows);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** CREATE statements of the topics that are left at the file's end, by name as written. */
    private static Map<String, String> topics(TestFile file) {
        Map<String, String> topics = new LinkedHashMap<>();
        for (TestRecord entry : file.records()) {
            if (entry instanceof TestRecord.Statement statement
                    && statement.error() == null
                    && statement.conditions().apply(Database.TRAVERTINE.label())) {
                Matcher create = CREATE.matcher(statement.sql().strip());
                Matcher drop = DROP.matcher(statement.sql().strip());
                if (create.matches()) {
                    topics.put(create.group(1), statement.sql());
                } else if (drop.matches()) {
                    topics.remove(drop.group(1));
                }
            }
        }
        return topics;
    }

    private static boolean mentions(String sql, String topic) {
        return Pattern.compile("(?i)(?<![\\w.])" + Pattern.quote(topic) + "(?!\\w)")
                .matcher(sql)
                .find();
    }
}
