package dev.travertine.executor.operator.sort;

import dev.travertine.executor.operator.rows.RowStore;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.type.DataType;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** Kept rows in the order of a list of row numbers: one split. */
final class SortedSource implements ScanSource {
    private final List<Column> columns;
    private final int[] order;
    private final int from;
    private final int to;
    private final Runnable onClose;
    private final AtomicLong rowsRead = new AtomicLong();

    /** The rows {@code order[from]} to {@code order[to - 1]}. */
    SortedSource(List<Column> columns, int[] order, int from, int to, Runnable onClose) {
        this.columns = columns;
        this.order = order;
        this.from = from;
        this.to = to;
        this.onClose = onClose;
    }

    @Override
    public int splits() {
        return from < to ? 1 : 0;
    }

    @Override
    public BatchReader open(int split, BufferAllocator allocator) {
        return new Reader(allocator);
    }

    @Override
    public ScanMetrics metrics() {
        return new ScanMetrics(rowsRead.get(), 0, 0);
    }

    @Override
    public void close() {
        onClose.run();
    }

    private final class Reader implements BatchReader {
        private final RowStore output;
        private int next = from;

        Reader(BufferAllocator allocator) {
            List<DataType> types = columns.stream().map(Column::type).toList();
            output = new RowStore(allocator, types, Math.min(Batch.ROWS_MAX, to - from));
        }

        @Override
        public @Nullable Batch next() {
            if (next >= to) {
                return null;
            }
            int count = Math.min(Batch.ROWS_MAX, to - next);
            output.clear();
            output.append(columns, order, next, count);
            next += count;
            rowsRead.addAndGet(count);
            return output.view();
        }

        @Override
        public void close() {
            output.close();
            next = to;
        }
    }
}
