package dev.travertine.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.travertine.log.io.MemoryVfs;
import dev.travertine.spi.catalog.ColumnRange;
import dev.travertine.spi.catalog.ScanRequest;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.TableStatistics;
import dev.travertine.spi.catalog.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
    private static final List<Integer> VISIBLE = List.of(0, 1, 2, 3);

    private final BufferAllocator allocator = new RootAllocator();

    @TempDir
    Path folder;

    @AfterEach
    void nothingLeaks() {
        allocator.close();
    }

    private LogStore open() {
        return LogStore.open(folder, LogStoreConfig.DEFAULT, allocator);
    }

    @Test
    void sealedRowsAreTheSameRows() {
        List<List<Object>> rows = Rows.rows(0, 20_000);
        try (LogStore store = open()) {
            Topic topic = store.createTopic(Rows.definition("t"));
            Rows.append(topic, rows.subList(0, 12_345), allocator).join();
            Snapshot before = topic.snapshot();
            topic.seal();
            assertThat(topic.segments()).isEqualTo(1);
            Rows.append(topic, rows.subList(12_345, 15_000), allocator).join();
            assertThat(Rows.read(topic, allocator)).isEqualTo(rows.subList(0, 15_000));
            topic.seal();
            topic.seal();
            assertThat(topic.segments()).isEqualTo(2);
            Rows.append(topic, rows.subList(15_000, 20_000), allocator).join();
            assertThat(Rows.read(topic, allocator)).isEqualTo(rows);
            assertThat(Rows.read(before, VISIBLE, allocator)).isEqualTo(rows.subList(0, 12_345));
            before.close();
        }
        try (LogStore store = open()) {
            Topic topic = store.topic(TableName.of("t")).orElseThrow();
            assertThat(topic.segments()).isEqualTo(2);
            assertThat(Rows.read(topic, allocator)).isEqualTo(rows);
            try (Snapshot snapshot = topic.snapshot();
                    Snapshot back = snapshot.at(new Version(13_000))) {
                assertThat(Rows.read(back, VISIBLE, List.of(), new Version(4_321), allocator))
                        .isEqualTo(rows.subList(4_321, 13_000));
            }
        }
    }

    @Test
    void theTailSealsItselfAndTheLogIsTrimmed() throws Exception {
        LogStoreConfig config =
                LogStoreConfig.DEFAULT.withTailMax(10_000, 64L << 20).withWalBytesMax(100_000, 1 << 20);
        byte[] attachment = "newest".getBytes(StandardCharsets.UTF_8);
        try (LogStore store = LogStore.open(folder, config, allocator)) {
            Topic topic = store.createTopic(Rows.definition("t"));
            Topic idle = store.createTopic(Rows.definition("idle"));
            Rows.append(idle, Rows.rows(7, 1), attachment, allocator).join();
            for (int i = 0; i < 200; i++) {
                Rows.append(topic, Rows.rows(i * 1000L, 1000), allocator).join();
            }
            topic.seal();
            idle.seal();
            assertThat(topic.segments()).isGreaterThan(5);
            try (Stream<Path> files = Files.list(folder.resolve("wal"))) {
                assertThat(files.count()).isLessThan(5);
            }
        }
        try (LogStore store = open()) {
            assertThat(Rows.read(store.topic(TableName.of("t")).orElseThrow(), allocator))
                    .isEqualTo(Rows.rows(0, 200_000));
            Topic idle = store.topic(TableName.of("idle")).orElseThrow();
            assertThat(Rows.read(idle, allocator)).isEqualTo(Rows.rows(7, 1));
            assertThat(idle.lastAttachment()).isEqualTo(attachment);
        }
    }

    @Test
    void zonesWithoutAMatchAreLeftOut() {
        try (LogStore store = LogStore.open(new MemoryVfs(), LogStoreConfig.DEFAULT, allocator)) {
            Topic topic = store.createTopic(Rows.definition("t"));
            Rows.append(topic, Rows.rows(0, 300_000), allocator).join();
            topic.seal();
            try (Snapshot snapshot = topic.snapshot()) {
                ColumnRange range = new ColumnRange(0, 200_000L, 200_010L);
                List<List<Object>> rows = Rows.read(snapshot, VISIBLE, List.of(range), Version.START, allocator);
                assertThat(rows).hasSize(8192).containsAll(Rows.rows(200_000, 11));
                try (ScanSource scan = snapshot.scan(new ScanRequest(List.of(0), List.of(range), Version.START))) {
                    assertThat(scan.splits()).isEqualTo(3);
                }
                ColumnRange offsets = new ColumnRange(5, 131_070L, 131_075L);
                assertThat(Rows.read(snapshot, VISIBLE, List.of(offsets), Version.START, allocator))
                        .isEqualTo(Rows.rows(131_070, 6));
                ColumnRange none = new ColumnRange(1, "zzz", null);
                assertThat(Rows.read(snapshot, VISIBLE, List.of(none), Version.START, allocator))
                        .isEmpty();
            }
        }
    }

    @Test
    void statisticsCoverSegmentsAndTail() {
        try (LogStore store = LogStore.open(new MemoryVfs(), LogStoreConfig.DEFAULT, allocator)) {
            Topic topic = store.createTopic(Rows.definition("t"));
            assertThat(topic.statistics().rows()).isZero();
            Rows.append(topic, Rows.rows(5, 10_000), allocator).join();
            topic.seal();
            Rows.append(topic, Rows.rows(10_005, 10), allocator).join();
            for (int i = 0; i < 2; i++) {
                TableStatistics statistics = topic.statistics();
                assertThat(statistics.rows()).isEqualTo(10_010);
                assertThat(statistics.columns()).hasSize(7);
                assertThat(statistics.columns().get(0).min()).isEqualTo(5L);
                assertThat(statistics.columns().get(0).max()).isEqualTo(10_014L);
                assertThat(statistics.columns().get(1).min()).isEqualTo("name-0");
                assertThat(statistics.columns().get(1).max()).isEqualTo("name-999");
                assertThat(statistics.columns().get(1).nulls()).isEqualTo(1430);
                assertThat(statistics.columns().get(1).distinct()).isEqualTo(1000);
                assertThat(statistics.columns().get(2).max()).isEqualTo(10_014 / 4.0);
                assertThat(statistics.columns().get(3).min()).isEqualTo(false);
                assertThat(statistics.columns().get(5).max()).isEqualTo(10_009L);
            }
        }
    }

    @Test
    void filesOfADroppedTopicGoWithItsLastReader() throws Exception {
        try (LogStore store = open()) {
            Topic topic = store.createTopic(Rows.definition("t"));
            Rows.append(topic, Rows.rows(0, 1000), allocator).join();
            topic.seal();
            Snapshot snapshot = topic.snapshot();
            store.dropTopic(TableName.of("t"));
            assertThat(segmentFiles()).isEqualTo(1);
            assertThat(Rows.read(snapshot, VISIBLE, allocator)).isEqualTo(Rows.rows(0, 1000));
            snapshot.close();
            assertThat(segmentFiles()).isZero();
        }
    }

    private long segmentFiles() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".seg")).count();
        }
    }
}
