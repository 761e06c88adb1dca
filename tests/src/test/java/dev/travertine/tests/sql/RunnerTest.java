package dev.travertine.tests.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.tests.sql.Answers.Numbers;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner itself: it reads what is written, and fails where it should. */
class RunnerTest {
    @TempDir
    Path folder;

    @Test
    void readsRecordsWithTheirConditions() throws Exception {
        TestFile file = file("""
                # name: a/b
                # description: of the runner

                skipif h2
                # nostream: because
                query IT rowsort
                SELECT 1,
                  'x'
                ----
                1  x

                statement error 42601
                SELEC 1
                """);
        assertThat(file.name()).isEqualTo("a/b");
        TestRecord.Query query = (TestRecord.Query) file.records().get(0);
        assertThat(query.sql()).isEqualTo("SELECT 1,\n  'x'");
        assertThat(query.line()).isEqualTo(6);
        assertThat(query.expected()).containsExactly(List.of("1", "x"));
        assertThat(query.conditions().apply("h2")).isFalse();
        assertThat(query.conditions().apply("travertine")).isTrue();
        assertThat(query.conditions().noStream()).isEqualTo("because");
        TestRecord.Statement statement = (TestRecord.Statement) file.records().get(1);
        assertThat(statement.error()).isEqualTo("42601");
        assertThat(statement.conditions().apply("h2")).isTrue();
    }

    @Test
    void saysWhereAFileIsMalformed() {
        assertThatThrownBy(() -> file("# name: x\n\nqeury I\nSELECT 1\n"))
                .hasMessageContaining(":3: expected statement");
        assertThatThrownBy(() -> file("query X\nSELECT 1\n----\n1\n")).hasMessageContaining(":1: expected query");
        assertThatThrownBy(() -> file("query I\nSELECT 1\n\n1\n")).hasMessageContaining("expected ----");
        assertThatThrownBy(() -> file("query II\nSELECT 1, 2\n----\n1\n")).hasMessageContaining(":4: expected 2 cells");
    }

    @Test
    void failsWhereAnAnswerIsWrong() throws Exception {
        assertFails("query I\nSELECT 1\n----\n2\n", "expected:\n2\ngot:\n1");
        assertFails("query I\nSELECT 1 WHERE 1 = 0\n----\n1\n", "expected:\n1\ngot:");
        assertFails("query T\nSELECT NULL\n----\n(empty)\n", "got:\nNULL");
        assertFails("query I\nVALUES (1), (2)\n----\n2\n1\n", "expected:\n2\n1\ngot:\n1\n2");
        assertFails("statement ok\nSELECT * FROM missing\n", "got error");
        assertFails("statement error 42P01\nSELECT 1\n", "expected error 42P01, got none");
        assertFails("query R\nSELECT 1.25\n----\n1.26\n", "expected:\n1.26");
    }

    @Test
    void writesCellsThatReadBack() {
        assertThat(Cells.cell(1.0)).isEqualTo("1");
        assertThat(Cells.cell(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Cells.cell(1e300)).isEqualTo("1E+300");
        assertThat(Cells.cell(-0.0)).isEqualTo("0");
        assertThat(Cells.cell(Double.NaN)).isEqualTo("NaN");
        assertThat(Cells.cell(new BigDecimal("1.50"))).isEqualTo("1.50");
        assertThat(Cells.cell(LocalDateTime.of(2001, 2, 3, 4, 5, 6, 700_000_000)))
                .isEqualTo("2001-02-03 04:05:06.7");
        List<String> row =
                List.of(Cells.cell("a b"), Cells.cell(" c  d\t"), Cells.cell("NULL"), Cells.cell(""), Cells.cell(null));
        assertThat(row).containsExactly("a b", "' c  d\\t'", "'NULL'", "(empty)", "NULL");
        assertThat(Cells.split(Cells.lines(List.of(row)).getFirst())).isEqualTo(row);
    }

    @Test
    void comparesNumbersAsStrictlyAsAsked() {
        assertThat(difference("1.50", "1.5", Numbers.EXACT)).isNotEmpty();
        assertThat(difference("1.50", "1.5", Numbers.BY_VALUE)).isEmpty();
        assertThat(difference("0.333333333333", "0.333333333334", Numbers.EXACT))
                .isEmpty();
        assertThat(difference("0.333333", "0.333333333333", Numbers.BY_VALUE)).isEmpty();
        assertThat(difference("0.333334", "0.333333333333", Numbers.BY_VALUE)).isNotEmpty();
        assertThat(difference("10.25", "10.26", Numbers.BY_VALUE)).isNotEmpty();
        assertThat(difference("NULL", "0", Numbers.BY_VALUE)).isNotEmpty();
    }

    @Test
    void spellsTopicsAsTablesElsewhere() {
        assertThat(Database.H2.spell("CREATE TOPIC t (a INT, b TIMESTAMP, WATERMARK FOR b AS b - INTERVAL '5' SECOND, "
                        + "PRIMARY KEY (a) NOT ENFORCED) DISTRIBUTED BY HASH(a) INTO 2 BUCKETS WITH ('x' = 'y')"))
                .isEqualToNormalizingWhitespace("CREATE TABLE t (a INT, b TIMESTAMP, PRIMARY KEY (a) )");
        assertThat(Database.H2.spell("DROP TOPIC IF EXISTS t")).isEqualTo("DROP TABLE IF EXISTS t");
        assertThat(Database.TRAVERTINE.spell("DROP TOPIC t")).isEqualTo("DROP TOPIC t");
    }

    @Test
    void updatesOnlyWhatIsExpected() throws Exception {
        TestFile file =
                file("# name: a/b\n\nquery I\nSELECT 1\n----\n5\n5\n\nskipif duckdb\nquery I\nSELECT 7\n----\n8\n");
        new TestFileUpdater(file, Database.DUCKDB).update();
        assertThat(file.path())
                .hasContent("# name: a/b\n\nquery I\nSELECT 1\n----\n1\n\nskipif duckdb\nquery I\nSELECT 7\n----\n8\n");
    }

    private static String difference(String expected, String actual, Numbers numbers) {
        return Answers.difference(List.of(List.of(expected)), List.of(List.of(actual)), "R", SortMode.NOSORT, numbers);
    }

    private void assertFails(String text, String message) throws Exception {
        TestFile file = file(text);
        try (Connection connection = Database.DUCKDB.open()) {
            RecordRunner runner = new RecordRunner(file, Database.DUCKDB, connection);
            assertThatThrownBy(runner::run).isInstanceOf(AssertionError.class).hasMessageContaining(message);
        }
    }

    private TestFile file(String text) throws Exception {
        return TestFileParser.parse(Files.writeString(folder.resolve("file.test"), text));
    }
}
