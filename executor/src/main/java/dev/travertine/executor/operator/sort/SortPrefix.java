package dev.travertine.executor.operator.sort;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.travertine.executor.operator.rows.Lanes;
import dev.travertine.spi.batch.Column;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Values as 64-bit numbers whose unsigned order is the values' order. What does not fit comes in levels: INT128 in two halves,
 * text and bytes in pieces of 7 bytes, of which the lowest byte says how many of them are there, or that there are more.
 */
final class SortPrefix {
    private static final int PIECE = 7;
    private static final long MORE = PIECE + 1;

    private SortPrefix() {}

    /**
     * Writes the prefixes of rows {@code rows[from]} to {@code rows[to - 1]} of a flat column to the same places of {@code
     * out}. What stands at NULL rows has no meaning.
     */
    static void load(Column flat, int level, boolean descending, int[] rows, int from, int to, long[] out) {
        MemorySegment data = flat.data();
        switch (flat.type().physical()) {
            case BIT -> bits(data, rows, from, to, out);
            case INT8 -> bytes(data, rows, from, to, out);
            case INT16 -> shorts(data, rows, from, to, out);
            case INT32 -> ints(data, rows, from, to, out);
            case INT64 -> longs(data, rows, from, to, out);
            case INT128 -> halves(data, level, rows, from, to, out);
            case FLOAT32 -> floats(data, rows, from, to, out);
            case FLOAT64 -> doubles(data, rows, from, to, out);
            case VARLEN -> pieces(Objects.requireNonNull(flat.offsets()), data, level * PIECE, rows, from, to, out);
        }
        if (descending) {
            for (int i = from; i < to; i++) {
                out[i] = ~out[i];
            }
        }
    }

    /** Whether equal prefixes of that level may stand for different values. */
    static boolean hasNextLevel(Column flat, int level, boolean descending, long prefix) {
        return switch (flat.type().physical()) {
            case INT128 -> level == 0;
            case VARLEN -> ((descending ? ~prefix : prefix) & 0xFF) == MORE;
            default -> false;
        };
    }

    private static void bits(MemorySegment data, int[] rows, int from, int to, long[] out) {
        for (int i = from; i < to; i++) {
            out[i] = Column.bit(data, rows[i]) ? 1 : 0;
        }
    }

    private static void bytes(MemorySegment data, int[] rows, int from, int to, long[] out) {
        for (int i = from; i < to; i++) {
            out[i] = data.get(JAVA_BYTE, rows[i]) ^ Long.MIN_VALUE;
        }
    }

    private static void shorts(MemorySegment data, int[] rows, int from, int to, long[] out) {
        for (int i = from; i < to; i++) {
            out[i] = data.get(JAVA_SHORT_UNALIGNED, rows[i] * 2L) ^ Long.MIN_VALUE;
        }
    }

    private static void ints(MemorySegment data, int[] rows, int from, int to, long[] out) {
        for (int i = from; i < to; i++) {
            out[i] = data.get(JAVA_INT_UNALIGNED, rows[i] * 4L) ^ Long.MIN_VALUE;
        }
    }

    private static void longs(MemorySegment data, int[] rows, int from, int to, long[] out) {
        for (int i = from; i < to; i++) {
            out[i] = data.get(JAVA_LONG_UNALIGNED, rows[i] * 8L) ^ Long.MIN_VALUE;
        }
    }

    private static void halves(MemorySegment data, int level, int[] rows, int from, int to, long[] out) {
        long shift = level == 0 ? 8 : 0;
        long flip = level == 0 ? Long.MIN_VALUE : 0;
        for (int i = from; i < to; i++) {
            out[i] = data.get(JAVA_LONG_UNALIGNED, rows[i] * 16L + shift) ^ flip;
        }
    }

    private static void floats(MemorySegment data, int[] rows, int from, int to, long[] out) {
        for (int i = from; i < to; i++) {
            out[i] = ordered(data.get(JAVA_FLOAT_UNALIGNED, rows[i] * 4L));
        }
    }

    private static void doubles(MemorySegment data, int[] rows, int from, int to, long[] out) {
        for (int i = from; i < to; i++) {
            out[i] = ordered(data.get(JAVA_DOUBLE_UNALIGNED, rows[i] * 8L));
        }
    }

    private static long ordered(double value) {
        long bits = Lanes.keyBits(value);
        return bits ^ ((bits >> 63) >>> 1) ^ Long.MIN_VALUE;
    }

    private static void pieces(
            MemorySegment ends, MemorySegment data, int skipped, int[] rows, int from, int to, long[] out) {
        for (int i = from; i < to; i++) {
            long start = ends.get(JAVA_INT_UNALIGNED, rows[i] * 4L) + (long) skipped;
            long left = ends.get(JAVA_INT_UNALIGNED, rows[i] * 4L + 4) - start;
            long count = Math.max(0, Math.min(PIECE, left));
            long piece = 0;
            for (int b = 0; b < count; b++) {
                piece = piece << 8 | (data.get(JAVA_BYTE, start + b) & 0xFF);
            }
            out[i] = piece << 8 * (PIECE - count) << 8 | (left > PIECE ? MORE : count);
        }
    }
}
