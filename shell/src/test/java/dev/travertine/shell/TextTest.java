package dev.travertine.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.jdbc.session.SessionException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void errorsShowThePlace() {
        SQLException error = new SQLException(
                "ignored",
                "42703",
                new SessionException("42703", "no column \"b\"", 2, 10, "did you mean \"a\"?", null));
        assertThat(ErrorText.of(error, "SELECT a,\n\tx AS y, b FROM t").lines())
                .containsExactly(
                        "ERROR 42703: no column \"b\"",
                        "LINE 2:  x AS y, b FROM t",
                        " ".repeat(17) + "^",
                        "HINT: did you mean \"a\"?");
    }

    @Test
    void errorsInLongLinesShowThePartAround() {
        String sql = "SELECT " + "x, ".repeat(100) + "bad, " + "y, ".repeat(100) + "z";
        int column = sql.indexOf("bad") + 1;
        SQLException error =
                new SQLException("ignored", "42703", new SessionException("42703", "m", 1, column, null, null));
        String[] lines = ErrorText.of(error, sql).split("\n");
        assertThat(lines[1]).hasSizeLessThan(140).startsWith("LINE 1: ...").endsWith("...");
        assertThat(lines[1].substring(lines[2].indexOf('^'))).startsWith("bad");
    }

    @Test
    void errorsOfOtherKindsHaveNoPlace() {
        assertThat(ErrorText.of(new SQLException("closed", "08003"), "SELECT 1"))
                .isEqualTo("ERROR 08003: closed");
    }

    @Test
    void tags() {
        assertThat(StatementRunner.tag("insert into t values (1)", 1)).isEqualTo("INSERT 1");
        assertThat(StatementRunner.tag("CREATE  TOPIC t (a INT)", 0)).isEqualTo("CREATE TOPIC");
        assertThat(StatementRunner.tag("create or replace materialized view v as select 1", 0))
                .isEqualTo("CREATE MATERIALIZED VIEW");
        assertThat(StatementRunner.tag("DROP MATERIALIZED VIEW v", 0)).isEqualTo("DROP MATERIALIZED VIEW");
        assertThat(StatementRunner.tag("(odd)", 0)).isEqualTo("ok");
    }

    @Test
    void widthsAndControlCharacters() {
        assertThat(Cells.width("abc")).isEqualTo(3);
        assertThat(Cells.width("日本")).isEqualTo(4);
        assertThat(Cells.width("e\u0301")).isEqualTo(1);
        assertThat(Cells.visible("a\nb\t\u001b[1m")).isEqualTo("a\\nb\\t\\u001b[1m");
    }

    @Test
    void csvRecords() throws IOException {
        assertThat(csv("a,b\n1,\"x, \"\"y\"\"\nz\"\n,\"\"\n"))
                .containsExactly("[a, b]", "[1, x, \"y\"\nz]", "[null, ]");
        assertThatThrownBy(() -> csv("\"a")).hasMessageContaining("no end");
        assertThatThrownBy(() -> csv("\"a\"b")).hasMessageContaining("comma");
    }

    private static List<String> csv(String text) throws IOException {
        CsvReader reader = new CsvReader(new BufferedReader(new StringReader(text)));
        List<String> records = new ArrayList<>();
        for (List<String> record = reader.next(); record != null; record = reader.next()) {
            records.add(record.toString());
        }
        return records;
    }

    @Test
    void jsonText() {
        assertThat(JsonWriter.quote("a\"b\\c\n\u0001é😀\ud800")).isEqualTo("\"a\\\"b\\\\c\\n\\u0001é😀\\ud800\"");
    }
}
