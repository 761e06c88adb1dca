package dev.travertine.log;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchBuffer;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.catalog.ScanRequest;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.Version;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Figures of a store: ingest, single publishes, scans, bytes a row. Arguments: a new folder, a gzipped CSV of flights
 * (flight_time,origin,destination,delay,distance with a header). Not a test.
 */
final class LogStoreBenchmark {
    private static final RowType EVENTS = RowType.of(
            new Field("id", DataType.BIGINT.notNull()),
            new Field("ts", DataType.TIMESTAMP.notNull()),
            new Field("amount", DataType.DOUBLE),
            new Field("kind", DataType.VARCHAR),
            new Field("text", DataType.VARCHAR));

    private static final RowType FLIGHTS = RowType.of(
            new Field("flight_time", DataType.TIMESTAMP),
            new Field("origin", DataType.VARCHAR),
            new Field("destination", DataType.VARCHAR),
            new Field("delay", DataType.INTEGER),
            new Field("distance", DataType.INTEGER));

    private LogStoreBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        try (BufferAllocator allocator = new RootAllocator();
                LogStore store = LogStore.open(Path.of(arguments[0]), LogStoreConfig.DEFAULT, allocator)) {
            ingest(store, allocator, 300);
            ingest(store, allocator, 2_000);
            publish(store, allocator);
            if (arguments.length > 1) {
                flights(store, allocator, Path.of(arguments[1]));
            }
        }
        long start = System.nanoTime();
        try (BufferAllocator allocator = new RootAllocator();
                LogStore store = LogStore.open(Path.of(arguments[0]), LogStoreConfig.DEFAULT, allocator)) {
            System.out.printf(
                    "open again: %d ms, %d topics%n",
                    (System.nanoTime() - start) / 1_000_000, store.topics().size());
        }
    }

    private static void ingest(LogStore store, BufferAllocator allocator, int batches) {
        Topic topic = store.createTopic(Rows.definition("events" + batches, EVENTS, 1, List.of(), Map.of()));
        try (BatchBuffer buffer = new BatchBuffer(allocator, EVENTS, 1000)) {
            for (int i = 0; i < 1000; i++) {
                buffer.column(0).appendLong(i * 7919L);
                buffer.column(1).appendLong(1_700_000_000_000_000L + i * 1013L);
                buffer.column(2).appendDouble(i * 0.37);
                buffer.column(3).appendString("kind-" + i % 10);
                buffer.column(4)
                        .appendString("some text of an event that is about sixty bytes long, " + i * 31 % 10_000);
            }
            long start = System.nanoTime();
            List<CompletableFuture<Appended>> pending = new ArrayList<>();
            for (int i = 0; i < batches; i++) {
                pending.add(topic.append(buffer.view()));
            }
            pending.forEach(CompletableFuture::join);
            report("ingest of about 100 bytes in batches of 1,000", batches * 1000L, start);
        }
        long start = System.nanoTime();
        topic.seal();
        report("seal of the rest", batches * 1000L, start);
        System.out.printf("bytes: %.1f a row%n", topic.bytes() / (batches * 1000.0));
        scan(topic, allocator, List.of(0));
        scan(topic, allocator, List.of(0));
        scan(topic, allocator, List.of(0, 1, 2, 3, 4));
        scan(topic, allocator, List.of(0, 1, 2, 3, 4));
    }

    private static void publish(LogStore store, BufferAllocator allocator) throws Exception {
        Topic topic = store.createTopic(Rows.definition("single"));
        List<Thread> threads = new ArrayList<>();
        int each = 100;
        long start = System.nanoTime();
        for (int i = 0; i < 64; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int row = 0; row < each; row++) {
                    Rows.append(topic, Rows.rows(row, 1), allocator).join();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        report("single-row durable publishes of 64 threads", 64L * each, start);
    }

    private static void flights(LogStore store, BufferAllocator allocator, Path csv) throws IOException {
        Topic topic = store.createTopic(Rows.definition("flights", FLIGHTS, 1, List.of(), Map.of()));
        List<CompletableFuture<Appended>> pending = new ArrayList<>();
        long rows = 0;
        long start = System.nanoTime();
        try (BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(csv)), StandardCharsets.UTF_8));
                BatchBuffer buffer = new BatchBuffer(allocator, FLIGHTS, 1000)) {
            List<String> header = List.of(lines.readLine().split(",", -1));
            System.out.println(header);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                buffer.column(0).appendLong(micros(cells[0]));
                buffer.column(1).appendString(cells[header.indexOf("origin")]);
                buffer.column(2).appendString(cells[header.indexOf("destination")]);
                buffer.column(3).appendLong(Long.parseLong(cells[header.indexOf("delay")]));
                buffer.column(4).appendLong(Long.parseLong(cells[header.indexOf("distance")]));
                if (++rows % 1000 == 0) {
                    pending.add(topic.append(buffer.view()));
                    buffer.clear();
                }
            }
            pending.add(topic.append(buffer.view()));
        }
        pending.forEach(CompletableFuture::join);
        report("flights, with parsing", rows, start);
        topic.seal();
        System.out.printf("flights: %.2f bytes a row%n", topic.bytes() / (double) rows);
        for (int i = 0; i < 5; i++) {
            System.out.println(
                    FLIGHTS.field(i).name() + " " + topic.statistics().columns().get(i));
        }
    }

    private static long micros(String text) {
        return java.time.LocalDateTime.parse(text.replace(' ', 'T')).toEpochSecond(java.time.ZoneOffset.UTC)
                * 1_000_000;
    }

    private static void scan(Topic topic, BufferAllocator allocator, List<Integer> columns) {
        long start = System.nanoTime();
        long rows = 0;
        try (Snapshot snapshot = topic.snapshot();
                ScanSource scan = snapshot.scan(new ScanRequest(columns, List.of(), Version.START))) {
            for (int split = 0; split < scan.splits(); split++) {
                try (BatchReader reader = scan.open(split, allocator)) {
                    for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                        rows += batch.rows();
                    }
                }
            }
        }
        report("scan of " + columns.size() + " columns", rows, start);
    }

    private static void report(String what, long rows, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%s: %d rows in %.3f s, %.0f rows/s%n", what, rows, seconds, rows / seconds);
    }
}
