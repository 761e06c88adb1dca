package dev.travertine.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.travertine.spi.plan.PlanPrinter;
import dev.travertine.spi.plan.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Plans as text: {@code plans/*.plan} hold statements, each followed by a line of dashes and its plan. With {@code -Dupdate}
 * the plans are written anew.
 */
class GoldenPlanTest {
    private static final Path FOLDER = Path.of("src/test/resources/plans");
    private static final String RULE = "----\n";

    @TestFactory
    Stream<DynamicTest> plans() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".plan")).sorted().toList().stream()
                    .map(file -> dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException {
        String expected = Files.readString(file);
        List<String> actual = new ArrayList<>();
        for (String entry : expected.split("\n\n+")) {
            String sql = entry.split("(?m)^" + RULE.strip())[0].strip();
            if (!sql.isEmpty()) {
                actual.add(sql + "\n" + RULE + plan(sql));
            }
        }
        assertThat(actual).isNotEmpty();
        String text = String.join("\n", actual);
        if (System.getProperty("update") != null) {
            Files.writeString(file, text);
        } else {
            assertThat(text).isEqualTo(expected);
        }
    }

    private static String plan(String sql) {
        String text = sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql;
        return switch (Plans.statement(text)) {
            case Statement.Query query -> PlanPrinter.print(query.plan());
            case Statement.Insert insert -> "Insert " + insert.target() + "\n" + PlanPrinter.print(insert.plan());
            case Statement.CreateMaterializedView view ->
                "View " + view.name() + " AS " + view.sql() + "\n" + PlanPrinter.print(view.plan());
            case Statement other -> other + "\n";
        };
    }
}
