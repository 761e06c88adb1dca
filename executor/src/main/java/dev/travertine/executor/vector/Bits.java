package dev.travertine.executor.vector;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;

/** Bitmaps as in Arrow, least significant bit first, held in whole 64-bit words (see ColumnBuffer.bitBytes). */
public final class Bits {
    private Bits() {}

    public static boolean get(MemorySegment bits, int row) {
        return ((bits.get(JAVA_BYTE, row >>> 3) >>> (row & 7)) & 1) != 0;
    }

    /** Number of 64-bit words for that many rows. */
    public static int words(int rows) {
        return (rows + 63) >>> 6;
    }

    /**
     * Word {@code index} of a bitmap that need not be held in whole words: what lies behind its end reads as 0.
     */
    public static long word(MemorySegment bits, int index) {
        long at = index * 8L;
        if (at + 8 <= bits.byteSize()) {
            return bits.get(JAVA_LONG_UNALIGNED, at);
        }
        long word = 0;
        for (long i = at; i < bits.byteSize(); i++) {
            word |= (bits.get(JAVA_BYTE, i) & 0xffL) << ((i - at) * 8);
        }
        return word;
    }

    public static void setWord(MemorySegment bits, int index, long word) {
        bits.set(JAVA_LONG_UNALIGNED, index * 8L, word);
    }

    /** A word with 1 for each row of word {@code index} that is below {@code rows}. */
    public static long mask(int index, int rows) {
        int left = rows - (index << 6);
        return left >= 64 ? -1L : (1L << left) - 1;
    }

    /** Sets the bits of rows {@code from} (inclusive) to {@code to} (exclusive). */
    public static void setRange(MemorySegment bits, int from, int to) {
        int row = from;
        while (row < to && (row & 63) != 0) {
            bits.set(JAVA_BYTE, row >>> 3, (byte) (bits.get(JAVA_BYTE, row >>> 3) | (1 << (row & 7))));
            row++;
        }
        for (; row + 64 <= to; row += 64) {
            bits.set(JAVA_LONG_UNALIGNED, row >>> 3, -1L);
        }
        if (row < to) {
            long at = row >>> 3;
            bits.set(JAVA_LONG_UNALIGNED, at, bits.get(JAVA_LONG_UNALIGNED, at) | ((1L << (to - row)) - 1));
        }
    }

    /** Number of rows below {@code rows} whose bit is set. */
    public static int count(MemorySegment bits, int rows) {
        int count = 0;
        for (int i = 0; i < words(rows); i++) {
            count += Long.bitCount(word(bits, i) & mask(i, rows));
        }
        return count;
    }
}
