package dev.travertine.executor.operator.rows;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Where rows lie in flat memory: the one place that knows the shapes of columns, so that the loops after it need not.
 *
 * <p>A list of rows is an {@code int[]} and a count; {@link #ALL} stands for the rows 0, 1, 2 ... of a batch.
 */
public final class Slots {
    /** The rows of a batch in order; never written to. */
    public static final int[] ALL = all();

    private Slots() {}

    private static int[] all() {
        int[] rows = new int[Batch.ROWS_MAX];
        Arrays.setAll(rows, i -> i);
        return rows;
    }

    /** The flat column that holds the values: the dictionary where there is one. */
    public static Column flat(Column column) {
        Column dictionary = column.dictionary();
        return dictionary == null ? column : dictionary;
    }

    /**
     * The slot in {@link #flat} of each of the rows: {@code rows} itself for a flat column, else written to {@code out}. Rows
     * whose code is NULL get slot 0, which need not exist.
     */
    public static int[] of(Column column, int[] rows, int count, int[] out) {
        switch (column.shape()) {
            case FLAT -> {
                return rows;
            }
            case CONST -> Arrays.fill(out, 0, count, 0);
            case DICT -> {
                MemorySegment codes = column.data();
                MemorySegment validity = column.validity();
                if (validity == null) {
                    codes(codes, rows, count, out);
                } else {
                    codes(codes, validity, rows, count, out);
                }
            }
        }
        return out;
    }

    /**
     * Whether each of the rows is NULL.
     *
     * @return whether any is
     */
    public static boolean nulls(Column column, int[] rows, int count, boolean[] out) {
        Arrays.fill(out, 0, count, false);
        if (column.noNulls()) {
            return false;
        }
        boolean any = false;
        MemorySegment own = column.validity();
        if (own != null && column.shape() == Column.Shape.CONST) {
            any = !Column.bit(own, 0);
            Arrays.fill(out, 0, count, any);
        } else if (own != null) {
            any = nulls(own, rows, count, out);
        }
        Column dictionary = column.dictionary();
        MemorySegment inner = dictionary == null ? null : dictionary.validity();
        if (inner != null) {
            any |= innerNulls(column.data(), inner, rows, count, out);
        }
        return any;
    }

    /**
     * Keeps of the rows those that are not NULL.
     *
     * @return how many are kept, in {@code out}
     */
    public static int notNull(Column column, int[] rows, int count, boolean[] scratch, int[] out) {
        if (!nulls(column, rows, count, scratch)) {
            if (rows != out) {
                System.arraycopy(rows, 0, out, 0, count);
            }
            return count;
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            out[kept] = rows[i];
            kept += scratch[i] ? 0 : 1;
        }
        return kept;
    }

    /** The first {@code count} bits all set? */
    static boolean allSet(MemorySegment bits, int count) {
        int words = count >>> 6;
        for (int i = 0; i < words; i++) {
            if (bits.get(JAVA_LONG_UNALIGNED, i * 8L) != -1L) {
                return false;
            }
        }
        for (int i = words << 6; i < count; i++) {
            if (!Column.bit(bits, i)) {
                return false;
            }
        }
        return true;
    }

    private static void codes(MemorySegment codes, int[] rows, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = codes.get(JAVA_INT_UNALIGNED, rows[i] * 4L);
        }
    }

    private static void codes(MemorySegment codes, MemorySegment validity, int[] rows, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = Column.bit(validity, rows[i]) ? codes.get(JAVA_INT_UNALIGNED, rows[i] * 4L) : 0;
        }
    }

    private static boolean nulls(MemorySegment validity, int[] rows, int count, boolean[] out) {
        if (rows == ALL && allSet(validity, count)) {
            return false;
        }
        boolean any = false;
        for (int i = 0; i < count; i++) {
            out[i] = !Column.bit(validity, rows[i]);
            any |= out[i];
        }
        return any;
    }

    private static boolean innerNulls(MemorySegment codes, MemorySegment inner, int[] rows, int count, boolean[] out) {
        boolean any = false;
        for (int i = 0; i < count; i++) {
            if (!out[i]) {
                out[i] = !Column.bit(inner, codes.get(JAVA_INT_UNALIGNED, rows[i] * 4L));
                any |= out[i];
            }
        }
        return any;
    }
}
