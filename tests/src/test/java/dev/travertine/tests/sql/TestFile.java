package dev.travertine.tests.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A {@code .test} file.
 *
 * @param path where it lies in the source tree
 * @param name its header's {@code # name}
 */
record TestFile(Path path, String name, List<TestRecord> records) {
    static final Path ROOT = Path.of("src", "test", "resources", "sql");

    TestFile {
        records = List.copyOf(records);
    }

    /** All test files in order of path; {@code -Dsql=word} keeps those whose path holds the word. */
    static List<TestFile> all() {
        String word = System.getProperty("sql", "").toLowerCase(Locale.ROOT);
        try (Stream<Path> paths = Files.walk(ROOT)) {
            return paths.filter(path -> path.toString().endsWith(".test"))
                    .filter(path -> path.toString().toLowerCase(Locale.ROOT).contains(word))
                    .sorted()
                    .map(TestFileParser::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code area/topic.test}. */
    String title() {
        return path.getParent().getFileName() + "/" + path.getFileName();
    }

    /** {@code file:line}, as IDEs and terminals make a link of it. */
    String at(TestRecord entry) {
        return path + ":" + entry.line();
    }
}
