package dev.travertine.log.wal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.travertine.log.part.Bits;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.type.PhysicalType;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes a column of any shape, or some of its rows, as a flat one: descriptor, validity bitmap (where a row is NULL),
 * int32 offsets (variable length only, the first is 0), data; each padded to 8 bytes.
 */
final class ColumnEncoder {
    /** u32 flags (1: has a validity bitmap), u32 bytes of variable-length data. */
    static final int DESCRIPTOR_BYTES = 8;

    static final int HAS_VALIDITY = 1;

    private final Column column;
    private final int @Nullable [] selected;
    private final int rows;
    private final boolean nulls;
    private final long varlenBytes;

    ColumnEncoder(Column column, int @Nullable [] selected, int rows) {
        this.column = column;
        this.selected = selected;
        this.rows = rows;
        this.nulls = hasNulls();
        this.varlenBytes = physical() == PhysicalType.VARLEN ? countVarlenBytes() : 0;
    }

    private PhysicalType physical() {
        return column.type().physical();
    }

    private int row(int index) {
        return selected == null ? index : selected[index];
    }

    private boolean isPlain() {
        return selected == null && column.shape() == Column.Shape.FLAT;
    }

    private Column target() {
        Column dictionary = column.dictionary();
        return dictionary == null ? column : dictionary;
    }

    private boolean hasNulls() {
        if (column.noNulls()) {
            return false;
        }
        for (int i = 0; i < rows; i++) {
            if (column.isNull(row(i))) {
                return true;
            }
        }
        return false;
    }

    private long countVarlenBytes() {
        MemorySegment ends = Objects.requireNonNull(target().offsets());
        if (rows == 0) {
            return 0;
        }
        if (isPlain()) {
            return ends.get(JAVA_INT_UNALIGNED, rows * 4L) - (long) ends.get(JAVA_INT_UNALIGNED, 0);
        }
        long bytes = 0;
        for (int i = 0; i < rows; i++) {
            if (!nulls || !column.isNull(row(i))) {
                long slot = column.slot(row(i));
                bytes += ends.get(JAVA_INT_UNALIGNED, slot * 4 + 4) - ends.get(JAVA_INT_UNALIGNED, slot * 4);
            }
        }
        return bytes;
    }

    long varlenBytes() {
        return varlenBytes;
    }

    /** Bytes of the encoded column. */
    long bytes() {
        return bytes(physical(), rows, nulls, varlenBytes);
    }

    static long bytes(PhysicalType physical, int rows, boolean nulls, long varlenBytes) {
        return DESCRIPTOR_BYTES
                + (nulls ? ColumnBuffer.bitBytes(rows) : 0)
                + offsetBytes(physical, rows)
                + dataBytes(physical, rows, varlenBytes);
    }

    static long offsetBytes(PhysicalType physical, int rows) {
        return physical == PhysicalType.VARLEN ? padded((rows + 1L) * 4) : 0;
    }

    static long dataBytes(PhysicalType physical, int rows, long varlenBytes) {
        return switch (physical) {
            case BIT -> ColumnBuffer.bitBytes(rows);
            case VARLEN -> padded(varlenBytes);
            default -> padded((long) rows * physical.byteWidth());
        };
    }

    static long padded(long bytes) {
        return (bytes + 7) & -8;
    }

    /** Writes the column to {@code output}, which is of {@link #bytes()} and all 0. */
    void encode(MemorySegment output) {
        output.set(JAVA_INT_UNALIGNED, 0, nulls ? HAS_VALIDITY : 0);
        output.set(JAVA_INT_UNALIGNED, 4, (int) varlenBytes);
        long at = DESCRIPTOR_BYTES;
        if (nulls) {
            encodeValidity(output.asSlice(at));
            at += ColumnBuffer.bitBytes(rows);
        }
        long offsetBytes = offsetBytes(physical(), rows);
        MemorySegment offsets = output.asSlice(at, offsetBytes);
        MemorySegment data = output.asSlice(at + offsetBytes);
        if (physical() == PhysicalType.VARLEN) {
            encodeVarlen(offsets, data);
        } else if (isPlain()) {
            copyPlain(data);
        } else {
            gather(data);
        }
    }

    private void encodeValidity(MemorySegment bits) {
        MemorySegment validity = column.validity();
        if (isPlain() && validity != null) {
            Bits.copy(validity, 0, bits, 0, rows);
            return;
        }
        for (int i = 0; i < rows; i++) {
            if (!column.isNull(row(i))) {
                ColumnBuffer.setBit(bits, i);
            }
        }
    }

    private void encodeVarlen(MemorySegment offsets, MemorySegment data) {
        if (rows == 0) {
            return;
        }
        Column target = target();
        MemorySegment ends = Objects.requireNonNull(target.offsets());
        if (isPlain()) {
            int first = ends.get(JAVA_INT_UNALIGNED, 0);
            MemorySegment.copy(target.data(), first, data, 0, varlenBytes);
            for (int i = 1; i <= rows; i++) {
                offsets.set(JAVA_INT_UNALIGNED, i * 4L, ends.get(JAVA_INT_UNALIGNED, i * 4L) - first);
            }
            return;
        }
        int to = 0;
        for (int i = 0; i < rows; i++) {
            if (!nulls || !column.isNull(row(i))) {
                long slot = column.slot(row(i));
                int from = ends.get(JAVA_INT_UNALIGNED, slot * 4);
                int length = ends.get(JAVA_INT_UNALIGNED, slot * 4 + 4) - from;
                MemorySegment.copy(target.data(), from, data, to, length);
                to += length;
            }
            offsets.set(JAVA_INT_UNALIGNED, i * 4L + 4, to);
        }
    }

    private void copyPlain(MemorySegment data) {
        if (physical() == PhysicalType.BIT) {
            Bits.copy(column.data(), 0, data, 0, rows);
        } else {
            MemorySegment.copy(
                    column.data(), 0, data, 0, (long) rows * physical().byteWidth());
        }
    }

    private void gather(MemorySegment data) {
        MemorySegment source = target().data();
        for (int i = 0; i < rows; i++) {
            int row = row(i);
            // The slot of a NULL need not be one.
            if (nulls && column.isNull(row)) {
                continue;
            }
            long slot = column.slot(row);
            switch (physical().byteWidth()) {
                case 1 -> data.set(JAVA_BYTE, i, source.get(JAVA_BYTE, slot));
                case 2 -> data.set(JAVA_SHORT_UNALIGNED, i * 2L, source.get(JAVA_SHORT_UNALIGNED, slot * 2));
                case 4 -> data.set(JAVA_INT_UNALIGNED, i * 4L, source.get(JAVA_INT_UNALIGNED, slot * 4));
                case 8 -> data.set(JAVA_LONG_UNALIGNED, i * 8L, source.get(JAVA_LONG_UNALIGNED, slot * 8));
                case 16 -> MemorySegment.copy(source, slot * 16, data, i * 16L, 16);
                default -> {
                    if (Column.bit(source, (int) slot)) {
                        ColumnBuffer.setBit(data, i);
                    }
                }
            }
        }
    }
}
