package dev.travertine.executor.operator.set;

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

/** Rows, each as often as a count says. */
final class CountedSource implements ScanSource {
    private final List<Column> columns;
    private final long[] copies;
    private final Runnable onClose;
    private final AtomicLong rowsRead = new AtomicLong();

    CountedSource(List<Column> columns, long[] copies, Runnable onClose) {
        this.columns = columns;
        this.copies = copies;
        this.onClose = onClose;
    }

    @Override
    public int splits() {
        return copies.length == 0 ? 0 : 1;
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
        private final int[] picked = new int[Batch.ROWS_MAX];
        private int row;

        /** Copies of the row given out already. */
        private long given;

        Reader(BufferAllocator allocator) {
            List<DataType> types = columns.stream().map(Column::type).toList();
            output = new RowStore(allocator, types, Batch.ROWS_MAX);
        }

        @Override
        public @Nullable Batch next() {
            int count = 0;
            while (row < copies.length && count < picked.length) {
                if (given < copies[row]) {
                    picked[count++] = row;
                    given++;
                } else {
                    row++;
                    given = 0;
                }
            }
            if (count == 0) {
                return null;
            }
            output.clear();
            output.append(columns, picked, 0, count);
            rowsRead.addAndGet(count);
            return output.view();
        }

        @Override
        public void close() {
            output.close();
            row = copies.length;
        }
    }
}
