package dev.travertine.log.wal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.travertine.log.io.Checksum;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.PhysicalType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * The bytes behind a ROWS header: an attachment where the flag says so (u32 length, 0 u32, bytes padded to 8), then the
 * columns one after the other (see {@link ColumnEncoder}). Owns its memory until closed; the batch is a view of it.
 */
public final class FrameBody implements AutoCloseable {
    /** Frames are not longer than this: what claims to be is not believed. */
    public static final long BYTES_MAX = 1L << 30;

    private final @Nullable ArrowBuf buffer;
    private final MemorySegment bytes;
    private final Batch batch;
    private final byte @Nullable [] attachment;
    private final int crc;

    private FrameBody(
            @Nullable ArrowBuf buffer, MemorySegment bytes, Batch batch, byte @Nullable [] attachment, int crc) {
        this.buffer = buffer;
        this.bytes = bytes;
        this.batch = batch;
        this.attachment = attachment;
        this.crc = crc;
    }

    /**
     * Copies rows of a batch, whatever the shape of its columns.
     *
     * @param selected rows to take, or null for all
     * @throws TravertineException 54000 where they are too many bytes for one append
     */
    public static FrameBody encode(
            Batch source, int @Nullable [] selected, byte @Nullable [] attachment, BufferAllocator allocator) {
        int rows = selected == null ? source.rows() : selected.length;
        long head = attachment == null ? 0 : ColumnEncoder.padded(8L + attachment.length);
        long total = head;
        List<ColumnEncoder> encoders = new ArrayList<>();
        List<DataType> types = new ArrayList<>();
        for (Column column : source.columns()) {
            ColumnEncoder encoder = new ColumnEncoder(column, selected, rows);
            encoders.add(encoder);
            types.add(column.type());
            total += encoder.bytes();
        }
        if (total > BYTES_MAX) {
            throw new TravertineException(ErrorCode.LIMIT_EXCEEDED, "one append of " + total + " bytes is too large")
                    .withHint("append at most " + (BYTES_MAX >> 20) + " MiB at a time");
        }
        ArrowBuf buffer = allocator.buffer(Math.max(8, total));
        boolean whole = false;
        try {
            MemorySegment bytes = ColumnBuffer.segment(buffer).asSlice(0, total);
            bytes.fill((byte) 0);
            if (attachment != null) {
                bytes.set(JAVA_INT_UNALIGNED, 0, attachment.length);
                MemorySegment.copy(attachment, 0, bytes, JAVA_BYTE, 8, attachment.length);
            }
            long at = head;
            for (ColumnEncoder encoder : encoders) {
                encoder.encode(bytes.asSlice(at, encoder.bytes()));
                at += encoder.bytes();
            }
            FrameBody decoded = decode(bytes, types, rows, attachment != null);
            FrameBody body = new FrameBody(buffer, bytes, decoded.batch, attachment, Checksum.of(bytes));
            whole = true;
            return body;
        } finally {
            if (!whole) {
                buffer.close();
            }
        }
    }

    /**
     * Views bytes as a body; they belong to the caller.
     *
     * @throws TravertineException XX001 where the lengths in them are wrong
     */
    public static FrameBody decode(MemorySegment bytes, List<DataType> types, int rows, boolean hasAttachment) {
        long at = 0;
        byte[] attachment = null;
        if (hasAttachment) {
            check(bytes.byteSize() >= 8);
            int length = bytes.get(JAVA_INT_UNALIGNED, 0);
            check(length >= 0 && 8L + length <= bytes.byteSize());
            attachment = bytes.asSlice(8, length).toArray(JAVA_BYTE);
            at = ColumnEncoder.padded(8L + length);
        }
        List<Column> columns = new ArrayList<>();
        for (DataType type : types) {
            PhysicalType physical = type.physical();
            check(at + ColumnEncoder.DESCRIPTOR_BYTES <= bytes.byteSize());
            boolean nulls = (bytes.get(JAVA_INT_UNALIGNED, at) & ColumnEncoder.HAS_VALIDITY) != 0;
            int varlenBytes = bytes.get(JAVA_INT_UNALIGNED, at + 4);
            check(varlenBytes >= 0);
            long length = ColumnEncoder.bytes(physical, rows, nulls, varlenBytes);
            check(at + length <= bytes.byteSize());
            columns.add(column(bytes.asSlice(at, length), type, rows, nulls, varlenBytes));
            at += length;
        }
        check(at == bytes.byteSize());
        return new FrameBody(null, bytes, Batch.of(columns, rows), attachment, 0);
    }

    private static Column column(MemorySegment bytes, DataType type, int rows, boolean nulls, int varlenBytes) {
        long at = ColumnEncoder.DESCRIPTOR_BYTES;
        MemorySegment validity = null;
        if (nulls) {
            validity = bytes.asSlice(at, ColumnBuffer.bitBytes(rows));
            at += validity.byteSize();
        }
        if (type.physical() != PhysicalType.VARLEN) {
            return Column.flat(type, rows, validity, bytes.asSlice(at));
        }
        MemorySegment offsets = bytes.asSlice(at, ColumnEncoder.offsetBytes(type.physical(), rows));
        int before = 0;
        for (int i = 0; i <= rows; i++) {
            int end = offsets.get(JAVA_INT_UNALIGNED, i * 4L);
            check(end >= before && end <= varlenBytes);
            before = end;
        }
        return Column.varlen(type, rows, validity, offsets, bytes.asSlice(at + offsets.byteSize()));
    }

    private static void check(boolean right) {
        if (!right) {
            throw new TravertineException(ErrorCode.CORRUPT_DATA, "a frame of the log has impossible lengths");
        }
    }

    /** The rows, flat. */
    public Batch batch() {
        return batch;
    }

    public byte @Nullable [] attachment() {
        return attachment;
    }

    MemorySegment bytes() {
        return bytes;
    }

    int crc() {
        return crc;
    }

    public long frameBytes() {
        return FrameHeader.BYTES + bytes.byteSize();
    }

    @Override
    public void close() {
        if (buffer != null) {
            buffer.close();
        }
    }
}
