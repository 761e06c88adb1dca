package dev.travertine.log.segment;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.travertine.spi.batch.Column;
import dev.travertine.spi.type.PhysicalType;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The distinct values of a flat column, sorted, and for each row the number of its value; NULLs have number 0.
 *
 * @param rows for each distinct value a row that has it
 * @param codes one for each row
 */
record Dictionary(int[] rows, long[] codes) {
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    /** The dictionary, or null where there are more than {@code distinctMax} values. */
    static @Nullable Dictionary build(Column column, int rows, int distinctMax) {
        int slots = Integer.highestOneBit(Math.max(16, distinctMax)) * 4;
        int[] table = new int[slots];
        Arrays.fill(table, -1);
        int[] first = new int[Math.min(rows, distinctMax + 1)];
        long[] codes = new long[rows];
        int distinct = 0;
        for (int row = 0; row < rows; row++) {
            if (column.validity() != null && column.isNull(row)) {
                continue;
            }
            int slot = (int) (hash(column, row) >>> 32) & (slots - 1);
            while (table[slot] >= 0 && !same(column, first[table[slot]], row)) {
                slot = (slot + 1) & (slots - 1);
            }
            if (table[slot] < 0) {
                if (distinct == distinctMax) {
                    return null;
                }
                first[distinct] = row;
                table[slot] = distinct++;
            }
            codes[row] = table[slot];
        }
        return sorted(column, Arrays.copyOf(first, distinct), codes);
    }

    private static Dictionary sorted(Column column, int[] first, long[] codes) {
        Integer[] order = new Integer[first.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> compare(column, first[a], first[b]));
        int[] rows = new int[first.length];
        int[] place = new int[first.length];
        for (int i = 0; i < order.length; i++) {
            rows[i] = first[order[i]];
            place[order[i]] = i;
        }
        for (int row = 0; row < codes.length; row++) {
            boolean isNull = column.validity() != null && column.isNull(row);
            codes[row] = isNull || place.length == 0 ? 0 : place[(int) codes[row]];
        }
        return new Dictionary(rows, codes);
    }

    int size() {
        return rows.length;
    }

    /** The order of two rows: of numbers, or of bytes. */
    static int compare(Column column, int a, int b) {
        if (column.type().physical() != PhysicalType.VARLEN) {
            return column.type().kind().isFloat()
                    ? Double.compare(column.getDouble(a), column.getDouble(b))
                    : Long.compare(column.getLong(a), column.getLong(b));
        }
        MemorySegment ends = Objects.requireNonNull(column.offsets());
        MemorySegment data = column.data();
        long fromA = ends.get(JAVA_INT_UNALIGNED, a * 4L);
        long toA = ends.get(JAVA_INT_UNALIGNED, a * 4L + 4);
        long fromB = ends.get(JAVA_INT_UNALIGNED, b * 4L);
        long toB = ends.get(JAVA_INT_UNALIGNED, b * 4L + 4);
        long at = MemorySegment.mismatch(data, fromA, toA, data, fromB, toB);
        if (at < 0) {
            return 0;
        }
        if (at == toA - fromA || at == toB - fromB) {
            return Long.compare(toA - fromA, toB - fromB);
        }
        return Byte.compareUnsigned(data.get(JAVA_BYTE, fromA + at), data.get(JAVA_BYTE, fromB + at));
    }

    private static boolean same(Column column, int a, int b) {
        if (column.type().physical() == PhysicalType.VARLEN) {
            return compare(column, a, b) == 0;
        }
        return bits(column, a) == bits(column, b);
    }

    private static long bits(Column column, int row) {
        return switch (column.type().physical()) {
            case FLOAT32 -> column.data().get(JAVA_INT_UNALIGNED, row * 4L);
            case FLOAT64 -> column.data().get(JAVA_LONG_UNALIGNED, row * 8L);
            default -> column.getLong(row);
        };
    }

    private static long hash(Column column, int row) {
        if (column.type().physical() != PhysicalType.VARLEN) {
            return mix(bits(column, row));
        }
        MemorySegment ends = Objects.requireNonNull(column.offsets());
        MemorySegment data = column.data();
        long at = ends.get(JAVA_INT_UNALIGNED, row * 4L);
        long to = ends.get(JAVA_INT_UNALIGNED, row * 4L + 4);
        long hash = to - at;
        for (; at + 8 <= to; at += 8) {
            hash = mix(hash ^ data.get(JAVA_LONG_UNALIGNED, at));
        }
        for (; at < to; at++) {
            hash = (hash ^ data.get(JAVA_BYTE, at)) * PRIME;
        }
        return mix(hash);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 32)) * PRIME;
        return mixed ^ (mixed >>> 29) ^ (mixed << 32);
    }
}
