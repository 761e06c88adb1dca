package dev.travertine.spi.batch;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.PhysicalType;
import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Memory for one flat column, in Arrow's layout and owned by Arrow buffers; filled row after row or by kernels through the
 * segments, seen through {@link #view}, used again after {@link #clear}, given back by {@link #close}.
 *
 * <p>One thread at a time. The fixed-width buffers have room for {@code capacity} rows; {@link #reserve} and the appends grow
 * them (the segments change then, so fetch them anew).
 */
public final class ColumnBuffer implements AutoCloseable {
    private final BufferAllocator allocator;
    private final DataType type;
    private final PhysicalType physical;

    private int capacity;
    private int rows;
    private boolean hasNulls;
    private ArrowBuf validityBuf;
    private ArrowBuf dataBuf;
    private @Nullable ArrowBuf offsetsBuf;
    private MemorySegment validity;
    private MemorySegment data;
    private MemorySegment offsets;

    public ColumnBuffer(BufferAllocator allocator, DataType type, int capacity) {
        this.allocator = allocator;
        this.type = type;
        this.physical = type.physical();
        this.capacity = Math.max(64, capacity);
        this.validityBuf = allocator.buffer(bitBytes(this.capacity));
        ArrowBuf values = null;
        ArrowBuf ends = null;
        try {
            values = allocator.buffer(dataBytes(this.capacity));
            ends = physical == PhysicalType.VARLEN ? allocator.buffer((this.capacity + 1L) * 4) : null;
        } finally {
            if (values == null || (physical == PhysicalType.VARLEN && ends == null)) {
                validityBuf.close();
                if (values != null) {
                    values.close();
                }
            }
        }
        this.dataBuf = values;
        this.offsetsBuf = ends;
        this.validity = segment(validityBuf);
        this.data = segment(dataBuf);
        this.offsets = ends == null ? MemorySegment.NULL : segment(ends);
        clear();
    }

    /** All of the buffer's bytes as one segment. */
    public static MemorySegment segment(ArrowBuf buffer) {
        return MemorySegment.ofAddress(buffer.memoryAddress()).reinterpret(buffer.capacity());
    }

    /** Bytes of a bitmap for that many rows, in whole 64-bit words. */
    public static long bitBytes(int rows) {
        return (rows + 63L) / 64 * 8;
    }

    private long dataBytes(int count) {
        return switch (physical) {
            case BIT -> bitBytes(count);
            case VARLEN -> Math.max(64L, count * 8L);
            default -> (long) count * physical.byteWidth();
        };
    }

    public DataType type() {
        return type;
    }

    public int rows() {
        return rows;
    }

    public int capacity() {
        return capacity;
    }

    /** Bytes held now. */
    public long bytes() {
        return validityBuf.capacity() + dataBuf.capacity() + (offsetsBuf == null ? 0 : offsetsBuf.capacity());
    }

    /** No rows again; the memory stays. All validity bits and all bits of a BIT column are 0 thereafter. */
    public void clear() {
        rows = 0;
        hasNulls = false;
        validity.fill((byte) 0);
        if (physical == PhysicalType.BIT) {
            data.fill((byte) 0);
        }
        if (offsetsBuf != null) {
            offsets.set(JAVA_INT_UNALIGNED, 0, 0);
        }
    }

    /** The validity bitmap: kernels that fill it call {@link #setRows} with {@code nulls} true. */
    public MemorySegment validity() {
        return validity;
    }

    public MemorySegment data() {
        return data;
    }

    public MemorySegment offsets() {
        return offsets;
    }

    /** Whether any row so far may be NULL. */
    public boolean hasNulls() {
        return hasNulls;
    }

    /** Says how many rows a kernel has filled in, and whether any may be NULL (then all validity bits are as they shall be). */
    public void setRows(int count, boolean nulls) {
        rows = count;
        hasNulls = nulls;
    }

    /** Room for that many rows; keeps what is there. */
    public void reserve(int count) {
        if (count <= capacity) {
            return;
        }
        int wanted = Math.max(count, (int) Math.min(Integer.MAX_VALUE - 64L, capacity * 2L));
        validityBuf = grown(validityBuf, bitBytes(wanted));
        validity = segment(validityBuf);
        if (physical != PhysicalType.VARLEN) {
            dataBuf = grown(dataBuf, dataBytes(wanted));
            data = segment(dataBuf);
        }
        ArrowBuf ends = offsetsBuf;
        if (ends != null) {
            offsetsBuf = grown(ends, (wanted + 1L) * 4);
            offsets = segment(offsetsBuf);
        }
        capacity = wanted;
    }

    /** Room for that many bytes of variable-length data in all; keeps what is there. */
    public void reserveBytes(long count) {
        if (count > Integer.MAX_VALUE) {
            throw new TravertineException(
                    ErrorCode.LIMIT_EXCEEDED, "more than 2 GiB of variable-length data in one column");
        }
        if (count > data.byteSize()) {
            dataBuf = grown(dataBuf, Math.max(count, data.byteSize() * 2));
            data = segment(dataBuf);
        }
    }

    private ArrowBuf grown(ArrowBuf old, long bytes) {
        ArrowBuf wider = allocator.buffer(bytes);
        MemorySegment target = segment(wider);
        MemorySegment source = segment(old);
        MemorySegment.copy(source, 0, target, 0, source.byteSize());
        target.asSlice(source.byteSize()).fill((byte) 0);
        old.close();
        return wider;
    }

    private int next() {
        if (rows == capacity) {
            reserve(rows + 1);
        }
        return rows++;
    }

    private void setValid(int row) {
        setBit(validity, row);
    }

    public static void setBit(MemorySegment bits, int row) {
        long at = row >>> 3;
        bits.set(JAVA_BYTE, at, (byte) (bits.get(JAVA_BYTE, at) | (1 << (row & 7))));
    }

    /** Appends NULL. */
    public void appendNull() {
        int row = next();
        hasNulls = true;
        switch (physical) {
            case INT8 -> data.set(JAVA_BYTE, row, (byte) 0);
            case INT16 -> data.set(JAVA_SHORT_UNALIGNED, row * 2L, (short) 0);
            case INT32, FLOAT32 -> data.set(JAVA_INT_UNALIGNED, row * 4L, 0);
            case INT64, FLOAT64 -> data.set(JAVA_LONG_UNALIGNED, row * 8L, 0);
            case INT128 -> {
                data.set(JAVA_LONG_UNALIGNED, row * 16L, 0);
                data.set(JAVA_LONG_UNALIGNED, row * 16L + 8, 0);
            }
            case VARLEN -> offsets.set(JAVA_INT_UNALIGNED, row * 4L + 4, offsets.get(JAVA_INT_UNALIGNED, row * 4L));
            case BIT -> {}
        }
    }

    public void appendBoolean(boolean value) {
        int row = next();
        setValid(row);
        if (value) {
            setBit(data, row);
        }
    }

    /** Appends an INT8 to INT128 value; the caller has checked the range. */
    public void appendLong(long value) {
        int row = next();
        setValid(row);
        switch (physical) {
            case INT8 -> data.set(JAVA_BYTE, row, (byte) value);
            case INT16 -> data.set(JAVA_SHORT_UNALIGNED, row * 2L, (short) value);
            case INT32 -> data.set(JAVA_INT_UNALIGNED, row * 4L, (int) value);
            case INT64 -> data.set(JAVA_LONG_UNALIGNED, row * 8L, value);
            case INT128 -> {
                data.set(JAVA_LONG_UNALIGNED, row * 16L, value);
                data.set(JAVA_LONG_UNALIGNED, row * 16L + 8, value >> 63);
            }
            default -> throw new IllegalStateException("appendLong to " + type);
        }
    }

    public void appendInt128(long high, long low) {
        int row = next();
        setValid(row);
        data.set(JAVA_LONG_UNALIGNED, row * 16L, low);
        data.set(JAVA_LONG_UNALIGNED, row * 16L + 8, high);
    }

    public void appendDouble(double value) {
        int row = next();
        setValid(row);
        if (physical == PhysicalType.FLOAT32) {
            data.set(JAVA_FLOAT_UNALIGNED, row * 4L, (float) value);
        } else {
            data.set(JAVA_DOUBLE_UNALIGNED, row * 8L, value);
        }
    }

    /** Appends a decimal of at most the type's digits; more digits behind the point are rounded half up. */
    public void appendDecimal(BigDecimal value) {
        BigInteger unscaled = value.setScale(type.scale(), RoundingMode.HALF_UP).unscaledValue();
        if (physical == PhysicalType.INT64) {
            appendLong(unscaled.longValueExact());
        } else {
            appendInt128(unscaled.shiftRight(64).longValueExact(), unscaled.longValue());
        }
    }

    public void appendBytes(byte[] value) {
        appendBytes(MemorySegment.ofArray(value), 0, value.length);
    }

    /** Appends {@code length} bytes of {@code source} as one variable-length value. */
    public void appendBytes(MemorySegment source, long position, int length) {
        int row = next();
        setValid(row);
        int from = offsets.get(JAVA_INT_UNALIGNED, row * 4L);
        reserveBytes((long) from + length);
        MemorySegment.copy(source, position, data, from, length);
        offsets.set(JAVA_INT_UNALIGNED, row * 4L + 4, from + length);
    }

    public void appendString(String value) {
        appendBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends a value in the form of {@link Column#getObject}. */
    public void appendObject(@Nullable Object value) {
        switch (value) {
            case null -> appendNull();
            case Boolean bool -> appendBoolean(bool);
            case Double number -> appendDouble(number);
            case BigDecimal decimal -> appendDecimal(decimal);
            case String text -> appendString(text);
            case byte[] bytes -> appendBytes(bytes);
            case Long number -> appendLong(number);
            default -> throw new IllegalStateException("a value of " + value.getClass());
        }
    }

    /** Appends one row of a column of the same type, whatever its shape. */
    public void appendFrom(Column source, int row) {
        if (source.isNull(row)) {
            appendNull();
            return;
        }
        switch (physical) {
            case BIT -> appendBoolean(source.getBoolean(row));
            case FLOAT32, FLOAT64 -> appendDouble(source.getDouble(row));
            case INT128 -> appendInt128(source.getHigh(row), source.getLong(row));
            case VARLEN -> {
                Column target = source.dictionary() == null ? source : source.dictionary();
                MemorySegment ends = target.offsets();
                if (ends == null) {
                    throw new IllegalStateException("no offsets in a column of " + source.type());
                }
                long slot = source.slot(row);
                int from = ends.get(JAVA_INT_UNALIGNED, slot * 4);
                appendBytes(target.data(), from, ends.get(JAVA_INT_UNALIGNED, slot * 4 + 4) - from);
            }
            default -> appendLong(source.getLong(row));
        }
    }

    /** The rows so far as a flat column; valid until the next append, {@link #clear} or {@link #close}. */
    public Column view() {
        MemorySegment bits = hasNulls ? validity : null;
        return new Column(
                type, Column.Shape.FLAT, rows, bits, data, physical == PhysicalType.VARLEN ? offsets : null, null);
    }

    @Override
    public void close() {
        validityBuf.close();
        dataBuf.close();
        if (offsetsBuf != null) {
            offsetsBuf.close();
        }
    }
}
