package dev.travertine.executor.operator.rows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.PhysicalType;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Copies picked rows of columns of any shape to the end of column buffers. One instance a thread: it holds scratch arrays.
 */
public final class Gather {
    private int[] slots = new int[0];
    private boolean[] nulls = new boolean[0];

    /** Appends the rows of {@code source}, in the order given; a row number below 0 appends NULL. */
    public void append(Column source, int[] rows, int count, ColumnBuffer target) {
        if (count == 0) {
            return;
        }
        room(count);
        int start = target.rows();
        target.reserve(start + count);
        boolean holes = holes(rows, count);
        int[] picked = rows;
        if (holes) {
            picked = new int[count];
            for (int i = 0; i < count; i++) {
                picked[i] = Math.max(0, rows[i]);
            }
        }
        Column flat = Slots.flat(source);
        boolean hadNulls = target.view().validity() != null;
        boolean anyNull = holes || !source.noNulls();
        if (source.rows() == 0) {
            // Only holes can point at nothing.
            Arrays.fill(nulls, 0, count, true);
            anyNull = true;
        } else if (anyNull) {
            anyNull = Slots.nulls(source, picked, count, nulls);
            if (holes) {
                anyNull = true;
                for (int i = 0; i < count; i++) {
                    nulls[i] |= rows[i] < 0;
                }
            }
        }
        if (source.rows() > 0 && flat.rows() > 0) {
            int[] at = Slots.of(source, picked, count, slots);
            copy(flat, at, count, target, start, anyNull ? nulls : null);
        } else if (target.type().physical() == PhysicalType.VARLEN) {
            emptyTexts(target.offsets(), start, count);
        }
        if (anyNull) {
            setValid(target.validity(), start, count, nulls);
        } else {
            setOnes(target.validity(), start, count);
        }
        target.setRows(start + count, hadNulls || anyNull);
    }

    /** Appends the first {@code count} rows of {@code source}. */
    public void appendAll(Column source, int count, ColumnBuffer target) {
        int width = target.type().physical().byteWidth();
        if (source.shape() != Column.Shape.FLAT || source.validity() != null || width == 0) {
            for (int from = 0; from < count; from += Slots.ALL.length) {
                int some = Math.min(Slots.ALL.length, count - from);
                append(from == 0 ? source : Slices.slice(source, from, some), Slots.ALL, some, target);
            }
            return;
        }
        int start = target.rows();
        boolean hadNulls = target.view().validity() != null;
        target.reserve(start + count);
        MemorySegment.copy(source.data(), 0, target.data(), (long) start * width, (long) count * width);
        setOnes(target.validity(), start, count);
        target.setRows(start + count, hadNulls);
    }

    private void room(int count) {
        if (slots.length < count) {
            slots = new int[Math.max(count, Slots.ALL.length)];
            nulls = new boolean[slots.length];
        }
    }

    private static boolean holes(int[] rows, int count) {
        int all = 0;
        for (int i = 0; i < count; i++) {
            all |= rows[i];
        }
        return all < 0;
    }

    private static void copy(
            Column flat,
            int[] slots,
            int count,
            ColumnBuffer target,
            int start,
            boolean @Nullable [] nulls) {
        switch (target.type().physical()) {
            case BIT -> copyBits(flat.data(), slots, count, target.data(), start);
            case INT8 -> copy8(flat.data(), slots, count, target.data(), start);
            case INT16 -> copy16(flat.data(), slots, count, target.data(), start);
            case INT32, FLOAT32 -> copy32(flat.data(), slots, count, target.data(), start);
            case INT64, FLOAT64 -> copy64(flat.data(), slots, count, target.data(), start);
            case INT128 -> copy128(flat.data(), slots, count, target.data(), start);
            case VARLEN -> copyTexts(flat, slots, count, target, start, nulls);
        }
    }

    private static void copyTexts(
            Column flat,
            int[] slots,
            int count,
            ColumnBuffer target,
            int start,
            boolean @Nullable [] nulls) {
        MemorySegment ends = Objects.requireNonNull(flat.offsets());
        long position = target.offsets().get(JAVA_INT_UNALIGNED, start * 4L);
        long total = position;
        for (int i = 0; i < count; i++) {
            if (nulls == null || !nulls[i]) {
                total += ends.get(JAVA_INT_UNALIGNED, slots[i] * 4L + 4) - ends.get(JAVA_INT_UNALIGNED, slots[i] * 4L);
            }
        }
        if (total > Integer.MAX_VALUE - 64) {
            throw new TravertineException(
                    ErrorCode.OUT_OF_MEMORY, "more than 2 GiB of text or bytes in one column of an intermediate result");
        }
        target.reserveBytes(total + 8);
        texts(ends, flat.data(), slots, count, target.offsets(), target.data(), start, (int) position, nulls);
    }

    /** Sets {@code count} bits from bit {@code start}. */
    static void setOnes(MemorySegment bits, int start, int count) {
        int row = start;
        int end = start + count;
        while (row < end && (row & 7) != 0) {
            ColumnBuffer.setBit(bits, row++);
        }
        int whole = (end - row) & ~7;
        if (whole > 0) {
            bits.asSlice(row >>> 3, whole >>> 3).fill((byte) -1);
            row += whole;
        }
        while (row < end) {
            ColumnBuffer.setBit(bits, row++);
        }
    }

    private static void setValid(MemorySegment bits, int start, int count, boolean[] nulls) {
        for (int i = 0; i < count; i++) {
            if (!nulls[i]) {
                ColumnBuffer.setBit(bits, start + i);
            }
        }
    }

    private static void emptyTexts(MemorySegment offsets, int start, int count) {
        int position = offsets.get(JAVA_INT_UNALIGNED, start * 4L);
        for (int i = 1; i <= count; i++) {
            offsets.set(JAVA_INT_UNALIGNED, (start + i) * 4L, position);
        }
    }

    private static void copyBits(MemorySegment from, int[] slots, int count, MemorySegment to, int start) {
        for (int i = 0; i < count; i++) {
            if (Column.bit(from, slots[i])) {
                ColumnBuffer.setBit(to, start + i);
            }
        }
    }

    private static void copy8(MemorySegment from, int[] slots, int count, MemorySegment to, int start) {
        for (int i = 0; i < count; i++) {
            to.set(JAVA_BYTE, (long) start + i, from.get(JAVA_BYTE, slots[i]));
        }
    }

    private static void copy16(MemorySegment from, int[] slots, int count, MemorySegment to, int start) {
        for (int i = 0; i < count; i++) {
            to.set(JAVA_SHORT_UNALIGNED, (start + i) * 2L, from.get(JAVA_SHORT_UNALIGNED, slots[i] * 2L));
        }
    }

    private static void copy32(MemorySegment from, int[] slots, int count, MemorySegment to, int start) {
        for (int i = 0; i < count; i++) {
            to.set(JAVA_INT_UNALIGNED, (start + i) * 4L, from.get(JAVA_INT_UNALIGNED, slots[i] * 4L));
        }
    }

    private static void copy64(MemorySegment from, int[] slots, int count, MemorySegment to, int start) {
        for (int i = 0; i < count; i++) {
            to.set(JAVA_LONG_UNALIGNED, (start + i) * 8L, from.get(JAVA_LONG_UNALIGNED, slots[i] * 8L));
        }
    }

    private static void copy128(MemorySegment from, int[] slots, int count, MemorySegment to, int start) {
        for (int i = 0; i < count; i++) {
            long source = slots[i] * 16L;
            long target = (start + i) * 16L;
            to.set(JAVA_LONG_UNALIGNED, target, from.get(JAVA_LONG_UNALIGNED, source));
            to.set(JAVA_LONG_UNALIGNED, target + 8, from.get(JAVA_LONG_UNALIGNED, source + 8));
        }
    }

    private static void texts(
            MemorySegment ends,
            MemorySegment from,
            int[] slots,
            int count,
            MemorySegment offsets,
            MemorySegment to,
            int start,
            int position,
            boolean @Nullable [] nulls) {
        long readable = from.byteSize() - 8;
        int at = position;
        for (int i = 0; i < count; i++) {
            if (nulls == null || !nulls[i]) {
                int source = ends.get(JAVA_INT_UNALIGNED, slots[i] * 4L);
                int length = ends.get(JAVA_INT_UNALIGNED, slots[i] * 4L + 4) - source;
                if (length <= 8 && source <= readable) {
                    // Eight bytes at once: what is too much is overwritten by the next value.
                    to.set(JAVA_LONG_UNALIGNED, at, from.get(JAVA_LONG_UNALIGNED, source));
                } else {
                    MemorySegment.copy(from, source, to, at, length);
                }
                at += length;
            }
            offsets.set(JAVA_INT_UNALIGNED, (start + i) * 4L + 4, at);
        }
    }
}
