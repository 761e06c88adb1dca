package dev.travertine.tests.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** A database that test files run on: how to open an empty one, and how it wants our statements to be spelt. */
public enum Database {
    TRAVERTINE {
        @Override
        public Connection open() throws SQLException {
            return DriverManager.getConnection("jdbc:travertine:mem:test" + NEXT.incrementAndGet());
        }

        @Override
        public String spell(String sql) {
            return sql;
        }
    },
    DUCKDB {
        @Override
        public Connection open() throws SQLException {
            return set(
                    DriverManager.getConnection("jdbc:duckdb:"),
                    "SET default_null_order = 'nulls_last_on_asc_first_on_desc'",
                    "SET integer_division = true",
                    "SET TimeZone = 'UTC'");
        }
    },
    H2 {
        @Override
        public Connection open() throws SQLException {
            return set(
                    DriverManager.getConnection("jdbc:h2:mem:;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                            + ";DEFAULT_NULL_ORDERING=HIGH"),
                    "SET TIME ZONE 'UTC'");
        }
    };

    private static final AtomicLong NEXT = new AtomicLong();

    /** As it stands in {@code skipif} and {@code onlyif}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A new, empty database; gone when the connection is closed. */
    public abstract Connection open() throws SQLException;

    /** Our statement in this database's words: what says how a topic is stored is left out. */
    public String spell(String sql) {
        String text = sql.strip();
        String start = text.toUpperCase(Locale.ROOT);
        if (start.startsWith("CREATE TOPIC")) {
            return "CREATE TABLE"
                    + text.substring("CREATE TOPIC".length())
                            .replaceAll("(?is)\\)\\s*(DISTRIBUTED\\s+BY|WITH)\\b.*$", ")")
                            .replaceAll("(?is),\\s*WATERMARK\\s+FOR\\s+\\S+\\s+AS\\s+[^,)]*", "")
                            .replaceAll("(?i)\\bNOT\\s+ENFORCED\\b", "");
        }
        return start.startsWith("DROP TOPIC") ? "DROP TABLE" + text.substring("DROP TOPIC".length()) : text;
    }

    private static Connection set(Connection connection, String... settings) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
        }
        return connection;
    }
}
