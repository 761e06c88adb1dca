package dev.travertine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.travertine.spi.error.ErrorText;
import dev.travertine.spi.error.TravertineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.sql.dialect.AnsiSqlDialect;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The files {@code *.parse}: SQL, a line {@code ----}, and what comes out of it: the statement as the tree says it, with all
 * parentheses, or the error. An empty line ends a case. With {@code -Dupdate} the files are written anew.
 */
class ParseFilesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "parse");
    private static final boolean UPDATE = System.getProperty("update") != null;

    @TestFactory
    Stream<DynamicContainer> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".parse")).sorted().toList().stream()
                    .map(ParseFilesTest::container);
        }
    }

    private static DynamicContainer container(Path file) {
        List<Case> cases = read(file);
        if (UPDATE) {
            write(file, cases);
        }
        return DynamicContainer.dynamicContainer(
                file.getFileName().toString(),
                cases.stream()
                        .map(c -> DynamicTest.dynamicTest(
                                c.sql,
                                () -> assertThat(result(c.sql)).isEqualTo(UPDATE ? result(c.sql) : c.expected))));
    }

    private static String result(String sql) {
        try {
            return new StatementParser()
                    .parse(sql)
                    .node()
                    .toSqlString(config -> config.withDialect(AnsiSqlDialect.DEFAULT)
                            .withQuoteAllIdentifiers(false)
                            .withAlwaysUseParentheses(true))
                    .getSql()
                    .replaceAll("\\s+", " ")
                    .strip();
        } catch (TravertineException e) {
            return ErrorText.render(sql, e);
        }
    }

    /** A case, and the lines of comment and emptiness before it. */
    private record Case(String head, String sql, String expected) {}

    private static List<Case> read(Path file) {
        List<Case> cases = new ArrayList<>();
        StringBuilder head = new StringBuilder();
        for (String block : content(file).split("\\n\\n+")) {
            int sqlStart = 0;
            while (block.startsWith("#", sqlStart)) {
                int end = block.indexOf('\n', sqlStart);
                sqlStart = end < 0 ? block.length() : end + 1;
            }
            head.append(block, 0, sqlStart);
            String[] parts = block.substring(sqlStart).split("\\n----\\n?", 2);
            if (parts[0].isEmpty()) {
                head.append("\n\n");
                continue;
            }
            cases.add(new Case(head.toString(), parts[0], parts.length == 1 ? "" : parts[1].stripTrailing()));
            head.setLength(0);
        }
        return cases;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static void write(Path file, List<Case> cases) {
        StringBuilder text = new StringBuilder();
        for (Case c : cases) {
            text.append(c.head)
                    .append(c.sql)
                    .append("\n----\n")
                    .append(result(c.sql))
                    .append("\n\n");
        }
        try {
            Files.writeString(file, text.toString().stripTrailing() + "\n");
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
