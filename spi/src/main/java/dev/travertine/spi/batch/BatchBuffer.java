package dev.travertine.spi.batch;

import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** One {@link ColumnBuffer} for each column of a row type: memory in which a batch is put together. */
public final class BatchBuffer implements AutoCloseable {
    private final List<ColumnBuffer> columns = new ArrayList<>();

    public BatchBuffer(BufferAllocator allocator, RowType type, int capacity) {
        boolean whole = false;
        try {
            for (Field field : type.fields()) {
                columns.add(new ColumnBuffer(allocator, field.type(), capacity));
            }
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    public ColumnBuffer column(int index) {
        return columns.get(index);
    }

    public int rows() {
        return columns.isEmpty() ? 0 : columns.getFirst().rows();
    }

    public long bytes() {
        return columns.stream().mapToLong(ColumnBuffer::bytes).sum();
    }

    public void clear() {
        columns.forEach(ColumnBuffer::clear);
    }

    /** Appends one row of a batch of the same row type. */
    public void appendRow(Batch source, int row) {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).appendFrom(source.column(i), row);
        }
    }

    /** The rows so far; valid until the next append, {@link #clear} or {@link #close}. */
    public Batch view() {
        return Batch.of(columns.stream().map(ColumnBuffer::view).toList(), rows());
    }

    @Override
    public void close() {
        columns.forEach(ColumnBuffer::close);
        columns.clear();
    }
}
