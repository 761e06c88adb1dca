package dev.travertine.engine.rows;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchBuffer;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.catalog.ScanRequest;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.Version;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Rows in memory, written once and then only read: the contents of a view at a version, or of a system table. Counts its
 * readers, and gives the memory back when the last is gone.
 *
 * <p>The builder (one thread) holds the first reference; {@link #snapshot} takes another, from any thread.
 */
public final class Rows implements AutoCloseable {
    private static final int CHUNK_ROWS = Batch.ROWS_MAX;

    private final BufferAllocator allocator;
    private final RowType type;
    private final List<BatchBuffer> chunks = new ArrayList<>();
    private long rowCount;

    private int references = 1;

    public Rows(BufferAllocator allocator, RowType type) {
        this.allocator = allocator;
        this.type = type;
    }

    public long rowCount() {
        return rowCount;
    }

    public List<Batch> batches() {
        return chunks.stream().map(BatchBuffer::view).toList();
    }

    /** Appends {@code count} copies of a row; only before the first snapshot. */
    public void append(Batch source, int row, long count) {
        for (long i = 0; i < count; i++) {
            chunk().appendRow(source, row);
            rowCount++;
        }
    }

    public void append(Batch source) {
        for (int row = 0; row < source.rows(); row++) {
            append(source, row, 1);
        }
    }

    /** Appends a row of values in the form of {@link Column#getObject}. */
    public void append(@Nullable Object... values) {
        BatchBuffer chunk = chunk();
        for (int i = 0; i < values.length; i++) {
            chunk.column(i).appendObject(values[i]);
        }
        rowCount++;
    }

    private BatchBuffer chunk() {
        if (chunks.isEmpty() || chunks.getLast().rows() == CHUNK_ROWS) {
            int capacity = chunks.isEmpty() ? 64 : CHUNK_ROWS;
            chunks.add(new BatchBuffer(allocator, type, capacity));
        }
        return chunks.getLast();
    }

    /** A snapshot of the rows, or null where the last reference is gone. */
    public synchronized @Nullable Snapshot snapshot(Version version) {
        if (references == 0) {
            return null;
        }
        references++;
        return new RowsSnapshot(this, version);
    }

    private synchronized void retain() {
        references++;
    }

    /** Gives up one reference. */
    @Override
    public synchronized void close() {
        references--;
        if (references == 0) {
            chunks.forEach(BatchBuffer::close);
            chunks.clear();
        }
    }

    /** One reference to the rows. */
    private static final class RowsSnapshot implements Snapshot {
        private final Rows rows;
        private final Version version;
        private boolean closed;

        RowsSnapshot(Rows rows, Version version) {
            this.rows = rows;
            this.version = version;
        }

        @Override
        public Version version() {
            return version;
        }

        @Override
        public long rows() {
            return rows.rowCount;
        }

        @Override
        public Snapshot at(Version earlier) {
            throw TravertineException.unsupported("reading an earlier version of this relation");
        }

        @Override
        public ScanSource scan(ScanRequest request) {
            rows.retain();
            return new RowsScan(rows, request);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                rows.close();
            }
        }
    }

    /** Splits are the chunks; nothing is copied. */
    private static final class RowsScan implements ScanSource {
        private final Rows rows;
        private final ScanRequest request;
        private final AtomicLong rowsRead = new AtomicLong();
        private boolean closed;

        RowsScan(Rows rows, ScanRequest request) {
            this.rows = rows;
            this.request = request;
        }

        @Override
        public int splits() {
            return rows.chunks.size();
        }

        @Override
        public BatchReader open(int split, BufferAllocator ignored) {
            Batch all = rows.chunks.get(split).view();
            List<Column> columns = request.columns().stream().map(all::column).toList();
            return new OneBatch(Batch.of(columns, all.rows()), rowsRead);
        }

        @Override
        public ScanMetrics metrics() {
            return new ScanMetrics(rowsRead.get(), 0, 0);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                rows.close();
            }
        }
    }

    /** Reads one batch. */
    private static final class OneBatch implements BatchReader {
        private final AtomicLong rowsRead;
        private @Nullable Batch batch;

        OneBatch(Batch batch, AtomicLong rowsRead) {
            this.batch = batch;
            this.rowsRead = rowsRead;
        }

        @Override
        public @Nullable Batch next() {
            Batch result = batch;
            batch = null;
            if (result != null) {
                rowsRead.addAndGet(result.rows());
            }
            return result;
        }

        @Override
        public void close() {
            batch = null;
        }
    }
}
