package dev.travertine.tests.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Rewrites what a file's queries expect with what a database answers; everything else stays as it is. */
final class TestFileUpdater {
    private final TestFile file;
    private final Database database;

    TestFileUpdater(TestFile file, Database database) {
        this.file = file;
        this.database = database;
    }

    void update() throws SQLException, IOException {
        List<String> source = Files.readAllLines(file.path());
        List<String> target = new ArrayList<>();
        int copied = 0;
        try (Connection connection = database.open()) {
            RecordRunner runner = new RecordRunner(file, database, connection);
            for (TestRecord entry : file.records()) {
                if (!entry.conditions().apply(database.label())) {
                    continue;
                }
                switch (entry) {
                    case TestRecord.Statement statement -> execute(connection, statement);
                    case TestRecord.Query query -> {
                        List<String> answer = answer(runner, query);
                        target.addAll(source.subList(copied, query.separatorLine()));
                        target.addAll(answer);
                        copied = query.endLine() - 1;
                    }
                }
            }
        }
        target.addAll(source.subList(copied, source.size()));
        Files.write(file.path(), target);
    }

    private void execute(Connection connection, TestRecord.Statement statement) throws SQLException {
        try (Statement run = connection.createStatement()) {
            run.execute(database.spell(statement.sql()));
        } catch (SQLException e) {
            if (statement.error() == null) {
                throw new SQLException(file.at(statement) + ": " + e.getMessage(), e);
            }
        }
    }

    private List<String> answer(RecordRunner runner, TestRecord.Query query) throws SQLException {
        try {
            List<List<String>> rows = runner.rows(query);
            // What is right already keeps its spelling.
            boolean same = Answers.difference(
                            query.expected(), rows, query.types(), query.sort(), Answers.Numbers.BY_VALUE)
                    .isEmpty();
            return same && !query.expected().isEmpty()
                    ? Cells.lines(query.expected())
                    : Cells.lines(Answers.sorted(rows, query.sort()));
        } catch (SQLException e) {
            throw new SQLException(file.at(query) + ": " + e.getMessage(), e);
        }
    }
}
