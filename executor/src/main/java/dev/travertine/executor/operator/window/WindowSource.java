package dev.travertine.executor.operator.window;

import dev.travertine.executor.operator.rows.RowStore;
import dev.travertine.executor.operator.rows.Slices;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** The sorted rows with their computed columns: splits of some ten thousand rows. */
final class WindowSource implements ScanSource {
    private static final int SPLIT_ROWS = 16 * Batch.ROWS_MAX;

    /** By row number. */
    private final List<Column> columns;

    /** By position. */
    private final List<Column> computed;

    private final int[] order;
    private final Runnable onClose;
    private final AtomicLong rowsRead = new AtomicLong();

    WindowSource(List<Column> columns, List<Column> computed, int[] order, Runnable onClose) {
        this.columns = columns;
        this.computed = computed;
        this.order = order;
        this.onClose = onClose;
    }

    @Override
    public int splits() {
        return (int) ((order.length + (long) SPLIT_ROWS - 1) / SPLIT_ROWS);
    }

    @Override
    public BatchReader open(int split, BufferAllocator allocator) {
        int from = split * SPLIT_ROWS;
        return new Reader(from, (int) Math.min(order.length, from + (long) SPLIT_ROWS), allocator);
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
        private final int end;
        private int next;

        Reader(int from, int end, BufferAllocator allocator) {
            List<DataType> types = columns.stream().map(Column::type).toList();
            this.output = new RowStore(allocator, types, Math.min(Batch.ROWS_MAX, end - from));
            this.next = from;
            this.end = end;
        }

        @Override
        public @Nullable Batch next() {
            if (next >= end) {
                return null;
            }
            int count = Math.min(Batch.ROWS_MAX, end - next);
            output.clear();
            output.append(columns, order, next, count);
            List<Column> all = new ArrayList<>(output.columns());
            for (Column column : computed) {
                all.add(Slices.slice(column, next, count));
            }
            next += count;
            rowsRead.addAndGet(count);
            return Batch.of(all, count);
        }

        @Override
        public void close() {
            output.close();
            next = end;
        }
    }
}
