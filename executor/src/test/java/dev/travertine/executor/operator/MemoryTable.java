package dev.travertine.executor.operator;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.catalog.ScanRequest;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.Version;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** Rows as Java objects, handed out in batches of a wanted size and shape. */
record MemoryTable(RowType type, List<List<@Nullable Object>> values, Layout layout) implements Snapshot {
    /** How columns shall come. */
    enum Shape {
        FLAT,
        /** Every column with a dictionary of its distinct values. */
        DICT,
        /** Columns selected of a batch twice as large, in reverse. */
        SELECTED,
        /** CONST where all values of the batch are alike, else alternately FLAT and DICT. */
        MIXED
    }

    record Layout(int splitRows, int batchRows, Shape shape) {}

    @Override
    public Version version() {
        return Version.START;
    }

    @Override
    public Snapshot at(Version version) {
        return this;
    }

    @Override
    public ScanSource scan(ScanRequest request) {
        return new Source(request.columns());
    }

    @Override
    public void close() {}

    @Override
    public long rows() {
        return values.size();
    }

    private final class Source implements ScanSource {
        private final List<Integer> columns;

        Source(List<Integer> columns) {
            this.columns = columns;
        }

        @Override
        public int splits() {
            return (MemoryTable.this.values.size() + layout.splitRows - 1) / layout.splitRows;
        }

        @Override
        public BatchReader open(int split, BufferAllocator allocator) {
            int from = split * layout.splitRows;
            return new Reader(
                    columns, from, Math.min(MemoryTable.this.values.size(), from + layout.splitRows), allocator);
        }

        @Override
        public ScanMetrics metrics() {
            return new ScanMetrics(0, 0, 0);
        }

        @Override
        public void close() {}
    }

    private final class Reader implements BatchReader {
        private final List<Integer> columns;
        private final BufferAllocator allocator;
        private final int end;
        private final List<ColumnBuffer> buffers = new ArrayList<>();
        private int next;

        Reader(List<Integer> columns, int from, int end, BufferAllocator allocator) {
            this.columns = columns;
            this.next = from;
            this.end = end;
            this.allocator = allocator;
        }

        @Override
        public @Nullable Batch next() {
            close();
            if (next >= end) {
                return null;
            }
            int count = Math.min(layout.batchRows, end - next);
            List<Column> result = new ArrayList<>();
            for (int column : columns) {
                List<@Nullable Object> some = new ArrayList<>();
                for (int i = next; i < next + count; i++) {
                    some.add(MemoryTable.this.values.get(i).get(column));
                }
                result.add(column(type.type(column), some, column));
            }
            next += count;
            return Batch.of(result, count);
        }

        private Column column(DataType type, List<@Nullable Object> values, int index) {
            Map<List<@Nullable Object>, Integer> distinct = new LinkedHashMap<>();
            for (Object value : values) {
                List<@Nullable Object> key = new ArrayList<>();
                key.add(value);
                distinct.putIfAbsent(key, distinct.size());
            }
            return switch (layout.shape) {
                case FLAT -> flat(type, values);
                case DICT -> dict(type, values, distinct);
                case SELECTED -> selected(type, values);
                case MIXED ->
                    distinct.size() == 1
                            ? Column.constant(flat(type, values.subList(0, 1)), values.size())
                            : index % 2 == 0 ? flat(type, values) : dict(type, values, distinct);
            };
        }

        private Column flat(DataType type, List<@Nullable Object> values) {
            ColumnBuffer buffer = new ColumnBuffer(allocator, type, values.size());
            buffers.add(buffer);
            values.forEach(buffer::appendObject);
            return buffer.view();
        }

        /** NULLs are NULL codes for columns of odd size, else entries of the dictionary. */
        private Column dict(
                DataType type, List<@Nullable Object> values, Map<List<@Nullable Object>, Integer> distinct) {
            boolean nullCodes = values.size() % 2 == 1;
            List<@Nullable Object> entries = new ArrayList<>();
            distinct.keySet().forEach(key -> entries.add(key.getFirst()));
            Column dictionary = flat(type, entries);
            ColumnBuffer codes = new ColumnBuffer(allocator, DataType.INTEGER, values.size());
            buffers.add(codes);
            for (Object value : values) {
                if (value == null && nullCodes) {
                    codes.appendNull();
                } else {
                    List<@Nullable Object> key = new ArrayList<>();
                    key.add(value);
                    codes.appendLong(Objects.requireNonNull(distinct.get(key)));
                }
            }
            return Column.dict(dictionary, values.size(), codes.view().validity(), codes.data());
        }

        private Column selected(DataType type, List<@Nullable Object> values) {
            List<@Nullable Object> more = new ArrayList<>();
            for (Object value : values.reversed()) {
                more.add(value);
                more.add(values.getFirst());
            }
            Column all = flat(type, more);
            ColumnBuffer codes = new ColumnBuffer(allocator, DataType.INTEGER, values.size());
            buffers.add(codes);
            for (int i = 0; i < values.size(); i++) {
                codes.appendLong(2L * (values.size() - 1 - i));
            }
            return Column.dict(all, values.size(), null, codes.data());
        }

        @Override
        public void close() {
            buffers.forEach(ColumnBuffer::close);
            buffers.clear();
        }
    }
}
