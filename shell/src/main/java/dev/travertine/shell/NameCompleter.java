package dev.travertine.shell;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes keywords, and the names of tables and columns as they are now. */
final class NameCompleter implements Completer {
    private static final List<String> KEYWORDS = List.of(
            "AND",
            "AS",
            "ASC",
            "AVG",
            "BETWEEN",
            "BY",
            "CASE",
            "CAST",
            "COPY",
            "COUNT",
            "CREATE",
            "DATE",
            "DESC",
            "DESCRIBE",
            "DESCRIPTOR",
            "DISTINCT",
            "DROP",
            "ELSE",
            "END",
            "EXCEPT",
            "EXISTS",
            "EXPLAIN",
            "FROM",
            "GROUP",
            "HAVING",
            "IN",
            "INNER",
            "INSERT",
            "INTERSECT",
            "INTERVAL",
            "INTO",
            "IS",
            "JOIN",
            "LEFT",
            "LIKE",
            "LIMIT",
            "MATERIALIZED",
            "MAX",
            "MIN",
            "NOT",
            "NULL",
            "OFFSET",
            "ON",
            "OR",
            "ORDER",
            "OVER",
            "PARTITION",
            "SELECT",
            "SHOW",
            "SUM",
            "TABLE",
            "THEN",
            "TIMESTAMP",
            "TOPIC",
            "TOPICS",
            "TUMBLE",
            "UNION",
            "VALUES",
            "VIEW",
            "VIEWS",
            "WATERMARK",
            "WHEN",
            "WHERE",
            "WITH",
            "information_schema.columns",
            "information_schema.materialized_views",
            "information_schema.tables",
            "information_schema.topics");

    private final Connection connection;

    NameCompleter(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String word = line.word();
        boolean isLower = !word.isEmpty() && Character.isLowerCase(word.charAt(0));
        for (String keyword : KEYWORDS) {
            candidates.add(new Candidate(isLower ? keyword.toLowerCase(java.util.Locale.ROOT) : keyword));
        }
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            names(statement, "SELECT table_name FROM information_schema.tables", candidates);
            names(
                    statement,
                    "SELECT DISTINCT column_name FROM information_schema.columns"
                            + " WHERE table_schema <> 'information_schema'",
                    candidates);
        } catch (SQLException e) {
            // Without names from the engine the keywords still help.
            return;
        }
    }

    private static void names(Statement statement, String sql, List<Candidate> candidates) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                candidates.add(new Candidate(rows.getString(1)));
            }
        }
    }
}
