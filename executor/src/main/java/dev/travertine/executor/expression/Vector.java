package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values between two kernels: widened, on the heap, one per row, so that a kernel is one loop over arrays. Which arrays are
 * in use depends on the {@link Form}; they are kept for the next batch.
 *
 * <p>Where a row is NULL its value is arbitrary, but for text, where the length is 0.
 */
final class Vector {
    final Form form;
    int rows;
    /** Whether all rows are as row 0 (which then stands in every row's place). */
    boolean constant;
    /** A bit for each row that is not NULL, 64 a word; null where no row is. Bits behind the last row are arbitrary. */
    long @Nullable [] validity;

    long[] longs = {};
    long[] highs = {};
    double[] doubles = {};
    /** Bits behind the last row are arbitrary. */
    long[] bits = {};
    /** What {@code starts} count from. */
    MemorySegment data = MemorySegment.NULL;

    int[] starts = {};
    int[] lengths = {};

    /** Kept while {@code validity} is null. */
    private long[] validityArray = {};

    Vector(Form form) {
        this.form = form;
    }

    static int words(int rows) {
        return (rows + 63) >>> 6;
    }

    /** Makes room for that many rows, none of them NULL. */
    Vector reset(int count) {
        rows = count;
        constant = false;
        validity = null;
        int room = Math.max(count, Math.min(Batch.ROWS_MAX, Math.max(64, Integer.highestOneBit(count) << 1)));
        switch (form) {
            case LONG -> longs = longs.length < count ? new long[room] : longs;
            case INT128 -> {
                longs = longs.length < count ? new long[room] : longs;
                highs = highs.length < count ? new long[room] : highs;
            }
            case DOUBLE -> doubles = doubles.length < count ? new double[room] : doubles;
            case BIT -> bits = bits.length < words(count) ? new long[words(room)] : bits;
            case TEXT -> {
                starts = starts.length < count ? new int[room] : starts;
                lengths = lengths.length < count ? new int[room] : lengths;
            }
        }
        return this;
    }

    /** More rows, all NULL as yet; those so far stay. */
    void extend(int count) {
        long[] words = validity;
        int room = Math.max(count, rows * 2);
        switch (form) {
            case LONG -> longs = longs.length < count ? Arrays.copyOf(longs, room) : longs;
            case INT128 -> {
                longs = longs.length < count ? Arrays.copyOf(longs, room) : longs;
                highs = highs.length < count ? Arrays.copyOf(highs, room) : highs;
            }
            case DOUBLE -> doubles = doubles.length < count ? Arrays.copyOf(doubles, room) : doubles;
            case BIT -> bits = bits.length < words(count) ? Arrays.copyOf(bits, words(room)) : bits;
            case TEXT -> {
                starts = starts.length < count ? Arrays.copyOf(starts, room) : starts;
                lengths = lengths.length < count ? Arrays.copyOf(lengths, room) : lengths;
            }
        }
        if (words == null) {
            fillValidity(true);
            words = validityArray;
        }
        if (words.length < words(count)) {
            words = Arrays.copyOf(words, words(room));
            validityArray = words;
        }
        validity = words;
        int old = rows;
        rows = count;
        for (int row = old; row < count; row++) {
            setNull(row);
        }
    }

    /** The validity words, to be filled: from here on rows can be NULL. */
    long[] writeValidity() {
        int count = words(rows);
        if (validityArray.length < count) {
            validityArray = new long[Math.max(count, words(Batch.ROWS_MAX))];
        }
        validity = validityArray;
        return validityArray;
    }

    /** All rows are NULL, or none, as a start for {@link #setNull}, {@link #setValid}. */
    void fillValidity(boolean valid) {
        Arrays.fill(writeValidity(), 0, words(rows), valid ? -1L : 0);
    }

    boolean isValid(int row) {
        long[] words = validity;
        return words == null || (words[row >>> 6] >>> row & 1) != 0;
    }

    void setNull(int row) {
        if (validity == null) {
            fillValidity(true);
        }
        writeValidity()[row >>> 6] &= ~(1L << row);
    }

    void setValid(int row) {
        writeValidity()[row >>> 6] |= 1L << row;
    }

    boolean bit(int row) {
        return (bits[row >>> 6] >>> row & 1) != 0;
    }

    void setBit(int row, boolean value) {
        long mask = 1L << row;
        if (value) {
            bits[row >>> 6] |= mask;
        } else {
            bits[row >>> 6] &= ~mask;
        }
    }

    /** NULL where the argument is. */
    void validityOf(Vector argument) {
        long[] words = argument.validity;
        if (words == null) {
            validity = null;
        } else {
            System.arraycopy(words, 0, writeValidity(), 0, words(rows));
        }
    }

    /** NULL where one of the two is. */
    void validityOf(Vector left, Vector right) {
        long[] a = left.validity;
        long[] b = right.validity;
        if (a == null) {
            validityOf(right);
        } else if (b == null) {
            validityOf(left);
        } else {
            long[] target = writeValidity();
            for (int i = 0; i < words(rows); i++) {
                target[i] = a[i] & b[i];
            }
        }
    }

    /** NULL, too, where the argument is. */
    void andValidityOf(Vector argument) {
        long[] words = argument.validity;
        if (words == null) {
            return;
        }
        if (validity == null) {
            validityOf(argument);
            return;
        }
        long[] target = writeValidity();
        for (int i = 0; i < words(rows); i++) {
            target[i] &= words[i];
        }
    }

    /** The bits of word {@code index} that are rows and not NULL. */
    long validWord(int index) {
        long[] words = validity;
        return (words == null ? -1L : words[index]) & mask(index);
    }

    /** The bits of word {@code index} that are rows. */
    long mask(int index) {
        int left = rows - (index << 6);
        return left >= 64 ? -1L : (1L << left) - 1;
    }

    /** The rows for which a BIT vector is true, in {@code target}; their number is returned. */
    int selectTrue(int[] target) {
        int count = 0;
        for (int i = 0; i < words(rows); i++) {
            count = rowsOf(bits[i] & validWord(i), i << 6, target, count);
        }
        return count;
    }

    /** Appends the rows whose bit is set in a word; returns the new number. */
    static int rowsOf(long word, int base, int[] target, int count) {
        int at = count;
        long left = word;
        if (left == -1L) {
            for (int j = 0; j < 64; j++) {
                target[at + j] = base + j;
            }
            return at + 64;
        }
        while (left != 0) {
            target[at++] = base + Long.numberOfTrailingZeros(left);
            left &= left - 1;
        }
        return at;
    }
}
