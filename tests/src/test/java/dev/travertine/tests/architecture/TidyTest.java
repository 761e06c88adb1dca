package dev.travertine.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How files are kept. Each failure names the file, and what to do about it. */
class TidyTest {
    private static final int LINES_MAX = 500;

    /** Files that may be longer, and why. */
    private static final Map<String, String> LONG = Map.of();

    private static final Set<String> TEXT = Set.of(".java", ".g4", ".md", ".test", ".plan", ".xml", ".properties");
    private static final Set<String> SKIPPED_FOLDERS = Set.of("target", ".git", ".idea", ".mvn", "travertine-data");
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]\\n]*\\]\\(([^)\\s]+)\\)");

    private static List<Path> files = List.of();

    @BeforeAll
    static void list() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean skip = SKIPPED_FOLDERS.contains(folder.getFileName().toString());
                return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        files = found;
    }

    /** The folder that holds all modules. */
    static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }

    @Test
    void everyPackageSaysWhatItIs() {
        Set<Path> folders = new TreeSet<>();
        java(path -> path.toString().contains("/src/")).forEach(path -> folders.add(path.getParent()));
        List<String> bare = folders.stream()
                .filter(folder -> folder.toString().contains("/src/main/java/"))
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .map(TidyTest::name)
                .toList();
        assertThat(bare)
                .as(
                        "packages without a package-info.java: add one that says what the package is, what enters, what leaves")
                .isEmpty();
    }

    @Test
    void filesAreShort() {
        List<String> longFiles = java(path -> path.toString().contains("/src/main/"))
                .filter(path -> lines(path).size() > LINES_MAX && !LONG.containsKey(name(path)))
                .map(path -> name(path) + " (" + lines(path).size() + " lines)")
                .toList();
        assertThat(longFiles)
                .as("files of more than %d lines: cut them by noun, or give a reason in TidyTest.LONG", LINES_MAX)
                .isEmpty();
    }

    @Test
    void reasonsForLongFilesAreStillNeeded() {
        List<String> stale = LONG.keySet().stream()
                .filter(name -> !Files.exists(root().resolve(name))
                        || lines(root().resolve(name)).size() <= LINES_MAX)
                .toList();
        assertThat(stale).as("short or gone: take them out of TidyTest.LONG").isEmpty();
    }

    @Test
    void noTabsAndNoTrailingBlanks() {
        List<String> untidy = new ArrayList<>();
        for (Path path : texts()) {
            List<String> lines = lines(path);
            boolean markdown = path.toString().endsWith(".md");
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                boolean blankAtEnd = !line.isEmpty() && Character.isWhitespace(line.charAt(line.length() - 1));
                if (blankAtEnd || line.contains("\t") && !markdown) {
                    untidy.add(name(path) + ":" + (i + 1));
                }
            }
        }
        assertThat(untidy)
                .as(
                        "tabs or blanks at the end of a line: ./mvnw spotless:apply mends .java files, an editor the others")
                .isEmpty();
    }

    @Test
    void filesEndWithOneNewline() throws IOException {
        List<String> untidy = new ArrayList<>();
        for (Path path : texts()) {
            String text = Files.readString(path);
            if (!text.isEmpty() && (!text.endsWith("\n") || text.endsWith("\n\n"))) {
                untidy.add(name(path));
            }
        }
        assertThat(untidy).as("end these files with exactly one line feed").isEmpty();
    }

    @Test
    void sqlTestsHaveHeaders() {
        List<String> bare = files.stream()
                .filter(path -> path.toString().endsWith(".test"))
                .filter(path -> {
                    List<String> lines = lines(path);
                    String topic = path.getParent().getFileName() + "/"
                            + path.getFileName().toString().replaceFirst("\\.test$", "");
                    return lines.size() < 3
                            || !lines.get(0).equals("# name: " + topic)
                            || !lines.get(1).startsWith("# description: ");
                })
                .map(TidyTest::name)
                .toList();
        assertThat(bare)
                .as("begin these files with \"# name: <area>/<topic>\" (as the path says) and \"# description: ...\"")
                .isEmpty();
    }

    @Test
    void linksLeadSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path path : texts()) {
            if (!path.toString().endsWith(".md")) {
                continue;
            }
            Matcher links = LINK.matcher(withoutCode(String.join("\n", lines(path))));
            while (links.find()) {
                String target = links.group(1).replaceFirst("#.*$", "");
                boolean elsewhere = target.isEmpty() || target.matches("[a-z]+:.*");
                if (!elsewhere && !Files.exists(path.getParent().resolve(target))) {
                    broken.add(name(path) + " -> " + links.group(1));
                }
            }
        }
        assertThat(broken)
                .as("links to files that are not there: correct the path, or take the link out")
                .isEmpty();
    }

    @Test
    void nothingIsLeftToDoInComments() {
        List<String> marks = new ArrayList<>();
        Pattern mark = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
        for (Path path : (Iterable<Path>) java(path -> true)::iterator) {
            List<String> lines = lines(path);
            for (int i = 0; i < lines.size(); i++) {
                if (mark.matcher(lines.get(i)).find()) {
                    marks.add(name(path) + ":" + (i + 1));
                }
            }
        }
        assertThat(marks)
                .as("do it now, or write it into an issue and take the mark out")
                .isEmpty();
    }

    private static String withoutCode(String markdown) {
        return markdown.replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "");
    }

    private static Stream<Path> java(Predicate<Path> which) {
        return files.stream().filter(path -> path.toString().endsWith(".java")).filter(which);
    }

    private static List<Path> texts() {
        return files.stream()
                .filter(path -> TEXT.stream().anyMatch(path.toString()::endsWith))
                .toList();
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name(path) + " can't be read as UTF-8", e);
        }
    }

    private static String name(Path path) {
        return root().relativize(path).toString();
    }
}
