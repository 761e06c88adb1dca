package dev.travertine.log.segment;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/**
 * Unsigned numbers of 0 to {@value #BITS_MAX} bits, one after the other, least significant bit first. A block is readable 8
 * bytes beyond its last number, so that each number is one load, one shift and one mask.
 */
final class BitPacking {
    static final int BITS_MAX = 57;
    private static final int SLACK = 8;

    private BitPacking() {}

    /** Bits that a number up to {@code max} (unsigned) needs. */
    static int bits(long max) {
        return Long.SIZE - Long.numberOfLeadingZeros(max);
    }

    /** Bytes of a block of that many numbers, a multiple of 8. */
    static long bytes(int count, int bits) {
        return bits == 0 ? 0 : ((((long) count * bits + 7) >>> 3) + SLACK + 7) & -8;
    }

    /** Writes {@code count} values minus {@code base}; the target is all 0. */
    static void pack(long[] values, int from, int count, long base, int bits, MemorySegment target, long at) {
        if (bits == 0) {
            return;
        }
        for (int i = 0; i < count; i++) {
            long bit = (long) i * bits;
            long place = at + (bit >>> 3);
            long word = target.get(JAVA_LONG_UNALIGNED, place);
            target.set(JAVA_LONG_UNALIGNED, place, word | ((values[from + i] - base) << (bit & 7)));
        }
    }

    /** Reads {@code count} numbers of a block from number {@code from}, adds {@code base}, writes INT64s. */
    static void unpack64(
            MemorySegment source, long at, int from, int count, long base, int bits, MemorySegment target) {
        long mask = mask(bits);
        for (int i = 0; i < count; i++) {
            long bit = (long) (from + i) * bits;
            long word = source.get(JAVA_LONG_UNALIGNED, at + (bit >>> 3));
            target.set(JAVA_LONG_UNALIGNED, i * 8L, base + ((word >>> (bit & 7)) & mask));
        }
    }

    /** As {@link #unpack64}, to INT32s. */
    static void unpack32(
            MemorySegment source, long at, int from, int count, long base, int bits, MemorySegment target) {
        long mask = mask(bits);
        for (int i = 0; i < count; i++) {
            long bit = (long) (from + i) * bits;
            long word = source.get(JAVA_LONG_UNALIGNED, at + (bit >>> 3));
            target.set(JAVA_INT_UNALIGNED, i * 4L, (int) (base + ((word >>> (bit & 7)) & mask)));
        }
    }

    /** As {@link #unpack64}, to INT16s. */
    static void unpack16(
            MemorySegment source, long at, int from, int count, long base, int bits, MemorySegment target) {
        long mask = mask(bits);
        for (int i = 0; i < count; i++) {
            long bit = (long) (from + i) * bits;
            long word = source.get(JAVA_LONG_UNALIGNED, at + (bit >>> 3));
            target.set(JAVA_SHORT_UNALIGNED, i * 2L, (short) (base + ((word >>> (bit & 7)) & mask)));
        }
    }

    /** As {@link #unpack64}, to INT8s. */
    static void unpack8(MemorySegment source, long at, int from, int count, long base, int bits, MemorySegment target) {
        long mask = mask(bits);
        for (int i = 0; i < count; i++) {
            long bit = (long) (from + i) * bits;
            long word = source.get(JAVA_LONG_UNALIGNED, at + (bit >>> 3));
            target.set(JAVA_BYTE, i, (byte) (base + ((word >>> (bit & 7)) & mask)));
        }
    }

    private static long mask(int bits) {
        return (1L << bits) - 1;
    }
}
