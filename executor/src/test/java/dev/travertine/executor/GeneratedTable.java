package dev.travertine.executor;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.catalog.ScanRequest;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.Version;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** Rows 0, 1, 2 ... made as they are read: for queries over more rows than memory holds. Counts what was read and left open. */
final class GeneratedTable implements Snapshot {
    static final TableName NAME = TableName.of("numbers");
    static final RowType TYPE = RowType.of(new Field("n", DataType.BIGINT), new Field("weight", DataType.BIGINT));

    private final int splits;
    private final long splitRows;
    final AtomicLong rowsRead = new AtomicLong();
    final AtomicInteger open = new AtomicInteger();
    /** Whether batches carry weights: the number modulo 7, less 3. */
    boolean weighted;

    GeneratedTable(int splits, long splitRows) {
        this.splits = splits;
        this.splitRows = splitRows;
    }

    static PlanNode.Scan scan() {
        return new PlanNode.Scan(NAME, List.of(0), List.of(), RowType.of(TYPE.field(0)), -1);
    }

    @Override
    public Version version() {
        return Version.START;
    }

    @Override
    public long rows() {
        return splits * splitRows;
    }

    @Override
    public Snapshot at(Version version) {
        return this;
    }

    @Override
    public ScanSource scan(ScanRequest request) {
        open.incrementAndGet();
        return new Source(request.columns().size());
    }

    @Override
    public void close() {}

    private final class Source implements ScanSource {
        private final int columns;

        Source(int columns) {
            this.columns = columns;
        }

        @Override
        public int splits() {
            return splits;
        }

        @Override
        public BatchReader open(int split, BufferAllocator allocator) {
            open.incrementAndGet();
            return new Reader(columns, split * splitRows, (split + 1) * splitRows, allocator);
        }

        @Override
        public ScanMetrics metrics() {
            return new ScanMetrics(rowsRead.get(), 0, rowsRead.get() * 8);
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }

    private final class Reader implements BatchReader {
        private final List<ColumnBuffer> buffers = new ArrayList<>();
        private final ColumnBuffer weights;
        private final long end;
        private long next;

        Reader(int columns, long from, long end, BufferAllocator allocator) {
            for (int i = 0; i < columns; i++) {
                buffers.add(new ColumnBuffer(allocator, DataType.BIGINT, Batch.ROWS_MAX));
            }
            this.weights = new ColumnBuffer(allocator, DataType.BIGINT, Batch.ROWS_MAX);
            this.next = from;
            this.end = end;
        }

        @Override
        public @Nullable Batch next() {
            int count = (int) Math.min(Batch.ROWS_MAX, end - next);
            if (count <= 0) {
                return null;
            }
            weights.clear();
            buffers.forEach(ColumnBuffer::clear);
            for (int i = 0; i < count; i++) {
                long number = next++;
                weights.appendLong(number % 7 - 3);
                buffers.forEach(buffer -> buffer.appendLong(number));
            }
            rowsRead.addAndGet(count);
            return new Batch(
                    buffers.stream().map(ColumnBuffer::view).toList(), count, weighted ? weights.view() : null);
        }

        @Override
        public void close() {
            open.decrementAndGet();
            weights.close();
            buffers.forEach(ColumnBuffer::close);
        }
    }
}
