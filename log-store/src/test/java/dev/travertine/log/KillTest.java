package dev.travertine.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that appends is killed, again and again: what it has acknowledged is there, in order, once. */
class KillTest {
    private static final int KILLS = 20;
    private static final LogStoreConfig CONFIG =
            LogStoreConfig.DEFAULT.withTailMax(2_000, 64L << 20).withWalBytesMax(200_000, 800_000);

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 300, unit = TimeUnit.SECONDS)
    void nothingAcknowledgedIsLost() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime() & 0xffffff);
        System.out.println("KillTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            long acked = runAndKill(random.nextInt(250), kill == 0);
            try (BufferAllocator allocator = new RootAllocator();
                    LogStore store = LogStore.open(folder, CONFIG, allocator)) {
                List<List<Object>> rows = Rows.read(Model.topic(store, "t"), allocator);
                assertThat(rows.size()).as("kill " + kill).isGreaterThanOrEqualTo((int) acked);
                assertThat(rows).as("kill " + kill).isEqualTo(Rows.rows(0, rows.size()));
            }
        }
    }

    /** Returns how many rows the process said to be durable. */
    private long runAndKill(int afterMs, boolean checkLock) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long acked = 0;
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String first = output.readLine();
            assertThat(first).as("the process came up").isNotNull();
            acked = Long.parseLong(first);
            if (checkLock) {
                checkHeldBy(process.pid());
            }
            Thread.sleep(afterMs);
            // Not process.destroyForcibly(): that closes the pipe, and what is in it would be lost.
            process.toHandle().destroyForcibly();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                // Lines are short: a pipe takes them as a whole.
                acked = Long.parseLong(line);
            }
        }
        process.waitFor();
        return acked;
    }

    private void checkHeldBy(long pid) {
        try (BufferAllocator allocator = new RootAllocator();
                LogStore store = LogStore.open(folder, CONFIG, allocator)) {
            throw new AssertionError("opened " + store.topics() + " that another process holds");
        } catch (TravertineException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.OBJECT_IN_USE);
            assertThat(e.message()).endsWith("is in use by process " + pid);
        }
    }

    /** Appends until it is killed, and prints the number of rows after each acknowledgement. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            BufferAllocator allocator = new RootAllocator();
            LogStore store = LogStore.open(Path.of(arguments[0]), CONFIG, allocator);
            Topic topic = store.topic(TableName.of("t")).orElseGet(() -> store.createTopic(Rows.definition("t")));
            long next = topic.version().rows();
            SplittableRandom random = new SplittableRandom();
            while (true) {
                int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 500 : 40);
                Rows.append(topic, Rows.rows(next, count), allocator).join();
                next += count;
                System.out.println(next);
                System.out.flush();
            }
        }
    }
}
