package dev.travertine.log.wal;

import dev.travertine.log.io.Checksum;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The first 96 bytes of each frame, little-endian.
 *
 * <pre>
 *  0 magic u32          4 frameLength u32    8 headerCrc u32     12 bodyCrc u32
 * 16 type u8           17 flags u8          18 version u8        19 0
 * 20 partRef u32       24 rows u32          28 schemaId u32
 * 32 lsn i64           40 durableUpTo i64   48 baseOffset i64    56 appendMicros i64
 * 64 watermark i64     72 producerId i64    80 producerEpoch i32 84 producerSequence i32
 * 88 previousCrc u32   92 0
 * </pre>
 *
 * @param frameLength bytes of header and body, a multiple of 8
 * @param lsn position of the frame in the log: it says so itself, so that a frame in the wrong place is not believed
 * @param durableUpTo everything before this position was known to be durable when the frame was written
 * @param watermark event time (microseconds) of the partition after this frame, or {@link #NO_WATERMARK}
 * @param previousCrc header CRC of the frame before, 0 for the first one of a file
 */
public record FrameHeader(
        int frameLength,
        int bodyCrc,
        FrameType type,
        int flags,
        int partRef,
        int rows,
        long lsn,
        long durableUpTo,
        long baseOffset,
        long appendMicros,
        long watermark,
        int previousCrc) {
    public static final int BYTES = 96;
    public static final int ALIGNMENT = 8;
    public static final int MAGIC = 0x4c415254; // "TRAL"
    public static final int VERSION = 1;
    public static final long NO_WATERMARK = Long.MIN_VALUE;

    /** The frame is one of several that count only when their COMMIT frame is there. */
    public static final int IN_TRANSACTION = 1;

    /** The body starts with an attachment. */
    public static final int ATTACHMENT = 2;

    /** The only schema that a topic has. */
    private static final int SCHEMA_ID = 1;

    private static final int NO_PRODUCER = -1;

    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    /** Writes the header with its CRC, which is returned. */
    int put(MemorySegment target, long at) {
        MemorySegment header = target.asSlice(at, BYTES);
        header.fill((byte) 0);
        header.set(INT, 0, MAGIC);
        header.set(INT, 4, frameLength);
        header.set(INT, 12, bodyCrc);
        header.set(BYTE, 16, (byte) type.code());
        header.set(BYTE, 17, (byte) flags);
        header.set(BYTE, 18, (byte) VERSION);
        header.set(INT, 20, partRef);
        header.set(INT, 24, rows);
        header.set(INT, 28, SCHEMA_ID);
        header.set(LONG, 32, lsn);
        header.set(LONG, 40, durableUpTo);
        header.set(LONG, 48, baseOffset);
        header.set(LONG, 56, appendMicros);
        header.set(LONG, 64, watermark);
        header.set(LONG, 72, NO_PRODUCER);
        header.set(INT, 80, NO_PRODUCER);
        header.set(INT, 84, NO_PRODUCER);
        header.set(INT, 88, previousCrc);
        // The CRC's own place counts as 0.
        int crc = Checksum.of(header);
        header.set(INT, 8, crc);
        return crc;
    }

    /** Whether a header of this log starts there: magic, CRC and position are right. */
    static boolean isValid(MemorySegment source, long at, long lsn) {
        if (at + BYTES > source.byteSize() || source.get(INT, at) != MAGIC) {
            return false;
        }
        MemorySegment copy = MemorySegment.ofArray(source.asSlice(at, BYTES).toArray(BYTE));
        int crc = copy.get(INT, 8);
        copy.set(INT, 8, 0);
        return Checksum.of(copy) == crc && copy.get(LONG, 32) == lsn;
    }

    static int version(MemorySegment source, long at) {
        return Byte.toUnsignedInt(source.get(BYTE, at + 18));
    }

    static int crc(MemorySegment source, long at) {
        return source.get(INT, at + 8);
    }

    /** Reads a header that {@link #isValid}. */
    static FrameHeader get(MemorySegment source, long at) {
        return new FrameHeader(
                source.get(INT, at + 4),
                source.get(INT, at + 12),
                FrameType.of(source.get(BYTE, at + 16)),
                source.get(BYTE, at + 17),
                source.get(INT, at + 20),
                source.get(INT, at + 24),
                source.get(LONG, at + 32),
                source.get(LONG, at + 40),
                source.get(LONG, at + 48),
                source.get(LONG, at + 56),
                source.get(LONG, at + 64),
                source.get(INT, at + 88));
    }

    public boolean inTransaction() {
        return (flags & IN_TRANSACTION) != 0;
    }

    public boolean hasAttachment() {
        return (flags & ATTACHMENT) != 0;
    }
}
