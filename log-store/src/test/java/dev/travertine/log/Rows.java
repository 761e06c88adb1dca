package dev.travertine.log;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchBuffer;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.catalog.ColumnRange;
import dev.travertine.spi.catalog.ScanRequest;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.TopicDefinition;
import dev.travertine.spi.catalog.Version;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.memory.BufferAllocator;

/** Rows as lists of objects, to and from topics. */
final class Rows {
    static final RowType COLUMNS = RowType.of(
            new Field("id", DataType.BIGINT.notNull()),
            new Field("name", DataType.VARCHAR),
            new Field("score", DataType.DOUBLE),
            new Field("flag", DataType.BOOLEAN));

    private Rows() {}

    static TopicDefinition definition(String name) {
        return definition(name, COLUMNS, 1, List.of(), Map.of());
    }

    static TopicDefinition definition(
            String name, RowType columns, int partitions, List<Integer> partitionBy, Map<String, String> options) {
        return new TopicDefinition(TableName.of(name), columns, List.of(), null, partitions, partitionBy, options);
    }

    static List<Object> row(long id) {
        return Arrays.asList(id, id % 7 == 3 ? null : "name-" + id % 1000, id % 5 == 1 ? null : id / 4.0, id % 3 == 0);
    }

    static List<List<Object>> rows(long from, int count) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(from + i));
        }
        return rows;
    }

    static CompletableFuture<Appended> append(Topic topic, List<List<Object>> rows, BufferAllocator allocator) {
        return append(topic, rows, null, allocator);
    }

    static CompletableFuture<Appended> append(
            Topic topic, List<List<Object>> rows, byte[] attachment, BufferAllocator allocator) {
        try (BatchBuffer buffer = buffer(topic.definition().columns(), rows, allocator)) {
            return topic.append(buffer.view(), attachment);
        }
    }

    static BatchBuffer buffer(RowType columns, List<List<Object>> rows, BufferAllocator allocator) {
        BatchBuffer buffer = new BatchBuffer(allocator, columns, rows.size());
        for (List<Object> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                buffer.column(i).appendObject(row.get(i));
            }
        }
        return buffer;
    }

    /** All rows of the visible columns, by partition and offset. */
    static List<List<Object>> read(Table topic, BufferAllocator allocator) {
        try (Snapshot snapshot = topic.snapshot()) {
            return read(snapshot, visible(topic), allocator);
        }
    }

    static List<Integer> visible(Table topic) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < topic.rowType().size(); i++) {
            if (!topic.rowType().field(i).hidden()) {
                columns.add(i);
            }
        }
        return columns;
    }

    static List<List<Object>> read(Snapshot snapshot, List<Integer> columns, BufferAllocator allocator) {
        return read(snapshot, columns, List.of(), Version.START, allocator);
    }

    static List<List<Object>> read(
            Snapshot snapshot,
            List<Integer> columns,
            List<ColumnRange> ranges,
            Version from,
            BufferAllocator allocator) {
        List<List<Object>> rows = new ArrayList<>();
        try (ScanSource scan = snapshot.scan(new ScanRequest(columns, ranges, from))) {
            for (int split = 0; split < scan.splits(); split++) {
                try (BatchReader reader = scan.open(split, allocator)) {
                    for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                        if (batch.rows() < 1 || batch.rows() > Batch.ROWS_MAX) {
                            throw new AssertionError("a batch of " + batch.rows() + " rows");
                        }
                        addRows(batch, rows);
                    }
                }
            }
        }
        return rows;
    }

    private static void addRows(Batch batch, List<List<Object>> rows) {
        for (int row = 0; row < batch.rows(); row++) {
            List<Object> values = new ArrayList<>();
            for (Column column : batch.columns()) {
                if (column.rows() != batch.rows()) {
                    throw new AssertionError("a column of " + column.rows() + " rows");
                }
                values.add(column.getObject(row));
            }
            rows.add(values);
        }
    }
}
