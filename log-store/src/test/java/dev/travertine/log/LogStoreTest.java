package dev.travertine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.log.io.MemoryVfs;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchBuffer;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.Version;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.DataType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogStoreTest {
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
    void rowsAreReadBackAndSurviveReopening() {
        List<List<Object>> rows = Rows.rows(0, 5000);
        try (LogStore store = open()) {
            Topic topic = store.createTopic(Rows.definition("t"));
            assertThat(Rows.append(topic, rows.subList(0, 1), allocator).join()).isEqualTo(new Appended(0, 0, 1));
            assertThat(Rows.append(topic, rows.subList(1, 4500), allocator).join())
                    .isEqualTo(new Appended(0, 1, 4499));
            assertThat(Rows.append(topic, rows.subList(4500, 5000), allocator).join())
                    .isEqualTo(new Appended(0, 4500, 500));
            assertThat(Rows.read(topic, allocator)).isEqualTo(rows);
        }
        try (LogStore store = open()) {
            Topic topic = store.topic(TableName.of("T")).orElseThrow();
            assertThat(topic.version()).isEqualTo(new Version(5000));
            assertThat(Rows.read(topic, allocator)).isEqualTo(rows);
            Rows.append(topic, Rows.rows(5000, 10), allocator).join();
        }
        try (LogStore store = open()) {
            Topic topic = store.topic(TableName.of("t")).orElseThrow();
            assertThat(Rows.read(topic, allocator)).isEqualTo(Rows.rows(0, 5010));
        }
    }

    @Test
    void hiddenColumnsSayWhereAndWhen() {
        try (LogStore store = LogStore.open(
                new MemoryVfs(),
                LogStoreConfig.DEFAULT.withClock(() -> java.time.Instant.ofEpochSecond(12, 345_678_901)),
                allocator)) {
            Topic topic = store.createTopic(Rows.definition("t"));
            assertThat(topic.rowType().fields().subList(4, 7).toString())
                    .contains("$partition", "$offset", "$timestamp");
            Rows.append(topic, Rows.rows(0, 3), allocator).join();
            try (Snapshot snapshot = topic.snapshot()) {
                assertThat(Rows.read(snapshot, List.of(6, 5, 0, 4), allocator))
                        .containsExactly(
                                List.of(12_345_678L, 0L, 0L, 0L),
                                List.of(12_345_678L, 1L, 1L, 0L),
                                List.of(12_345_678L, 2L, 2L, 0L));
                assertThat(Rows.read(snapshot, List.of(), allocator)).hasSize(3);
            }
        }
    }

    @Test
    void snapshotsStandStillAndGoBack() {
        try (LogStore store = LogStore.open(new MemoryVfs(), LogStoreConfig.DEFAULT, allocator)) {
            Topic topic = store.createTopic(Rows.definition("t"));
            Rows.append(topic, Rows.rows(0, 1500), allocator).join();
            try (Snapshot before = topic.snapshot()) {
                Rows.append(topic, Rows.rows(1500, 1500), allocator).join();
                assertThat(before.rows()).isEqualTo(1500);
                assertThat(Rows.read(before, List.of(0, 1, 2, 3), allocator)).isEqualTo(Rows.rows(0, 1500));
                try (Snapshot after = topic.snapshot();
                        Snapshot back = after.at(new Version(1037))) {
                    assertThat(Rows.read(back, List.of(0, 1, 2, 3), allocator)).isEqualTo(Rows.rows(0, 1037));
                    assertThat(Rows.read(after, List.of(0, 1, 2, 3), List.of(), new Version(1037), allocator))
                            .isEqualTo(Rows.rows(1037, 1963));
                    assertThatThrownBy(() -> before.at(new Version(1501))).isInstanceOf(TravertineException.class);
                }
            }
        }
    }

    @Test
    void aDroppedTopicStaysReadableForItsSnapshots() {
        try (LogStore store = open()) {
            Topic topic = store.createTopic(Rows.definition("t"));
            Rows.append(topic, Rows.rows(0, 100), allocator).join();
            Snapshot snapshot = topic.snapshot();
            store.dropTopic(TableName.of("t"));
            assertThat(store.topic(TableName.of("t"))).isEmpty();
            assertThat(Rows.read(snapshot, List.of(0, 1, 2, 3), allocator)).isEqualTo(Rows.rows(0, 100));
            snapshot.close();
            assertCode(() -> Rows.append(topic, Rows.rows(0, 1), allocator), ErrorCode.UNDEFINED_TABLE);
            assertCode(topic::snapshot, ErrorCode.UNDEFINED_TABLE);
            assertThat(store.createTopic(Rows.definition("t")).version()).isEqualTo(Version.START);
        }
        try (LogStore store = open()) {
            assertThat(Rows.read(store.topic(TableName.of("t")).orElseThrow(), allocator))
                    .isEmpty();
        }
    }

    @Test
    void dictionariesAndConstantsAreAppendedAsTheyMean() {
        try (LogStore store = open();
                BatchBuffer dictionary = Rows.buffer(Rows.COLUMNS, Rows.rows(0, 50), allocator);
                ColumnBuffer codes = new ColumnBuffer(allocator, DataType.INTEGER, 64)) {
            Topic topic = store.createTopic(Rows.definition("t"));
            List<List<Object>> expected = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                codes.appendLong(i * 7 % 50);
                expected.add(Rows.row(i * 7 % 50));
            }
            List<Column> columns = new ArrayList<>();
            List<Column> constants = new ArrayList<>();
            for (Column column : dictionary.view().columns()) {
                columns.add(Column.dict(column, 60, null, codes.data()));
                constants.add(Column.constant(column.head(1), 5));
            }
            topic.append(Batch.of(columns, 60)).join();
            topic.append(Batch.of(constants, 5)).join();
            for (int i = 0; i < 5; i++) {
                expected.add(Rows.row(0));
            }
            assertThat(Rows.read(topic, allocator)).isEqualTo(expected);
        }
    }

    @Test
    void rowsOfOneKeyGoToOnePartition() {
        try (LogStore store = open()) {
            Topic topic = store.createTopic(Rows.definition("t", Rows.COLUMNS, 4, List.of(1), Map.of()));
            assertThat(Rows.append(topic, Rows.rows(0, 2000), allocator).join())
                    .isEqualTo(new Appended(Appended.SPREAD, Appended.SPREAD, 2000));
            Rows.append(topic, Rows.rows(2000, 1000), allocator).join();
            try (Snapshot snapshot = topic.snapshot()) {
                List<List<Object>> rows = Rows.read(snapshot, List.of(1, 4), allocator);
                assertThat(rows).hasSize(3000);
                assertThat(rows.stream().map(row -> row.get(1)).distinct()).hasSize(4);
                // 1000 names and NULL, each with one partition.
                assertThat(rows.stream().distinct().count()).isEqualTo(1001);
                List<List<Object>> ids = Rows.read(snapshot, List.of(0), allocator);
                assertThat(ids.stream().map(row -> (Long) row.getFirst()).sorted())
                        .isEqualTo(java.util.stream.LongStream.range(0, 3000)
                                .boxed()
                                .toList());
            }
        }
    }

    @Test
    void aTransactionIsInAllTopicsOrInNone() {
        try (LogStore store = open()) {
            Topic one = store.createTopic(Rows.definition("one"));
            Topic two = store.createTopic(Rows.definition("two"));
            try (BatchBuffer rows = Rows.buffer(Rows.COLUMNS, Rows.rows(0, 10), allocator)) {
                try (Transaction transaction = store.begin()) {
                    transaction.append(one, rows.view());
                    transaction.append(two, rows.view());
                    transaction.append(one, rows.view());
                    assertThat(one.version()).isEqualTo(Version.START);
                    assertThat(transaction.commit(bytes("mark")).join())
                            .containsExactly(new Appended(0, 0, 10), new Appended(0, 0, 10), new Appended(0, 10, 10));
                }
                try (Transaction transaction = store.begin()) {
                    transaction.append(one, rows.view());
                }
            }
            assertThat(one.version()).isEqualTo(new Version(20));
        }
        try (LogStore store = open()) {
            assertThat(store.topic(TableName.of("one")).orElseThrow().version()).isEqualTo(new Version(20));
            assertThat(store.topic(TableName.of("two")).orElseThrow().version()).isEqualTo(new Version(10));
            assertThat(store.topic(TableName.of("one")).orElseThrow().lastAttachment())
                    .isEqualTo(bytes("mark"));
            assertThat(store.topic(TableName.of("two")).orElseThrow().lastAttachment())
                    .isNull();
        }
    }

    @Test
    void attachmentsAndObjectsSurvive() {
        try (LogStore store = open()) {
            Topic topic = store.createTopic(Rows.definition("t"));
            assertThat(topic.lastAttachment()).isNull();
            Rows.append(topic, Rows.rows(0, 1), bytes("a"), allocator).join();
            Rows.append(topic, List.of(), bytes("b"), allocator).join();
            Rows.append(topic, Rows.rows(1, 1), allocator).join();
            assertThat(topic.lastAttachment()).isEqualTo(bytes("b"));
            store.putObject("view", "v", bytes("select 1"));
            store.putObject("view", "w", bytes("select 2"));
            store.putObject("view", "v", bytes("select 3"));
            store.removeObject("view", "w");
        }
        try (LogStore store = open()) {
            Topic topic = store.topic(TableName.of("t")).orElseThrow();
            assertThat(topic.lastAttachment()).isEqualTo(bytes("b"));
            assertThat(topic.version().rows()).isEqualTo(2);
            assertThat(store.objects("view").keySet()).containsExactly("v");
            assertThat(store.objects("view").get("v")).isEqualTo(bytes("select 3"));
            assertThat(store.objects("other")).isEmpty();
        }
    }

    @Test
    void listenersHearOfCommits() {
        try (LogStore store = open()) {
            Topic topic = store.createTopic(Rows.definition("t"));
            AtomicInteger heard = new AtomicInteger();
            Subscription subscription = topic.onCommit(heard::incrementAndGet);
            CompletableFuture<Appended> last = Rows.append(topic, Rows.rows(0, 1), allocator);
            last.join();
            Rows.append(topic, Rows.rows(0, 1), allocator).join();
            // The listener of the second commit may not have run yet, that of the first has.
            assertThat(heard.get()).isBetween(1, 2);
            subscription.close();
        }
    }

    @Test
    void whatTheDefinitionForbidsIsRefused() {
        try (LogStore store = open()) {
            Topic topic = store.createTopic(Rows.definition("t"));
            assertCode(() -> store.createTopic(Rows.definition("T")), ErrorCode.DUPLICATE_TABLE);
            assertCode(() -> store.dropTopic(TableName.of("u")), ErrorCode.UNDEFINED_TABLE);
            List<Object> row = new ArrayList<>(Rows.row(1));
            row.set(0, null);
            assertCode(() -> Rows.append(topic, List.of(row), allocator), ErrorCode.NOT_NULL_VIOLATION);
            assertCode(
                    () -> store.createTopic(
                            Rows.definition("v", Rows.COLUMNS, 1, List.of(), Map.of("durability", "maybe"))),
                    ErrorCode.INVALID_DEFINITION);
            assertThat(topic.version()).isEqualTo(Version.START);
        }
    }

    @Test
    void aFolderIsHeldOnce() {
        try (LogStore store = open()) {
            assertThat(store.topics()).isEmpty();
            assertCode(this::open, ErrorCode.OBJECT_IN_USE);
        }
        open().close();
    }

    @Test
    void everyDurabilityKeepsItsRowsOverAnOrderlyClose() {
        for (String durability : List.of("none", "os", "group", "sync")) {
            try (LogStore store = open()) {
                Topic topic = store.createTopic(
                        Rows.definition(durability, Rows.COLUMNS, 1, List.of(), Map.of("durability", durability)));
                Rows.append(topic, Rows.rows(0, 10), allocator).join();
                assertThat(topic.version().rows()).isEqualTo(10);
            }
            try (LogStore store = open()) {
                assertThat(Rows.read(store.topic(TableName.of(durability)).orElseThrow(), allocator))
                        .isEqualTo(Rows.rows(0, 10));
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertCode(org.assertj.core.api.ThrowableAssert.ThrowingCallable action, ErrorCode code) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        TravertineException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
