package dev.travertine.tests.sql;

import dev.travertine.tests.sql.TestRecord.Conditions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code .test} file, line by line. A record begins with {@code statement} or {@code query}, may have {@code skipif},
 * {@code onlyif} and {@code # nostream:} lines before it, and ends at an empty line.
 */
final class TestFileParser {
    private final Path path;
    private final List<String> lines;
    private final List<TestRecord> records = new ArrayList<>();

    private int at;
    private Set<String> skip = new HashSet<>();
    private @Nullable String only;
    private @Nullable String noStream;

    private TestFileParser(Path path, List<String> lines) {
        this.path = path;
        this.lines = lines;
    }

    static TestFile parse(Path path) {
        try {
            return new TestFileParser(path, Files.readAllLines(path)).file();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TestFile file() {
        String name = "";
        while (at < lines.size()) {
            String line = lines.get(at).strip();
            if (line.startsWith("# name:")) {
                name = line.substring("# name:".length()).strip();
                at++;
            } else if (line.startsWith("# nostream:")) {
                noStream = line.substring("# nostream:".length()).strip();
                at++;
            } else if (line.isEmpty() || line.startsWith("#")) {
                at++;
            } else {
                directive(line.split("\\s+", 3));
            }
        }
        return new TestFile(path, name, records);
    }

    private void directive(String[] words) {
        switch (words[0]) {
            case "skipif" -> {
                skip.add(words[1]);
                at++;
            }
            case "onlyif" -> {
                only = words[1];
                at++;
            }
            case "statement" -> statement(words);
            case "query" -> query();
            default -> throw malformed("expected statement, query, skipif or onlyif, not " + words[0]);
        }
    }

    private void statement(String[] words) {
        int line = at + 1;
        String error = switch (words.length > 1 ? words[1] : "") {
            case "ok" -> null;
            case "error" -> words.length > 2 ? words[2] : ".";
            default -> throw malformed("expected statement ok, or statement error <SQLSTATE or pattern>");
        };
        at++;
        records.add(new TestRecord.Statement(line, text(), conditions(), error));
    }

    private void query() {
        int line = at + 1;
        String[] words = lines.get(at).strip().split("\\s+");
        if (words.length < 2 || !words[1].matches("[ITRBD]+")) {
            throw malformed("expected query <types of I, T, R, B, D> [nosort|rowsort|valuesort]");
        }
        SortMode sort = words.length > 2 ? SortMode.valueOf(words[2].toUpperCase(Locale.ROOT)) : SortMode.NOSORT;
        at++;
        String sql = text();
        if (at >= lines.size() || !lines.get(at).strip().equals("----")) {
            throw malformed("expected ---- after the query");
        }
        int separator = at + 1;
        at++;
        List<List<String>> rows = new ArrayList<>();
        while (at < lines.size() && !lines.get(at).isBlank()) {
            List<String> cells = Cells.split(lines.get(at).strip());
            if (cells.size() != words[1].length()) {
                throw malformed("expected " + words[1].length() + " cells, not " + cells.size());
            }
            rows.add(cells);
            at++;
        }
        records.add(new TestRecord.Query(line, sql, conditions(), words[1], sort, rows, separator, at + 1));
    }

    /** Lines up to an empty one or {@code ----}. */
    private String text() {
        List<String> text = new ArrayList<>();
        while (at < lines.size()
                && !lines.get(at).isBlank()
                && !lines.get(at).strip().equals("----")) {
            text.add(lines.get(at));
            at++;
        }
        if (text.isEmpty()) {
            throw malformed("expected SQL text");
        }
        return String.join("\n", text);
    }

    private Conditions conditions() {
        Conditions conditions = new Conditions(skip, only, noStream);
        skip = new HashSet<>();
        only = null;
        noStream = null;
        return conditions;
    }

    private IllegalArgumentException malformed(String message) {
        return new IllegalArgumentException(path + ":" + (at + 1) + ": " + message);
    }
}
