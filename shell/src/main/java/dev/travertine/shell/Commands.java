package dev.travertine.shell;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The commands that begin with a backslash. */
final class Commands {
    private static final String HELP = """
            Statements end with a semicolon. Commands end with the line:
              \\d             lists topics and views
              \\d NAME        describes a topic or view: its columns, and the query of a view
              \\dt            lists topics: rows, bytes, partitions
              \\dv            lists materialized views and how far they are
              \\timing        shows the time of each statement, or not
              \\x             shows one line a value, or one line a row
              \\format F      table, csv or json
              \\?             this help
              \\q             leaves the shell
            SQL to begin with: SHOW TOPICS, DESCRIBE name, EXPLAIN query, SELECT ... FROM information_schema.tables""";

    private final StatementRunner runner;
    private final Settings settings;
    private final Output output;

    Commands(StatementRunner runner, Settings settings, Output output) {
        this.runner = runner;
        this.settings = settings;
        this.output = output;
    }

    /** How a command ended. */
    enum Outcome {
        DONE,
        FAILED,
        QUIT
    }

    Outcome run(String line, String origin) {
        String[] words = line.strip().replaceAll(";$", "").split("\\s+", 2);
        @Nullable String argument = words.length > 1 ? words[1].strip() : null;
        Outcome outcome = switch (words[0]) {
            case "\\q" -> Outcome.QUIT;
            case "\\?" -> say(HELP);
            case "\\d" -> argument == null ? list() : describe(argument, origin);
            case "\\dt" -> of(runner.run("""
                            SELECT topic_name, partitions, "rows", bytes, segments, durability
                            FROM information_schema.topics ORDER BY topic_name""", origin));
            case "\\dv" -> of(runner.run("""
                            SELECT view_name, mode, status, "rows", lag_rows
                            FROM information_schema.materialized_views ORDER BY view_name""", origin));
            case "\\timing" -> {
                settings.timing(argument == null ? !settings.isTiming() : argument.equalsIgnoreCase("on"));
                yield say("Timing is " + onOff(settings.isTiming()) + ".");
            }
            case "\\x" -> {
                settings.expanded(argument == null ? !settings.isExpanded() : argument.equalsIgnoreCase("on"));
                yield say("Expanded display is " + onOff(settings.isExpanded()) + ".");
            }
            case "\\format" -> format(argument, origin);
            default -> {
                output.err().println(origin + "there is no command " + words[0] + "; \\? lists them");
                yield Outcome.FAILED;
            }
        };
        output.flush();
        return outcome;
    }

    private Outcome say(String text) {
        output.out().println(text);
        return Outcome.DONE;
    }

    private static String onOff(boolean value) {
        return value ? "on" : "off";
    }

    private static Outcome of(boolean isGood) {
        return isGood ? Outcome.DONE : Outcome.FAILED;
    }

    private Outcome list() {
        return of(runner.run("""
                SELECT table_schema, table_name, table_type FROM information_schema.tables
                WHERE table_schema <> 'information_schema' ORDER BY table_schema, table_name""", ""));
    }

    private Outcome format(@Nullable String name, String origin) {
        for (Format format : Format.values()) {
            if (name != null && format.name().equalsIgnoreCase(name)) {
                settings.format(format);
                return say("Format is " + format.name().toLowerCase(Locale.ROOT) + ".");
            }
        }
        output.err().println(origin + "the formats are table, csv and json");
        return Outcome.FAILED;
    }

    private Outcome describe(String name, String origin) {
        String[] parts = name.replace("\"", "").split("\\.", 2);
        String schema = parts.length > 1 ? parts[0] : "public";
        String table = parts[parts.length - 1];
        try {
            if (!exists(schema, table)) {
                output.err().println(origin + "there is no topic or view named \"" + name + "\"");
                return Outcome.FAILED;
            }
            boolean isGood = runner.run("""
                    SELECT column_name, data_type, is_nullable FROM information_schema.columns
                    WHERE LOWER(table_schema) = LOWER(%s) AND LOWER(table_name) = LOWER(%s) AND is_hidden = 'NO'
                    ORDER BY ordinal_position""".formatted(literal(schema), literal(table)), origin);
            String definition = definition(table);
            if (isGood && definition != null && settings.format() == Format.TABLE) {
                output.out().println("View definition:");
                definition.lines().forEach(line -> output.out().println("  " + line));
            }
            return of(isGood);
        } catch (SQLException e) {
            output.err().println(origin + ErrorText.of(e, null));
            return Outcome.FAILED;
        }
    }

    private boolean exists(String schema, String table) throws SQLException {
        try (PreparedStatement statement =
                        runner.connection().prepareStatement("""
                SELECT table_name FROM information_schema.tables
                WHERE LOWER(table_schema) = LOWER(%s) AND LOWER(table_name) = LOWER(%s)""".formatted(literal(schema), literal(table)));
                ResultSet rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    private @Nullable String definition(String view) throws SQLException {
        try (PreparedStatement statement = runner.connection()
                        .prepareStatement("SELECT definition FROM information_schema.materialized_views"
                                + " WHERE LOWER(view_name) = LOWER(" + literal(view) + ")");
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
