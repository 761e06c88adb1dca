package dev.travertine.spi.batch;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.travertine.spi.type.DataType;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A view of the values of one column of one batch; it owns no memory.
 *
 * <p>{@link Shape#FLAT} is Arrow's layout to the byte: a validity bitmap (absent where no row is NULL), and a data buffer;
 * variable-length types have int32 offsets besides (rows + 1 of them, the first need not be 0). {@link Shape#CONST} is flat
 * with one row that stands for all. {@link Shape#DICT} holds int32 codes in {@code data} that pick rows of a flat
 * {@code dictionary}; it serves for dictionary-encoded columns and for selections alike, and a row is NULL where the code is
 * (by {@code validity}) or where the dictionary row is.
 *
 * <p>A dictionary is known by its object: as long as batches have the same one, its values are the same, so that what was
 * computed of them can be remembered. Who fills a dictionary's memory anew makes a new column for it.
 *
 * <p>Who made the batch owns the memory, and says how long it stays valid. The methods with a row index are for edges and
 * slow paths; kernels loop over the segments.
 *
 * @param rows number of rows (for CONST too: the rows that it stands for)
 */
public record Column(
        DataType type,
        Shape shape,
        int rows,
        @Nullable MemorySegment validity,
        MemorySegment data,
        @Nullable MemorySegment offsets,
        @Nullable Column dictionary) {

    /** How the values are laid out. */
    public enum Shape {
        FLAT,
        CONST,
        DICT
    }

    public static Column flat(DataType type, int rows, @Nullable MemorySegment validity, MemorySegment data) {
        return new Column(type, Shape.FLAT, rows, validity, data, null, null);
    }

    public static Column varlen(
            DataType type, int rows, @Nullable MemorySegment validity, MemorySegment offsets, MemorySegment data) {
        return new Column(type, Shape.FLAT, rows, validity, data, offsets, null);
    }

    /** {@code rows} times row 0 of a flat column. */
    public static Column constant(Column flat, int rows) {
        return new Column(flat.type, Shape.CONST, rows, flat.validity, flat.data, flat.offsets, null);
    }

    /** The rows of {@code dictionary} (flat) that {@code codes} (int32) name. */
    public static Column dict(Column dictionary, int rows, @Nullable MemorySegment validity, MemorySegment codes) {
        return new Column(dictionary.type, Shape.DICT, rows, validity, codes, null, dictionary);
    }

    public boolean isConst() {
        return shape == Shape.CONST;
    }

    /** The same values under another type of the same physical form. */
    public Column withType(DataType other) {
        return new Column(
                other, shape, rows, validity, data, offsets, dictionary == null ? null : dictionary.withType(other));
    }

    /** The same column, cut to its first {@code count} rows. */
    public Column head(int count) {
        return new Column(type, shape, count, validity, data, offsets, dictionary);
    }

    /** Whether no row can be NULL, as far as the buffers say at a glance. */
    public boolean noNulls() {
        return validity == null && (dictionary == null || dictionary.noNulls());
    }

    public static boolean bit(MemorySegment bits, int row) {
        return ((bits.get(JAVA_BYTE, row >>> 3) >>> (row & 7)) & 1) != 0;
    }

    /** The place of the row in the flat buffers: of this column, or for DICT of its dictionary. */
    public int slot(int row) {
        return switch (shape) {
            case FLAT -> row;
            case CONST -> 0;
            case DICT -> data.get(JAVA_INT_UNALIGNED, row * 4L);
        };
    }

    private Column target() {
        return dictionary == null ? this : dictionary;
    }

    public boolean isNull(int row) {
        MemorySegment bits = validity;
        int own = shape == Shape.CONST ? 0 : row;
        if (bits != null && !bit(bits, own)) {
            return true;
        }
        return dictionary != null && dictionary.isNull(slot(row));
    }

    public boolean getBoolean(int row) {
        return bit(target().data, slot(row));
    }

    /** An INT8 to INT64 value, widened. */
    public long getLong(int row) {
        Column target = target();
        long slot = slot(row);
        return switch (type.physical()) {
            case INT8 -> target.data.get(JAVA_BYTE, slot);
            case INT16 -> target.data.get(JAVA_SHORT_UNALIGNED, slot * 2);
            case INT32 -> target.data.get(JAVA_INT_UNALIGNED, slot * 4);
            case INT64 -> target.data.get(JAVA_LONG_UNALIGNED, slot * 8);
            case INT128 -> target.data.get(JAVA_LONG_UNALIGNED, slot * 16);
            default -> throw new IllegalStateException("getLong of " + type);
        };
    }

    /** The high 64 bits of an INT128 value. */
    public long getHigh(int row) {
        return target().data.get(JAVA_LONG_UNALIGNED, slot(row) * 16L + 8);
    }

    /** A FLOAT32 or FLOAT64 value. */
    public double getDouble(int row) {
        Column target = target();
        long slot = slot(row);
        return switch (type.physical()) {
            case FLOAT32 -> target.data.get(JAVA_FLOAT_UNALIGNED, slot * 4);
            case FLOAT64 -> target.data.get(JAVA_DOUBLE_UNALIGNED, slot * 8);
            default -> throw new IllegalStateException("getDouble of " + type);
        };
    }

    /** A DECIMAL value, whatever its width. */
    public BigDecimal getDecimal(int row) {
        long low = getLong(row);
        if (type.precision() <= DataType.DECIMAL64_PRECISION_MAX) {
            return BigDecimal.valueOf(low, type.scale());
        }
        return new BigDecimal(int128(getHigh(row), low), type.scale());
    }

    /** 128 bits as a number. */
    public static BigInteger int128(long high, long low) {
        if (high == low >> 63) {
            return BigInteger.valueOf(low);
        }
        byte[] bytes = new byte[16];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (high >>> (56 - 8 * i));
            bytes[8 + i] = (byte) (low >>> (56 - 8 * i));
        }
        return new BigInteger(bytes);
    }

    /** A copy of the bytes of a variable-length value. */
    public byte[] getBytes(int row) {
        Column target = target();
        MemorySegment ends = target.offsets;
        if (ends == null) {
            throw new IllegalStateException("getBytes of " + type);
        }
        long slot = slot(row);
        int from = ends.get(JAVA_INT_UNALIGNED, slot * 4);
        int to = ends.get(JAVA_INT_UNALIGNED, slot * 4 + 4);
        byte[] bytes = new byte[to - from];
        MemorySegment.copy(target.data, JAVA_BYTE, from, bytes, 0, bytes.length);
        return bytes;
    }

    public String getString(int row) {
        return new String(getBytes(row), StandardCharsets.UTF_8);
    }

    /**
     * The value as a Java object, as {@link dev.travertine.spi.plan.Expression.Literal} holds it: null, Boolean, Long (all
     * integers, dates, times, timestamps, intervals), Double, BigDecimal, String or byte[].
     */
    public @Nullable Object getObject(int row) {
        if (isNull(row)) {
            return null;
        }
        return switch (type.kind()) {
            case BOOLEAN -> getBoolean(row);
            case REAL, DOUBLE -> getDouble(row);
            case DECIMAL -> getDecimal(row);
            case VARCHAR, CHAR -> getString(row);
            case VARBINARY -> getBytes(row);
            default -> getLong(row);
        };
    }
}
