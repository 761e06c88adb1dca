package dev.travertine.executor.operator.rows;

import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.PhysicalType;
import org.jspecify.annotations.Nullable;

/**
 * Brings a column to a type of the same kind that may be held wider: decimals of 64 bits to 128. Hands on what is as it should
 * be. One thread.
 */
public final class Widening implements AutoCloseable {
    private final DataType type;
    private final @Nullable ColumnBuffer wide;

    public Widening(DataType from, DataType to, OperatorContext context) {
        type = to;
        boolean needed = from.physical() == PhysicalType.INT64 && to.physical() == PhysicalType.INT128;
        if (!needed && from.physical() != to.physical()) {
            throw new IllegalArgumentException("from " + from + " to " + to);
        }
        wide = needed ? new ColumnBuffer(context.allocator(), to, Batch.ROWS_MAX) : null;
    }

    /** The type of two that are held alike or one wider that is the wider one. */
    public static DataType wider(DataType a, DataType b) {
        return a.physical() == PhysicalType.INT128 ? a : b;
    }

    /** The first {@code rows} values; valid until the next call or {@link #close}. */
    public Column apply(Column column, int rows) {
        if (wide == null) {
            return column.withType(type);
        }
        wide.clear();
        for (int i = 0; i < rows; i++) {
            if (column.isNull(i)) {
                wide.appendNull();
            } else {
                wide.appendLong(column.getLong(i));
            }
        }
        return wide.view();
    }

    @Override
    public void close() {
        if (wide != null) {
            wide.close();
        }
    }
}
