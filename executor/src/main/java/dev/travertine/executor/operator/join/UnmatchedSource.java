package dev.travertine.executor.operator.join;

import dev.travertine.executor.operator.rows.RowStore;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** The build rows of RIGHT and FULL joins that found no partner, behind NULLs for the left side. */
final class UnmatchedSource implements ScanSource {
    private static final int SPLIT_ROWS = 1 << 17;

    private final PlanNode.Join node;
    private final List<Column> columns;
    private final byte[] matched;
    private final int rows;
    private final AtomicLong rowsRead = new AtomicLong();

    UnmatchedSource(PlanNode.Join node, List<Column> columns, byte[] matched, int rows) {
        this.node = node;
        this.columns = columns;
        this.matched = matched;
        this.rows = rows;
    }

    @Override
    public int splits() {
        return (int) ((rows + (long) SPLIT_ROWS - 1) / SPLIT_ROWS);
    }

    @Override
    public BatchReader open(int split, BufferAllocator allocator) {
        return new Reader(split * SPLIT_ROWS, Math.min(rows, (split + 1) * SPLIT_ROWS), allocator);
    }

    @Override
    public ScanMetrics metrics() {
        return new ScanMetrics(rowsRead.get(), 0, 0);
    }

    @Override
    public void close() {}

    private final class Reader implements BatchReader {
        private final int end;
        private final int[] picked = new int[Batch.ROWS_MAX];
        private final List<ColumnBuffer> missing = new ArrayList<>();
        private final RowStore output;

        private int next;

        Reader(int from, int to, BufferAllocator allocator) {
            next = from;
            end = to;
            List<DataType> types =
                    node.right().outputType().fields().stream().map(Field::type).toList();
            output = new RowStore(allocator, types, Batch.ROWS_MAX);
            boolean whole = false;
            try {
                for (int i = 0; i < node.left().outputType().size(); i++) {
                    ColumnBuffer buffer =
                            new ColumnBuffer(allocator, node.outputType().type(i), 1);
                    missing.add(buffer);
                    buffer.appendNull();
                }
                whole = true;
            } finally {
                if (!whole) {
                    close();
                }
            }
        }

        @Override
        public @Nullable Batch next() {
            int count = 0;
            for (; next < end && count < picked.length; next++) {
                picked[count] = next;
                count += matched[next] == 0 ? 1 : 0;
            }
            if (count == 0) {
                return null;
            }
            output.clear();
            output.append(columns, picked, 0, count);
            List<Column> row = new ArrayList<>();
            for (ColumnBuffer buffer : missing) {
                row.add(Column.constant(buffer.view(), count));
            }
            row.addAll(output.columns());
            rowsRead.addAndGet(count);
            return Batch.of(row, count);
        }

        @Override
        public void close() {
            output.close();
            missing.forEach(ColumnBuffer::close);
            missing.clear();
            next = end;
        }
    }
}
