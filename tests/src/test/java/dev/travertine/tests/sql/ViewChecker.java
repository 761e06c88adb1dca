package dev.travertine.tests.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
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

    private final TestFile file;
    private final Connection source;
    private final Connection target;
    private final Random random;
    private final String seed;
    private final ViewSet views;

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
        this.views = new ViewSet(target);
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
        for (TestRecord.Query query : queries(file)) {
            views.create("v" + query.line(), file.at(query), query.sql(), query.types());
        }
        feed(feeds);
        assertThat(views.failures())
                .as("views of %s that failed, %s", file.title(), seed)
                .isEmpty();
    }

    private void feed(List<TopicFeed> feeds) throws SQLException {
        views.check("before the first row");
        for (int i = 0; i < RANDOM_STEPS; i++) {
            List<TopicFeed> open =
                    feeds.stream().filter(feed -> feed.left() > 0).toList();
            if (open.isEmpty()) {
                return;
            }
            int rows = STEPS[random.nextInt(STEPS.length)];
            open.get(random.nextInt(open.size())).publish(rows);
            views.check("step " + (i + 1) + " of " + rows + " rows");
        }
        for (TopicFeed feed : feeds) {
            feed.publish(feed.left());
        }
        views.check("after the last row");
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
