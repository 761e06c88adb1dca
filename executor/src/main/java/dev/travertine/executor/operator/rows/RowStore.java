package dev.travertine.executor.operator.rows;

import dev.travertine.executor.vector.Gather;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Rows that a breaker keeps, numbered from 0 in the order of arrival, in column buffers of its own. Knows its number of rows
 * even where there are no columns. One thread at a time.
 */
public final class RowStore implements AutoCloseable {
    private static final int ROWS_MAX = Integer.MAX_VALUE - 8 * Batch.ROWS_MAX;

    private final List<ColumnBuffer> columns = new ArrayList<>();

    private int rows;

    public RowStore(BufferAllocator allocator, List<DataType> types, int capacity) {
        boolean whole = false;
        try {
            for (DataType type : types) {
                columns.add(new ColumnBuffer(allocator, type, capacity));
            }
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    public int rows() {
        return rows;
    }

    public ColumnBuffer column(int index) {
        return columns.get(index);
    }

    public long bytes() {
        return columns.stream().mapToLong(ColumnBuffer::bytes).sum();
    }

    /** Copies all rows of the batch. */
    public void append(Batch batch) {
        append(batch.columns(), batch.rows());
    }

    /** Copies the first {@code count} rows of the columns. */
    public void append(List<Column> source, int count) {
        checkRoom(count);
        for (int i = 0; i < columns.size(); i++) {
            Gather.appendHead(source.get(i), count, columns.get(i));
        }
        rows += count;
    }

    /** Copies the given rows of the columns; a row number below 0 gives a row of NULLs. */
    public void append(List<Column> source, int[] picked, int from, int count) {
        appendAt(0, source, picked, from, count);
        advance(count);
    }

    /**
     * Copies the rows {@code picked[from]} and following to the columns from {@code first} on: several calls for one row of
     * several sources, then {@link #advance}.
     */
    public void appendAt(int first, List<Column> source, int[] picked, int from, int count) {
        checkRoom(count);
        for (int i = 0; i < source.size(); i++) {
            Gather.append(source.get(i), picked, from, count, columns.get(first + i));
        }
    }

    /** Says that all columns have got {@code count} more rows. */
    public void advance(int count) {
        rows += count;
    }

    /** The rows as flat columns; valid until the next append, {@link #clear} or {@link #close}. */
    public List<Column> columns() {
        return columns.stream().map(ColumnBuffer::view).toList();
    }

    public Batch view() {
        return Batch.of(columns(), rows);
    }

    public void clear() {
        columns.forEach(ColumnBuffer::clear);
        rows = 0;
    }

    @Override
    public void close() {
        columns.forEach(ColumnBuffer::close);
        columns.clear();
        rows = 0;
    }

    private void checkRoom(int count) {
        if (rows > ROWS_MAX - count) {
            throw new TravertineException(ErrorCode.OUT_OF_MEMORY, "more than 2^31 rows in one intermediate result");
        }
    }
}
