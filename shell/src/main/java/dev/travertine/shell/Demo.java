package dev.travertine.shell;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/**
 * The demo: publishes a week of US flights while a continuous query keeps the delays of each airport and hour, asks batch
 * questions of the same topics, and checks that the view equals the batch query. It can be run again and again.
 */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "publishes a week of real flights, and shows live and batch SQL over them")
final class Demo implements Callable<Integer> {
    private static final String DELAYS = """
            SELECT origin, window_start, window_end, COUNT(*) AS flights, AVG(delay) AS avg_delay, MAX(delay) AS worst
            FROM TUMBLE(TABLE flights, DESCRIPTOR(flight_time), INTERVAL '1' HOUR)
            GROUP BY origin, window_start, window_end""";

    private static final List<String> SETUP =
            List.of("""
            CREATE TOPIC IF NOT EXISTS airports (
              iata VARCHAR, name VARCHAR, city VARCHAR, state VARCHAR, country VARCHAR,
              latitude DOUBLE, longitude DOUBLE)""", """
            CREATE TOPIC IF NOT EXISTS flights (
              flight_time TIMESTAMP, origin VARCHAR, destination VARCHAR, delay INTEGER, distance INTEGER,
              WATERMARK FOR flight_time AS flight_time - INTERVAL '1' MINUTE)
            WITH ('segment.rows' = '32768')""", "CREATE MATERIALIZED VIEW IF NOT EXISTS delays AS\n" + DELAYS);

    private static final List<Question> QUESTIONS = List.of(
            new Question("Where did flights wait longest? (a join with airports, a top-N)", """
                    SELECT a.city, a.name AS airport, COUNT(*) AS flights, ROUND(AVG(f.delay), 1) AS avg_delay
                    FROM flights f JOIN airports a ON f.origin = a.iata
                    GROUP BY a.city, a.name
                    HAVING COUNT(*) >= 200
                    ORDER BY avg_delay DESC, airport
                    LIMIT 5"""),
            new Question("Which flights were latest? (a top-N)", """
                    SELECT flight_time, origin, destination, delay, distance
                    FROM flights
                    ORDER BY delay DESC, flight_time, origin
                    LIMIT 5"""),
            new Question("Which airport was busiest, day by day? (a window function)", """
                    SELECT flight_day, origin, flights
                    FROM (
                      SELECT flight_day, origin, flights,
                        RANK() OVER (PARTITION BY flight_day ORDER BY flights DESC) AS place
                      FROM (
                        SELECT CAST(flight_time AS DATE) AS flight_day, origin, COUNT(*) AS flights
                        FROM flights
                        GROUP BY CAST(flight_time AS DATE), origin) AS counts) AS places
                    WHERE place = 1
                    ORDER BY flight_day, origin"""));

    /** How long the view may take to catch up. */
    private static final long CATCH_UP_SECONDS_MAX = 300;

    /** A batch question and what it is about. */
    private record Question(String title, String sql) {}

    @ParentCommand
    private Main main = new Main();

    private final Output output = Output.standard();
    private final PrintWriter out = output.out();
    private final boolean isTerminal = Main.isTerminal();

    @Override
    public Integer call() throws IOException {
        boolean isGood = false;
        try (Connection connection = main.place().connect()) {
            StatementRunner runner = new StatementRunner(connection, new Settings(Format.TABLE, false), output);
            Interruption.guard(runner, connection);
            isGood = run(connection, runner);
        } catch (SQLException e) {
            output.flush();
            output.err().println(ErrorText.of(e, null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            output.err().println("interrupted");
        }
        if (isGood) {
            out.println("demo: ok");
        } else {
            output.err().println("demo: failed");
        }
        output.flush();
        return isGood ? Main.GOOD : Main.FAILED;
    }

    private boolean run(Connection connection, StatementRunner runner)
            throws IOException, SQLException, InterruptedException {
        setUp(connection);
        publish(connection);
        if (!showSizes(runner)) {
            return false;
        }
        long rows = count(connection, "flights");
        for (Question question : QUESTIONS) {
            if (!ask(runner, question, rows)) {
                return false;
            }
        }
        if (!check(connection, runner)) {
            return false;
        }
        heading("Go on with this data");
        out.println("  ./travertine --data " + main.place().folder());
        out.println("  \\d delays");
        out.println("  SELECT origin, window_start, flights, worst FROM delays ORDER BY worst DESC LIMIT 10;");
        out.println("  EXPLAIN SELECT origin, COUNT(*) FROM flights GROUP BY origin;");
        out.println();
        return true;
    }

    private void heading(String text) {
        out.println();
        out.println("== " + text);
        out.flush();
    }

    // Steps

    private void setUp(Connection connection) throws SQLException {
        heading("Two topics and a continuous query");
        try (Statement statement = connection.createStatement()) {
            for (String sql : SETUP) {
                out.println(sql.indent(2).stripTrailing() + ";");
                out.flush();
                statement.executeUpdate(sql);
            }
        }
    }

    private void publish(Connection connection) throws IOException, SQLException, InterruptedException {
        Path examples = examples();
        Publisher airports = new Publisher(examples.resolve("airports.csv"), "airports", 7);
        airports.publish(connection, count(connection, "airports"));

        Publisher flights = new Publisher(examples.resolve("flights-2001-w1.csv.gz"), "flights", 5);
        long total = flights.rowsInFile();
        long present = count(connection, "flights");
        heading("Events are published, the view follows");
        LiveTable table = new LiveTable(connection, out, isTerminal);
        if (present >= total) {
            out.printf(Locale.ROOT, "all %,d events are there already; nothing to publish%n", present);
            waitForView(connection, table, total);
            return;
        }
        if (present > 0) {
            out.printf(Locale.ROOT, "%,d events are there already; going on behind them%n", present);
        }
        Published published = publishLive(flights, table, present, total);
        double lagSeconds = waitForView(connection, table, total);
        out.printf(
                Locale.ROOT,
                "%,d events published in %.2f s, %,.0f rows/s, each batch durable before the next;"
                        + " the view had caught up %.2f s later%n",
                published.rows(),
                published.seconds(),
                published.rows() / published.seconds(),
                lagSeconds);
    }

    /** What was published, and how long it took. */
    private record Published(long rows, double seconds) {}

    /** Publishes on a connection of its own, and shows the view meanwhile. */
    private Published publishLive(Publisher flights, LiveTable table, long present, long total)
            throws SQLException, InterruptedException {
        long intervalMs = isTerminal ? 150 : 1000;
        try (ExecutorService background = Executors.newSingleThreadExecutor();
                Connection own = main.place().connect()) {
            Future<Published> publishing = background.submit(() -> {
                long start = System.nanoTime();
                long rows = flights.publish(own, present);
                return new Published(rows, (System.nanoTime() - start) / 1e9);
            });
            while (true) {
                try {
                    Published published = publishing.get(intervalMs, TimeUnit.MILLISECONDS);
                    table.refresh(present + published.rows(), total);
                    return published;
                } catch (TimeoutException e) {
                    table.refresh(present + flights.published(), total);
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof SQLException failure) {
                        throw failure;
                    }
                    throw new SQLException(String.valueOf(e.getCause()), "58030", e.getCause());
                }
            }
        }
    }

    /** Waits until the view has taken in all rows; gives the seconds it took. */
    private double waitForView(Connection connection, LiveTable table, long total)
            throws SQLException, InterruptedException {
        long start = System.nanoTime();
        long deadline = start + TimeUnit.SECONDS.toNanos(CATCH_UP_SECONDS_MAX);
        long lag;
        while ((lag = lag(connection)) > 0) {
            if (System.nanoTime() > deadline) {
                throw new SQLException("the view is still " + lag + " rows behind its topic", "57014");
            }
            Thread.sleep(20);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        table.refresh(total, total);
        return seconds;
    }

    private boolean showSizes(StatementRunner runner) {
        heading("On disk");
        return runner.run("""
                SELECT topic_name, "rows", bytes, segments, durability
                FROM information_schema.topics
                WHERE topic_name IN ('airports', 'flights')
                ORDER BY topic_name""", "");
    }

    /** Asks a question of the {@code rows} flights; false where it failed. */
    private boolean ask(StatementRunner runner, Question question, long rows) {
        heading(question.title());
        out.println(question.sql().indent(2).stripTrailing() + ";");
        long start = System.nanoTime();
        boolean isGood = runner.run(question.sql(), "");
        double seconds = (System.nanoTime() - start) / 1e9;
        if (isGood) {
            out.printf(Locale.ROOT, "%.3f s over %,d flights, %,.0f rows/s%n", seconds, rows, rows / seconds);
        }
        return isGood;
    }

    /** Compares the view with the batch query over the same log, both ways; false where they differ. */
    private boolean check(Connection connection, StatementRunner runner) throws SQLException {
        heading("Is the view right?");
        String view = "SELECT origin, window_start, window_end, flights, avg_delay, worst FROM delays";
        List<String> onlyIn = new ArrayList<>();
        for (Question side : List.of(
                new Question("rows of the view that the batch query does not give", view + "\nEXCEPT ALL\n" + DELAYS),
                new Question(
                        "rows of the batch query that the view does not have", DELAYS + "\nEXCEPT ALL\n" + view))) {
            if (hasRows(connection, side.sql())) {
                onlyIn.add(side.title());
                out.println(side.title() + ":");
                runner.run(side.sql(), "");
            }
        }
        if (!onlyIn.isEmpty()) {
            output.flush();
            output.err().println("the view and the batch query differ: " + String.join("; ", onlyIn));
            return false;
        }
        out.printf(
                Locale.ROOT,
                "the view and the batch query over the same log are equal: %,d rows, EXCEPT ALL finds no difference either way%n",
                count(connection, "delays"));
        return true;
    }

    // Small reads

    private static long count(Connection connection, String table) throws SQLException {
        return number(connection, "SELECT COUNT(*) FROM " + table);
    }

    private static long lag(Connection connection) throws SQLException {
        return number(
                connection, "SELECT lag_rows FROM information_schema.materialized_views WHERE view_name = 'delays'");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new SQLException("no answer to: " + sql, "02000");
            }
            return rows.getLong(1);
        }
    }

    private static boolean hasRows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    /** The folder of the data; the launcher says where the project is. */
    private static Path examples() throws IOException {
        Path folder = Path.of(System.getProperty("travertine.home", ""))
                .resolve("examples")
                .resolve("flights");
        if (!Files.isDirectory(folder)) {
            throw new IOException("the data of the demo is not in " + folder.toAbsolutePath()
                    + "; start it as ./travertine demo in the project's folder");
        }
        return folder;
    }
}
