package dev.travertine.executor.pipeline;

import dev.travertine.executor.vector.Gather;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** A copy of a batch's rows, flat, with weights where it has them; also right for batches without columns. */
final class RowCopy implements AutoCloseable {
    private final BufferAllocator allocator;
    private final List<ColumnBuffer> columns = new ArrayList<>();
    private @Nullable ColumnBuffer weights;
    private boolean weighted;
    private int rows;

    RowCopy(BufferAllocator allocator, RowType type) {
        this.allocator = allocator;
        boolean whole = false;
        try {
            for (int i = 0; i < type.size(); i++) {
                columns.add(new ColumnBuffer(allocator, type.type(i), Batch.ROWS_MAX));
            }
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    /** Forgets what was there, and copies the batch. */
    void set(Batch batch) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).clear();
            Gather.appendHead(batch.column(i), batch.rows(), columns.get(i));
        }
        Column changes = batch.weights();
        weighted = changes != null;
        if (changes != null) {
            if (weights == null) {
                weights = new ColumnBuffer(allocator, changes.type(), Batch.ROWS_MAX);
            }
            weights.clear();
            Gather.appendHead(changes, batch.rows(), weights);
        }
        rows = batch.rows();
    }

    Batch view() {
        List<Column> views = columns.stream().map(ColumnBuffer::view).toList();
        return new Batch(views, rows, weighted && weights != null ? weights.view() : null);
    }

    @Override
    public void close() {
        columns.forEach(ColumnBuffer::close);
        columns.clear();
        if (weights != null) {
            weights.close();
            weights = null;
        }
    }
}
