package dev.travertine.executor.operator.rows;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.travertine.spi.batch.Column;
import dev.travertine.spi.type.PhysicalType;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The values of some rows of a column as a primitive array, whatever the column's shape and width. What stands at NULL rows has
 * no meaning.
 */
public final class Lanes {
    private static final long NAN = Double.doubleToLongBits(Double.NaN);

    private Lanes() {}

    /**
     * Integers widened, booleans as 0 and 1, floats as the bits of a double in which all NaNs are one and -0.0 is 0.0; of an
     * INT128 the low half.
     *
     * @param slots scratch of {@code count} at least
     */
    public static void longs(Column column, int[] rows, int count, int[] slots, long[] out) {
        Column flat = Slots.flat(column);
        if (flat.rows() == 0 && column.shape() == Column.Shape.DICT) {
            Arrays.fill(out, 0, count, 0L);
            return;
        }
        PhysicalType physical = column.type().physical();
        MemorySegment data = flat.data();
        if (rows == Slots.ALL && column.shape() == Column.Shape.FLAT && physical == PhysicalType.INT64) {
            MemorySegment.copy(data, JAVA_LONG_UNALIGNED, 0, out, 0, count);
            return;
        }
        int[] at = Slots.of(column, rows, count, slots);
        switch (physical) {
            case BIT -> bits(data, at, count, out);
            case INT8 -> bytes(data, at, count, out);
            case INT16 -> shorts(data, at, count, out);
            case INT32 -> ints(data, at, count, out);
            case INT64 -> longs(data, at, count, out);
            case INT128 -> halves(data, 0, at, count, out);
            case FLOAT32 -> floatBits(data, at, count, out);
            case FLOAT64 -> doubleBits(data, at, count, out);
            case VARLEN -> throw new IllegalStateException("lanes of " + column.type());
        }
    }

    /** The high halves of an INT128 column. */
    public static void highs(Column column, int[] rows, int count, int[] slots, long[] out) {
        if (Slots.flat(column).rows() == 0) {
            Arrays.fill(out, 0, count, 0L);
            return;
        }
        halves(Slots.flat(column).data(), 8, Slots.of(column, rows, count, slots), count, out);
    }

    /** Floats as doubles, as they are. */
    public static void doubles(Column column, int[] rows, int count, int[] slots, double[] out) {
        Column flat = Slots.flat(column);
        if (flat.rows() == 0) {
            Arrays.fill(out, 0, count, 0.0);
            return;
        }
        int[] at = Slots.of(column, rows, count, slots);
        if (column.type().physical() == PhysicalType.FLOAT32) {
            for (int i = 0; i < count; i++) {
                out[i] = flat.data().get(JAVA_FLOAT_UNALIGNED, at[i] * 4L);
            }
        } else {
            doubles(flat.data(), at, count, out);
        }
    }

    /** The bits that stand for a double when it is a key. */
    public static long keyBits(double value) {
        return value == 0.0 ? 0L : Double.isNaN(value) ? NAN : Double.doubleToRawLongBits(value);
    }

    private static void bits(MemorySegment data, int[] slots, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = Column.bit(data, slots[i]) ? 1 : 0;
        }
    }

    private static void bytes(MemorySegment data, int[] slots, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = data.get(JAVA_BYTE, slots[i]);
        }
    }

    private static void shorts(MemorySegment data, int[] slots, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = data.get(JAVA_SHORT_UNALIGNED, slots[i] * 2L);
        }
    }

    private static void ints(MemorySegment data, int[] slots, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = data.get(JAVA_INT_UNALIGNED, slots[i] * 4L);
        }
    }

    private static void longs(MemorySegment data, int[] slots, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = data.get(JAVA_LONG_UNALIGNED, slots[i] * 8L);
        }
    }

    private static void halves(MemorySegment data, long shift, int[] slots, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = data.get(JAVA_LONG_UNALIGNED, slots[i] * 16L + shift);
        }
    }

    private static void floatBits(MemorySegment data, int[] slots, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = keyBits(data.get(JAVA_FLOAT_UNALIGNED, slots[i] * 4L));
        }
    }

    private static void doubleBits(MemorySegment data, int[] slots, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = keyBits(data.get(JAVA_DOUBLE_UNALIGNED, slots[i] * 8L));
        }
    }

    private static void doubles(MemorySegment data, int[] slots, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = data.get(JAVA_DOUBLE_UNALIGNED, slots[i] * 8L);
        }
    }
}
