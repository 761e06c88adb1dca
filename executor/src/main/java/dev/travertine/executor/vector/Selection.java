package dev.travertine.executor.vector;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.Column.Shape;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.type.DataType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a batch as a batch, without copying values: columns become DICT with the row numbers as codes. Memory for
 * codes is used again for the next selection. One thread.
 */
public final class Selection implements AutoCloseable {
    private final BufferAllocator allocator;
    /** Code columns for this batch, in the order in which they were asked for; grows as needed. */
    private final List<ColumnBuffer> codes = new ArrayList<>();
    /** What each of them was made of. */
    private final List<@Nullable Column> origins = new ArrayList<>();

    private int used;

    public Selection(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /**
     * The first {@code count} of the named rows of {@code input}; valid until the next call, {@link #close}, or the end of the
     * input batch.
     */
    public Batch select(Batch input, int[] rows, int count) {
        used = 0;
        origins.clear();
        List<Column> columns = new ArrayList<>(input.columns().size());
        for (Column column : input.columns()) {
            columns.add(select(column, rows, count));
        }
        Column weights = input.weights();
        return new Batch(columns, count, weights == null ? null : select(weights, rows, count));
    }

    private Column select(Column column, int[] rows, int count) {
        return switch (column.shape()) {
            case CONST -> column.head(count);
            // A new dictionary object: whoever remembers values by dictionary must not take this batch's for the last
            // one's.
            case FLAT ->
                Column.dict(
                        column.head(column.rows()),
                        count,
                        null,
                        rowCodes(rows, count).data());
            case DICT -> composed(column, rows, count);
        };
    }

    /** The row numbers themselves: shared by all flat columns. */
    private ColumnBuffer rowCodes(int[] rows, int count) {
        for (int i = 0; i < used; i++) {
            if (origins.get(i) == null) {
                return codes.get(i);
            }
        }
        ColumnBuffer target = next(null);
        target.reserve(count);
        MemorySegment.copy(rows, 0, target.data(), JAVA_INT_UNALIGNED, 0, count);
        return target;
    }

    /** The codes of the named rows: shared by all columns that share codes. */
    private Column composed(Column column, int[] rows, int count) {
        Column dictionary = column.dictionary();
        if (dictionary == null) {
            throw new IllegalStateException("no dictionary in a column of " + column.type());
        }
        for (int i = 0; i < used; i++) {
            Column origin = origins.get(i);
            if (origin != null
                    && origin.data().equals(column.data())
                    && Objects.equals(origin.validity(), column.validity())) {
                return dict(dictionary, codes.get(i), count);
            }
        }
        ColumnBuffer target = next(column);
        Column flatCodes =
                new Column(DataType.INTEGER, Shape.FLAT, column.rows(), column.validity(), column.data(), null, null);
        Gather.append(flatCodes, rows, count, target);
        return dict(dictionary, target, count);
    }

    private static Column dict(Column dictionary, ColumnBuffer codes, int count) {
        return Column.dict(dictionary, count, codes.hasNulls() ? codes.validity() : null, codes.data());
    }

    private ColumnBuffer next(@Nullable Column origin) {
        if (used == codes.size()) {
            codes.add(new ColumnBuffer(allocator, DataType.INTEGER, Batch.ROWS_MAX));
        }
        origins.add(origin);
        ColumnBuffer target = codes.get(used++);
        target.clear();
        return target;
    }

    @Override
    public void close() {
        codes.forEach(ColumnBuffer::close);
        codes.clear();
        origins.clear();
    }
}
