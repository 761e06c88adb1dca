package dev.travertine.tests.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A JVM with this test's class path that runs one of this package's mains; its lines are read as they come. */
final class ChildProcess implements AutoCloseable {
    private static final long END_MS = 20_000;

    private final Process process;
    private final BufferedReader output;

    private ChildProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static ChildProcess start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xss4m",
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ChildProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    long pid() {
        return process.pid();
    }

    /** The next line, or null at the end of the process. */
    @Nullable
    String line() throws IOException {
        return output.readLine();
    }

    /** What is left of the output. */
    List<String> lines() {
        return output.lines().toList();
    }

    /** SIGKILL: the process has no chance to do anything more. */
    void kill() {
        // Through the handle: the process itself would close its output too, with lines in it that still count.
        process.toHandle().destroyForcibly();
        try {
            if (!process.waitFor(END_MS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " survived its kill");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
