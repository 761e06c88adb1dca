package dev.travertine.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.travertine.log.io.MemoryVfs;
import dev.travertine.spi.catalog.ColumnRange;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A topic of several partitions against plain lists: random appends, seals, reopenings, versions, ranges. */
class ModelTest {
    private static final int PARTITIONS = 3;

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void nothingLeaks() {
        allocator.close();
    }

    @Test
    void aStoreIsAListForEachPartition() {
        long seed = Long.getLong("seed", System.nanoTime() & 0xffffff);
        System.out.println("ModelTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 3; round++) {
            MemoryVfs vfs = new MemoryVfs();
            List<List<List<Object>>> model = new ArrayList<>();
            for (int i = 0; i < PARTITIONS; i++) {
                model.add(new ArrayList<>());
            }
            LogStoreConfig config = LogStoreConfig.DEFAULT
                    .withTailMax(1000 + random.nextInt(20_000), 64L << 20)
                    .withWalBytesMax(100_000, 1 << 20);
            LogStore store = LogStore.open(vfs, config, allocator);
            store.createTopic(Rows.definition("t", Rows.COLUMNS, PARTITIONS, List.of(), Map.of()));
            long next = 0;
            for (int step = 0; step < 40; step++) {
                Topic topic = Model.topic(store, "t");
                switch (random.nextInt(10)) {
                    case 0 -> topic.seal();
                    case 1 -> {
                        store.close();
                        store = LogStore.open(vfs, config, allocator);
                    }
                    case 2, 3, 4 -> check(topic, model, random);
                    default -> {
                        int count = random.nextInt(random.nextInt(4) == 0 ? 12_000 : 200);
                        List<List<Object>> rows = Rows.rows(next, count);
                        next += count;
                        Appended appended = Rows.append(topic, rows, allocator).join();
                        if (count > 0) {
                            assertThat(appended.baseOffset())
                                    .isEqualTo(model.get(appended.partition()).size());
                            model.get(appended.partition()).addAll(rows);
                        }
                    }
                }
            }
            check(Model.topic(store, "t"), model, random);
            store.close();
        }
    }

    private void check(Topic topic, List<List<List<Object>>> model, SplittableRandom random) {
        try (Snapshot snapshot = topic.snapshot()) {
            Version version = snapshot.version();
            long[] from = new long[PARTITIONS];
            long[] to = new long[PARTITIONS];
            for (int i = 0; i < PARTITIONS; i++) {
                assertThat(version.nextOffset(i)).isEqualTo(model.get(i).size());
                to[i] = random.nextLong(version.nextOffset(i) + 1);
                from[i] = random.nextLong(version.nextOffset(i) + 1);
            }
            try (Snapshot back = snapshot.at(new Version(to))) {
                // id, name, score, flag, $partition, $offset
                List<List<Object>> rows =
                        Rows.read(back, List.of(0, 1, 2, 3, 4, 5), List.of(), new Version(from), allocator);
                assertThat(rows).isEqualTo(expected(model, from, to));
            }
            long low = random.nextLong(20_000);
            ColumnRange range = new ColumnRange(0, low, low + 500);
            List<List<Object>> found =
                    Rows.read(snapshot, List.of(0, 1, 2, 3), List.of(range), Version.START, allocator);
            List<List<Object>> all = Rows.read(snapshot, List.of(0, 1, 2, 3), allocator);
            assertThat(new HashSet<>(all).containsAll(found)).isTrue();
            found.removeIf(row -> (Long) row.getFirst() < low || (Long) row.getFirst() > low + 500);
            all.removeIf(row -> (Long) row.getFirst() < low || (Long) row.getFirst() > low + 500);
            assertThat(found).isEqualTo(all);
        }
    }

    private static List<List<Object>> expected(List<List<List<Object>>> model, long[] from, long[] to) {
        List<List<Object>> expected = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (long offset = from[partition]; offset < to[partition]; offset++) {
                List<Object> row = new ArrayList<>(model.get(partition).get((int) offset));
                row.add((long) partition);
                row.add(offset);
                expected.add(row);
            }
        }
        return expected;
    }

    @Test
    void manyThreadsAppendWhileOthersRead() throws Exception {
        LogStoreConfig config =
                LogStoreConfig.DEFAULT.withTailMax(3_000, 64L << 20).withWalBytesMax(50_000, 200_000);
        try (LogStore store = LogStore.open(new MemoryVfs(), config, allocator)) {
            Topic topic = store.createTopic(Rows.definition("t"));
            Topic other = store.createTopic(Rows.definition("other"));
            ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int writer = i;
                threads.add(Thread.ofPlatform()
                        .uncaughtExceptionHandler((thread, e) -> failures.add(e))
                        .start(() -> write(store, topic, other, writer)));
            }
            for (int i = 0; i < 2; i++) {
                threads.add(Thread.ofPlatform()
                        .uncaughtExceptionHandler((thread, e) -> failures.add(e))
                        .start(() -> {
                            while (topic.version().rows() < 20_000) {
                                readConsistently(store, topic, other);
                            }
                        }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(failures).isEmpty();
            topic.seal();
            assertThat(Rows.read(topic, allocator)).hasSize(20_000).doesNotHaveDuplicates();
        }
    }

    private void write(LogStore store, Topic topic, Topic other, int writer) {
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            List<List<Object>> rows = Rows.rows(writer * 1_000_000L + i * 10L, 10);
            try (Transaction transaction = store.begin();
                    dev.travertine.spi.batch.BatchBuffer buffer = Rows.buffer(Rows.COLUMNS, rows, allocator)) {
                transaction.append(topic, buffer.view());
                transaction.append(other, buffer.view());
                all.add(transaction.commit(null));
            }
        }
        all.forEach(CompletableFuture::join);
    }

    /** Both topics have the same rows at every moment, and a writer's rows are in order. */
    private void readConsistently(LogStore store, Topic topic, Topic other) {
        List<Snapshot> snapshots = store.snapshots(List.of(topic, other));
        try {
            List<List<Object>> rows = Rows.read(snapshots.get(0), List.of(0), allocator);
            assertThat(Rows.read(snapshots.get(1), List.of(0), allocator)).isEqualTo(rows);
            long[] last = {-1, -1, -1, -1};
            for (List<Object> row : rows) {
                long id = (Long) row.getFirst();
                int writer = (int) (id / 1_000_000);
                assertThat(id % 1_000_000).isEqualTo(last[writer] + 1);
                last[writer]++;
            }
        } finally {
            snapshots.forEach(Snapshot::close);
        }
    }
}
