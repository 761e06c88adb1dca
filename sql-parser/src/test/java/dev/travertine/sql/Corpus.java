package dev.travertine.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Texts of the test resources, cut at their semicolons. */
final class Corpus {
    private Corpus() {}

    static List<String> calciteQueries() {
        return read("calcite-queries.sql");
    }

    static List<String> calciteExpressions() {
        return read("calcite-expressions.sql");
    }

    static List<String> travertine() {
        return read("travertine.sql");
    }

    /** Every statement, expressions as the only item of a SELECT. */
    static List<String> statements() {
        return Stream.of(
                        calciteQueries().stream(),
                        travertine().stream(),
                        calciteExpressions().stream().map(expression -> "SELECT " + expression + " FROM t"))
                .flatMap(s -> s)
                .toList();
    }

    static List<String> read(String name) {
        try (InputStream stream = Corpus.class.getResourceAsStream("/corpus/" + name)) {
            String script = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new StatementParser()
                    .split(script).stream().map(Fragment::text).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
