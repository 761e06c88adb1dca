package dev.travertine.tests.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.travertine.tests.sql.Answers.Numbers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Runs the records of one file on one connection, in order. */
final class RecordRunner {
    private final TestFile file;
    private final Database database;
    private final Connection connection;
    private final List<String> failures = new ArrayList<>();

    RecordRunner(TestFile file, Database database, Connection connection) {
        this.file = file;
        this.database = database;
        this.connection = connection;
    }

    /** Runs all that apply to the database, and fails at the end with every record that failed. */
    void run() {
        for (TestRecord entry : file.records()) {
            if (entry.conditions().apply(database.label())) {
                run(entry);
            }
        }
        assertThat(failures)
                .as("records of %s on %s that failed", file.title(), database)
                .isEmpty();
    }

    private void run(TestRecord entry) {
        String failure = switch (entry) {
            case TestRecord.Statement statement -> statement(statement);
            case TestRecord.Query query -> query(query);
        };
        if (!failure.isEmpty()) {
            failures.add(file.at(entry) + "\n" + entry.sql() + "\n" + failure + "\n");
        }
    }

    private String statement(TestRecord.Statement statement) {
        String wanted = statement.error();
        try (Statement run = connection.createStatement()) {
            if (run.execute(database.spell(statement.sql()))) {
                drain(run);
            }
            return wanted == null ? "" : "expected error " + wanted + ", got none";
        } catch (SQLException e) {
            if (wanted == null) {
                return error(e);
            }
            // Other databases have their own codes and words: of them only the fact of an error is asked.
            boolean right = database != Database.TRAVERTINE || matches(wanted, e);
            return right ? "" : "expected error " + wanted + "\n" + error(e);
        }
    }

    /** Reads all rows: a query may fail at its last one. */
    private static void drain(Statement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            Cells.read(rows);
        }
    }

    private static boolean matches(String wanted, SQLException error) {
        return wanted.matches("[0-9A-Z]{5}([|][0-9A-Z]{5})*")
                ? List.of(wanted.split("[|]")).contains(error.getSQLState())
                : Pattern.compile(wanted)
                        .matcher(String.valueOf(error.getMessage()))
                        .find();
    }

    private String query(TestRecord.Query query) {
        try {
            List<List<String>> rows = rows(query);
            Numbers numbers = database == Database.TRAVERTINE ? Numbers.EXACT : Numbers.BY_VALUE;
            return Answers.difference(query.expected(), rows, query.types(), query.sort(), numbers);
        } catch (SQLException e) {
            return error(e);
        }
    }

    List<List<String>> rows(TestRecord.Query query) throws SQLException {
        try (Statement run = connection.createStatement();
                ResultSet rows = run.executeQuery(database.spell(query.sql()))) {
            return Cells.read(rows);
        }
    }

    static String error(SQLException e) {
        return "got error " + e.getSQLState() + ": " + e.getMessage();
    }
}
