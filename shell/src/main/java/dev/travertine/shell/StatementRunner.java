package dev.travertine.shell;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs SQL statements and writes what they give. For one thread, except {@link #cancel()}. */
final class StatementRunner {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Connection connection;
    private final Settings settings;
    private final Output output;

    /** The statement that runs, or null. */
    private volatile @Nullable Statement running;

    StatementRunner(Connection connection, Settings settings, Output output) {
        this.connection = connection;
        this.settings = settings;
        this.output = output;
    }

    Connection connection() {
        return connection;
    }

    /**
     * Runs one statement; false where it failed, which was told then.
     *
     * @param origin what an error message begins with, such as {@code "load.sql:12: "}
     */
    boolean run(String sql, String origin) {
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            running = statement;
            if (statement.execute(sql)) {
                write(statement.getResultSet());
            } else if (settings.format() == Format.TABLE) {
                output.out().println(tag(sql, statement.getLargeUpdateCount()));
            }
        } catch (SQLException e) {
            output.flush();
            output.err().println(origin + ErrorText.of(e, sql));
            return false;
        } finally {
            running = null;
            output.flush();
        }
        if (settings.isTiming()) {
            output.out().println(time(System.nanoTime() - start));
            output.flush();
        }
        return true;
    }

    private void write(ResultSet rows) throws SQLException {
        RowWriter writer = RowWriter.of(settings, output);
        writer.begin(rows.getMetaData());
        long count = 0;
        while (rows.next()) {
            writer.row(rows);
            count++;
            if ((count & 0xFFFF) == 0 && output.out().checkError()) {
                // Nobody reads any more, as with `| head`.
                return;
            }
        }
        writer.end(count);
    }

    /** Ends the statement that runs; from any thread. */
    void cancel() {
        Statement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // It ended by itself in between.
                return;
            }
        }
    }

    boolean isRunning() {
        return running != null;
    }

    /** What the statement did, in the words it begins with: {@code INSERT 3}, {@code CREATE TOPIC}. */
    static String tag(String sql, long count) {
        List<String> words = List.of(SPACES.split(sql.strip().toUpperCase(Locale.ROOT), 5));
        String first = words.getFirst();
        return switch (first) {
            case "CREATE", "DROP", "ALTER" -> {
                int at = words.size() > 3 && words.get(1).equals("OR") ? 3 : 1;
                String kind = words.size() > at ? words.get(at) : "";
                String what = kind.equals("MATERIALIZED") ? "MATERIALIZED VIEW" : kind;
                yield (first + " " + what).strip();
            }
            case "INSERT", "UPDATE", "DELETE", "COPY", "UPSERT", "MERGE" -> first + " " + count;
            default -> first.matches("[A-Z]+") ? first : "ok";
        };
    }

    /** {@code Time: 12.345 ms}. */
    static String time(long nanos) {
        double ms = nanos / 1e6;
        return ms < 10_000
                ? String.format(Locale.ROOT, "Time: %.3f ms", ms)
                : String.format(Locale.ROOT, "Time: %.3f s", ms / 1e3);
    }
}
