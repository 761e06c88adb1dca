package dev.travertine.executor.operator.rows;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.type.PhysicalType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stretches of flat columns as columns, without copying. */
public final class Slices {
    private static final MemorySegment ZERO = word(0);
    private static final MemorySegment ONE = word(1);

    private Slices() {}

    /**
     * Rows {@code from} (a multiple of 8) to {@code from + count} of a column.
     */
    public static Column slice(Column column, int from, int count) {
        if (column.shape() == Column.Shape.CONST) {
            return column.head(count);
        }
        if ((from & 7) != 0) {
            throw new IllegalArgumentException("a slice from row " + from);
        }
        MemorySegment validity = bits(column.validity(), from);
        PhysicalType physical = column.shape() == Column.Shape.DICT
                ? PhysicalType.INT32
                : column.type().physical();
        MemorySegment offsets = column.offsets();
        return switch (physical) {
            case BIT ->
                new Column(
                        column.type(),
                        column.shape(),
                        count,
                        validity,
                        column.data().asSlice(from >>> 3),
                        null,
                        null);
            case VARLEN ->
                new Column(
                        column.type(),
                        column.shape(),
                        count,
                        validity,
                        column.data(),
                        offsets == null ? null : offsets.asSlice(from * 4L),
                        null);
            default ->
                new Column(
                        column.type(),
                        column.shape(),
                        count,
                        validity,
                        column.data().asSlice((long) from * physical.byteWidth()),
                        null,
                        column.dictionary());
        };
    }

    /** The same stretch of all columns. */
    public static Batch slice(List<Column> columns, int from, int count) {
        return Batch.of(columns.stream().map(c -> slice(c, from, count)).toList(), count);
    }

    /** A flat column's one row as a constant of {@code rows} rows. */
    public static Column constant(Column flat, int row, int rows) {
        int aligned = row & ~7;
        Column near = slice(flat, aligned, (row & 7) + 1);
        if ((row & 7) == 0) {
            return Column.constant(near, rows);
        }
        return Column.constant(shifted(near, row & 7), rows);
    }

    private static Column shifted(Column near, int row) {
        MemorySegment validity = near.validity();
        MemorySegment valid = validity == null ? null : oneBit(Column.bit(validity, row));
        MemorySegment offsets = near.offsets();
        return switch (near.type().physical()) {
            case BIT -> Column.flat(near.type(), 1, valid, oneBit(Column.bit(near.data(), row)));
            case VARLEN ->
                new Column(
                        near.type(),
                        Column.Shape.FLAT,
                        1,
                        valid,
                        near.data(),
                        offsets == null ? null : offsets.asSlice(row * 4L),
                        null);
            default ->
                Column.flat(
                        near.type(),
                        1,
                        valid,
                        near.data().asSlice((long) row * near.type().physical().byteWidth()));
        };
    }

    private static @Nullable MemorySegment bits(@Nullable MemorySegment validity, int from) {
        return validity == null ? null : validity.asSlice(from >>> 3);
    }

    private static MemorySegment oneBit(boolean value) {
        return value ? ONE : ZERO;
    }

    private static MemorySegment word(long value) {
        MemorySegment word = Arena.global().allocate(8, 8);
        word.set(JAVA_LONG_UNALIGNED, 0, value);
        return word.asReadOnly();
    }
}
