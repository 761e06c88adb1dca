package dev.travertine.log.tail;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.travertine.log.part.BitScratch;
import dev.travertine.log.part.Bits;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.PhysicalType;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Memory of fixed size for one column of a chunk; rows are only added at its end, in bulk, and never move.
 *
 * <p>Invariant: what has been published never changes, except that a byte of a bitmap takes up further rows in bits above.
 */
public final class ChunkColumn implements AutoCloseable {
    private static final int NONE = Integer.MAX_VALUE;

    private final DataType type;
    private final PhysicalType physical;
    private final int capacity;
    private final ArrowBuf validityBuf;
    private final ArrowBuf dataBuf;
    private final @Nullable ArrowBuf offsetsBuf;
    private final MemorySegment validity;
    private final MemorySegment data;
    private final MemorySegment offsets;

    /** The first row that is NULL; readers of rows before it need no bitmap. */
    private int firstNull = NONE;

    /**
     * Takes the memory.
     *
     * @param capacity rows
     * @param bytes of variable-length data; else without meaning
     */
    public ChunkColumn(BufferAllocator allocator, DataType type, int capacity, long bytes) {
        this.type = type;
        this.physical = type.physical();
        this.capacity = capacity;
        ArrowBuf bits = null;
        ArrowBuf values = null;
        ArrowBuf ends = null;
        boolean whole = false;
        try {
            bits = allocator.buffer(ColumnBuffer.bitBytes(capacity));
            values = allocator.buffer(
                    switch (physical) {
                        case BIT -> ColumnBuffer.bitBytes(capacity);
                        case VARLEN -> Math.max(64, bytes);
                        default -> (long) capacity * physical.byteWidth();
                    });
            ends = physical == PhysicalType.VARLEN ? allocator.buffer((capacity + 1L) * 4) : null;
            whole = true;
        } finally {
            if (!whole) {
                closeAll(bits, values);
            }
        }
        this.validityBuf = Objects.requireNonNull(bits);
        this.dataBuf = Objects.requireNonNull(values);
        this.offsetsBuf = ends;
        this.validity = ColumnBuffer.segment(validityBuf);
        this.data = ColumnBuffer.segment(dataBuf);
        this.offsets = ends == null ? MemorySegment.NULL : ColumnBuffer.segment(ends);
        validity.fill((byte) 0);
        if (ends != null) {
            offsets.set(JAVA_INT_UNALIGNED, 0, 0);
        }
    }

    private static void closeAll(@Nullable ArrowBuf... buffers) {
        for (ArrowBuf buffer : buffers) {
            if (buffer != null) {
                buffer.close();
            }
        }
    }

    public DataType type() {
        return type;
    }

    /** How many of {@code count} rows of {@code source} (flat) from {@code from} still fit behind {@code rows} rows. */
    public int room(int rows, Column source, int from, int count) {
        int most = Math.min(count, capacity - rows);
        if (physical != PhysicalType.VARLEN) {
            return most;
        }
        MemorySegment ends = Objects.requireNonNull(source.offsets());
        long free = data.byteSize() - end(offsets, rows);
        int first = end(ends, from);
        if (end(ends, from + most) - first <= free) {
            return most;
        }
        int low = 0;
        int high = most;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (end(ends, from + middle) - first <= free) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Adds {@code count} rows of {@code source} (flat) behind {@code rows} rows; {@link #room} has said that they fit. */
    public void append(int rows, Column source, int from, int count) {
        MemorySegment bits = source.validity();
        if (bits == null) {
            Bits.fill(validity, rows, count);
        } else {
            Bits.copy(bits, from, validity, rows, count);
            int zero = firstNull == NONE ? Bits.firstZero(bits, from, count) : -1;
            if (zero >= 0) {
                firstNull = rows + zero;
            }
        }
        switch (physical) {
            case BIT -> Bits.copy(source.data(), from, data, rows, count);
            case VARLEN -> appendVarlen(rows, source, from, count);
            default -> {
                long width = physical.byteWidth();
                MemorySegment.copy(source.data(), from * width, data, rows * width, count * width);
            }
        }
    }

    private void appendVarlen(int rows, Column source, int from, int count) {
        MemorySegment ends = Objects.requireNonNull(source.offsets());
        int first = end(ends, from);
        int to = end(offsets, rows);
        MemorySegment.copy(source.data(), first, data, to, end(ends, from + count) - first);
        shift(ends, from + 1, offsets, rows + 1, count, to - first);
    }

    /** Adds {@code count} times an INT64 value behind {@code rows} rows. */
    public void appendSame(int rows, long value, int count) {
        Bits.fill(validity, rows, count);
        for (int i = 0; i < count; i++) {
            data.set(JAVA_LONG_UNALIGNED, (rows + i) * 8L, value);
        }
    }

    /** Forgets the rows behind {@code rows}, none of which has been published. */
    public void cut(int rows) {
        if (firstNull >= rows) {
            firstNull = NONE;
        }
    }

    /**
     * Rows that have been published, without a copy; bitmaps start between bytes only, so where {@code from} is no multiple of
     * 8 they are copied to {@code scratch}.
     */
    public Column slice(int from, int count, BitScratch scratch) {
        MemorySegment bits = firstNull < from + count ? scratch.slice(validity, from, count, 0) : null;
        return switch (physical) {
            case BIT -> Column.flat(type, count, bits, scratch.slice(data, from, count, 1));
            case VARLEN -> Column.varlen(type, count, bits, offsets.asSlice(from * 4L), data);
            default -> Column.flat(type, count, bits, data.asSlice((long) from * physical.byteWidth()));
        };
    }

    /** Bytes held. */
    public long bytes() {
        return validityBuf.capacity() + dataBuf.capacity() + (offsetsBuf == null ? 0 : offsetsBuf.capacity());
    }

    /** Bytes of variable-length data in that many rows. */
    public long varlenBytes(int rows) {
        return physical == PhysicalType.VARLEN ? end(offsets, rows) : 0;
    }

    @Override
    public void close() {
        closeAll(validityBuf, dataBuf, offsetsBuf);
    }

    private static int end(MemorySegment ends, int row) {
        return ends.get(JAVA_INT_UNALIGNED, row * 4L);
    }

    private static void shift(MemorySegment source, int from, MemorySegment target, int to, int count, int by) {
        for (int i = 0; i < count; i++) {
            int value = source.get(JAVA_INT_UNALIGNED, (from + i) * 4L);
            target.set(JAVA_INT_UNALIGNED, (to + i) * 4L, value + by);
        }
    }
}
