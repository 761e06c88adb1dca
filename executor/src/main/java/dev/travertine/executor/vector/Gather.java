package dev.travertine.executor.vector;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.Column.Shape;
import dev.travertine.spi.batch.ColumnBuffer;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Copies rows of columns of any shape behind the rows of a flat buffer of the same physical type. */
public final class Gather {
    private Gather() {}

    /**
     * Appends the named rows of {@code source}, in that order; a row below 0 appends NULL.
     *
     * @param rows row numbers, of which the first {@code count} are meant
     */
    public static void append(Column source, int[] rows, int count, ColumnBuffer target) {
        append(source, rows, 0, count, target);
    }

    /** As {@link #append(Column, int[], int, ColumnBuffer)}, for {@code rows[from]} and following. */
    public static void append(Column source, int[] rows, int from, int count, ColumnBuffer target) {
        boolean negatives = anyNegative(rows, from, count);
        if (source.shape() == Shape.FLAT) {
            copy(source, rows, from, count, !negatives && source.validity() == null, target);
        } else {
            int[] slots = new int[count];
            for (int i = 0; i < count; i++) {
                int row = rows[from + i];
                slots[i] = row < 0 || ownNull(source, row) ? -1 : source.slot(row);
            }
            Column flat = source.dictionary() == null ? flat(source) : source.dictionary();
            copy(flat, slots, 0, count, !negatives && source.noNulls(), target);
        }
    }

    /** Appends the first {@code count} rows of {@code source}. */
    public static void appendHead(Column source, int count, ColumnBuffer target) {
        if (source.shape() == Shape.FLAT
                && source.validity() == null
                && target.type().physical().byteWidth() > 0) {
            int base = target.rows();
            target.reserve(base + count);
            int width = target.type().physical().byteWidth();
            MemorySegment.copy(source.data(), 0, target.data(), (long) base * width, (long) count * width);
            Bits.setRange(target.validity(), base, base + count);
            target.setRows(base + count, target.hasNulls());
            return;
        }
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = i;
        }
        append(source, rows, 0, count, target);
    }

    private static boolean anyNegative(int[] rows, int from, int count) {
        int all = 0;
        for (int i = from; i < from + count; i++) {
            all |= rows[i];
        }
        return all < 0;
    }

    /** Whether the row is NULL by the column's own bitmap, without its dictionary's. */
    private static boolean ownNull(Column source, int row) {
        MemorySegment bits = source.validity();
        return bits != null && !Bits.get(bits, source.isConst() ? 0 : row);
    }

    private static Column flat(Column constant) {
        return new Column(
                constant.type(), Shape.FLAT, 1, constant.validity(), constant.data(), constant.offsets(), null);
    }

    private static void copy(Column source, int[] slots, int from, int count, boolean noNulls, ColumnBuffer target) {
        int base = target.rows();
        target.reserve(base + count);
        boolean nulls = false;
        if (noNulls) {
            Bits.setRange(target.validity(), base, base + count);
        } else {
            nulls = copyValidity(source.validity(), slots, from, count, base, target.validity());
        }
        MemorySegment data = source.data();
        switch (target.type().physical()) {
            case BIT -> copyBits(data, slots, from, count, base, target.data());
            case INT8 -> copy8(data, slots, from, count, base, target.data());
            case INT16 -> copy16(data, slots, from, count, base, target.data());
            case INT32, FLOAT32 -> copy32(data, slots, from, count, base, target.data());
            case INT64, FLOAT64 -> copy64(data, slots, from, count, base, target.data());
            case INT128 -> copy128(data, slots, from, count, base, target.data());
            case VARLEN -> copyBytes(source, slots, from, count, base, target);
        }
        target.setRows(base + count, target.hasNulls() || nulls);
    }

    /** Whether there was a NULL. */
    private static boolean copyValidity(
            @Nullable MemorySegment source, int[] slots, int from, int count, int base, MemorySegment target) {
        int valid = 0;
        for (int i = 0; i < count; i++) {
            int slot = slots[from + i];
            if (slot >= 0 && (source == null || Bits.get(source, slot))) {
                ColumnBuffer.setBit(target, base + i);
                valid++;
            }
        }
        return valid < count;
    }

    private static void copyBits(
            MemorySegment source, int[] slots, int from, int count, int base, MemorySegment target) {
        for (int i = 0; i < count; i++) {
            int slot = slots[from + i];
            if (slot >= 0 && Bits.get(source, slot)) {
                ColumnBuffer.setBit(target, base + i);
            }
        }
    }

    private static void copy8(MemorySegment source, int[] slots, int from, int count, int base, MemorySegment target) {
        for (int i = 0; i < count; i++) {
            target.set(JAVA_BYTE, (long) base + i, source.get(JAVA_BYTE, Math.max(0, slots[from + i])));
        }
    }

    private static void copy16(MemorySegment source, int[] slots, int from, int count, int base, MemorySegment target) {
        for (int i = 0; i < count; i++) {
            short value = source.get(JAVA_SHORT_UNALIGNED, Math.max(0, slots[from + i]) * 2L);
            target.set(JAVA_SHORT_UNALIGNED, (base + i) * 2L, value);
        }
    }

    private static void copy32(MemorySegment source, int[] slots, int from, int count, int base, MemorySegment target) {
        for (int i = 0; i < count; i++) {
            int value = source.get(JAVA_INT_UNALIGNED, Math.max(0, slots[from + i]) * 4L);
            target.set(JAVA_INT_UNALIGNED, (base + i) * 4L, value);
        }
    }

    private static void copy64(MemorySegment source, int[] slots, int from, int count, int base, MemorySegment target) {
        for (int i = 0; i < count; i++) {
            long value = source.get(JAVA_LONG_UNALIGNED, Math.max(0, slots[from + i]) * 8L);
            target.set(JAVA_LONG_UNALIGNED, (base + i) * 8L, value);
        }
    }

    private static void copy128(
            MemorySegment source, int[] slots, int from, int count, int base, MemorySegment target) {
        for (int i = 0; i < count; i++) {
            long at = Math.max(0, slots[from + i]) * 16L;
            target.set(JAVA_LONG_UNALIGNED, (base + i) * 16L, source.get(JAVA_LONG_UNALIGNED, at));
            target.set(JAVA_LONG_UNALIGNED, (base + i) * 16L + 8, source.get(JAVA_LONG_UNALIGNED, at + 8));
        }
    }

    /** NULLs become empty. */
    private static void copyBytes(Column source, int[] slots, int from, int count, int base, ColumnBuffer target) {
        MemorySegment ends = source.offsets();
        if (ends == null) {
            throw new IllegalStateException("no offsets in a column of " + source.type());
        }
        MemorySegment bits = source.validity();
        MemorySegment offsets = target.offsets();
        long bytes = offsets.get(JAVA_INT_UNALIGNED, base * 4L);
        long start = bytes;
        for (int i = 0; i < count; i++) {
            int slot = slots[from + i];
            if (slot >= 0 && (bits == null || Bits.get(bits, slot))) {
                bytes += ends.get(JAVA_INT_UNALIGNED, slot * 4L + 4) - ends.get(JAVA_INT_UNALIGNED, slot * 4L);
            }
        }
        target.reserveBytes(bytes);
        MemorySegment data = target.data();
        long at = start;
        for (int i = 0; i < count; i++) {
            int slot = slots[from + i];
            if (slot >= 0 && (bits == null || Bits.get(bits, slot))) {
                int position = ends.get(JAVA_INT_UNALIGNED, slot * 4L);
                int length = ends.get(JAVA_INT_UNALIGNED, slot * 4L + 4) - position;
                MemorySegment.copy(source.data(), position, data, at, length);
                at += length;
            }
            offsets.set(JAVA_INT_UNALIGNED, (base + i) * 4L + 4, (int) at);
        }
    }
}
