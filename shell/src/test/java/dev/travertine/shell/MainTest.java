package dev.travertine.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as scripts call it: arguments and input in; output, errors and the exit code out. */
class MainTest {
    private static final String ROWS =
            "CREATE TOPIC t (id INTEGER, name VARCHAR, price DECIMAL(6, 2), at TIMESTAMP); INSERT INTO t VALUES"
                    + " (1, 'one, \"first\"', 1.50, TIMESTAMP '2001-01-02 03:04:00'), (22, NULL, NULL, NULL)";

    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {}

    private Run run(String... arguments) {
        return runWithInput("", arguments);
    }

    private Run runWithInput(String input, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "--data";
        all[1] = folder.resolve("data").toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            int code = Main.commandLine().execute(all);
            return new Run(code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.setIn(in);
        }
    }

    @Test
    void tables() {
        Run run = run("-c", ROWS, "-c", "SELECT * FROM t ORDER BY id");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
                CREATE TOPIC
                INSERT 2
                 id | name         | price | at
                ----+--------------+-------+---------------------
                  1 | one, "first" |  1.50 | 2001-01-02 03:04:00
                 22 | NULL         |  NULL | NULL
                (2 rows)
                """);
    }

    @Test
    void csv() {
        Run run = run("--format", "csv", "-c", ROWS, "-c", "SELECT * FROM t ORDER BY id");
        assertThat(run.out()).isEqualTo("""
                id,name,price,at
                1,"one, ""first\""",1.50,2001-01-02 03:04:00
                22,,,
                """);
        assertThat(run.code()).isZero();
    }

    @Test
    void json() {
        Run run = run(
                "--format",
                "json",
                "-c",
                ROWS,
                "-c",
                "SELECT * FROM t ORDER BY id",
                "-c",
                "SELECT 1 FROM t WHERE id < 0");
        assertThat(run.out()).isEqualTo("""
                [
                {"id":1,"name":"one, \\"first\\"","price":1.50,"at":"2001-01-02T03:04:00"},
                {"id":22,"name":null,"price":null,"at":null}
                ]
                []
                """);
    }

    @Test
    void errorsStopUnlessToldOtherwise() {
        Run stopped = run("-c", "SELECT 1 AS a; SELECT b FROM nowhere; SELECT 3 AS c");
        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.out()).contains(" a").doesNotContain(" c");
        assertThat(stopped.err()).startsWith("ERROR 42P01: ").contains("LINE 1: SELECT b FROM nowhere", "^");
        assertThat(stopped.err()).doesNotContain("Exception").doesNotContain("at dev.");

        Run continued = run("--on-error", "continue", "-c", "SELECT b FROM nowhere; SELECT 3 AS c");
        assertThat(continued.code()).isEqualTo(1);
        assertThat(continued.out()).contains(" c");
    }

    @Test
    void filesAndStandardInput() throws IOException {
        Path file = Files.writeString(
                folder.resolve("load.sql"), "-- a comment\n" + ROWS + ";\n\nSELECT nothing\nFROM t;\n");
        Run failed = run("-f", file.toString());
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).startsWith(file + ":4: ERROR 42703: ");

        Run piped = runWithInput("SELECT COUNT(*) AS n FROM t;\n\\q\nSELECT nothing;");
        assertThat(piped.code()).isZero();
        assertThat(piped.out()).contains("2");

        Run missing = run("-f", folder.resolve("missing.sql").toString());
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("there is no file");
    }

    @Test
    void commands() {
        Run run = run("-c", ROWS, "-c", "CREATE MATERIALIZED VIEW v AS SELECT id FROM t", "-c", "\\d", "-c", "\\d V");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("MATERIALIZED VIEW", "View definition:", "SELECT id FROM t");
        assertThat(run("-c", "\\d t").out()).contains("DECIMAL(6, 2)").doesNotContain("$offset");
        assertThat(run("-c", "\\dt").out()).contains("durability");
        assertThat(run("-c", "\\dv").out()).contains("lag_rows");
        assertThat(run("-c", "\\x", "-c", "SELECT 1 AS a").out()).contains("a | 1");
        assertThat(run("-c", "\\?").out()).contains("\\timing");
        Run unknown = run("-c", "\\nope");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("no command \\nope");
        assertThat(run("-c", "\\d nowhere").code()).isEqualTo(1);
    }

    @Test
    void wrongUsage() {
        assertThat(run("--nonsense").code()).isEqualTo(2);
        assertThat(run("--format", "xml").code()).isEqualTo(2);
        assertThat(run("--help").out()).contains("--on-error");
    }

    @Test
    void aFolderThatCanNotBeOpenedIsAClearError() throws IOException {
        Files.writeString(folder.resolve("data"), "no folder");
        Run run = run("-c", "SELECT 1");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("ERROR ").doesNotContain("Exception");
    }
}
