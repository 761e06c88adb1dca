package dev.travertine.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the examples of the documents: all {@code sql} blocks of a document through the shell, in one new data folder; what it
 * prints must be what the {@code text} blocks behind them say.
 */
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern EXAMPLE = Pattern.compile("```sql\n(.*?)```\\s*```text\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> examplesPrintWhatTheDocumentsSay() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(path -> path.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents.stream()
                .filter(document -> EXAMPLE.matcher(read(document)).find())
                .map(document ->
                        DynamicTest.dynamicTest(ROOT.relativize(document).toString(), () -> run(document)));
    }

    private void run(Path document) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory(folder, "data");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xss4m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.travertine.shell.Main",
                "--data",
                data.toString()));
        StringBuilder expected = new StringBuilder();
        Matcher example = EXAMPLE.matcher(read(document));
        for (int i = 0; example.find(); i++) {
            Path script = Files.writeString(folder.resolve("example-" + i + ".sql"), example.group(1));
            command.addAll(List.of("-f", script.toString()));
            expected.append(example.group(2));
        }
        Path output = folder.resolve("output.txt");
        Process shell = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(shell.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(read(output)).isEqualTo(expected.toString());
        assertThat(shell.exitValue()).isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
