package dev.travertine.log.manifest;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The bytes of a manifest file, little-endian: a file header (magic u64, version u32, CRC32C of these u32), then frames, each
 * a multiple of 8 bytes: length of the edit u32, CRC32C of all the rest u32, position of the frame in the file u64, position
 * before which everything was known to be durable u64, the edit.
 */
final class ManifestFrames {
    private static final long MAGIC = 0x464e414d54565254L; // "TRVTMANF"
    private static final int VERSION = 1;
    private static final int FILE_HEADER = 16;
    private static final int FRAME_HEADER = 24;

    private ManifestFrames() {}

    /**
     * What a file holds.
     *
     * @param size bytes that are whole frames
     * @param torn whether an edit behind them was being written when the process ended
     */
    record Contents(List<Edit> edits, long size, boolean torn) {}

    static ByteBuffer encodeFile(List<Edit> edits) {
        ByteBuffer frames = encode(edits, FILE_HEADER, 0);
        ByteBuffer bytes = ByteBuffer.allocate(FILE_HEADER + frames.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(MAGIC).putInt(VERSION);
        bytes.putInt(crc(bytes, 0, 12));
        return bytes.put(frames).flip();
    }

    /** Frames for a place in the file, of which everything before {@code durableUpTo} is known to be durable. */
    static ByteBuffer encode(List<Edit> edits, long position, long durableUpTo) {
        List<byte[]> payloads = edits.stream().map(EditCodec::encode).toList();
        int total = payloads.stream()
                .mapToInt(payload -> frameBytes(payload.length))
                .sum();
        ByteBuffer bytes = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        for (byte[] payload : payloads) {
            int start = bytes.position();
            int length = frameBytes(payload.length);
            bytes.putInt(payload.length)
                    .putInt(0)
                    .putLong(position + start)
                    .putLong(durableUpTo)
                    .put(payload);
            bytes.putInt(start + 4, frameCrc(bytes, start, length));
            bytes.position(start + length);
        }
        return bytes.flip();
    }

    private static int frameBytes(int payload) {
        return (FRAME_HEADER + payload + 7) & -8;
    }

    static Contents read(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < FILE_HEADER || bytes.getLong(0) != MAGIC || bytes.getInt(12) != crc(bytes, 0, 12)) {
            throw new TravertineException(ErrorCode.CORRUPT_DATA, "the manifest has no header");
        }
        if (bytes.getInt(8) != VERSION) {
            throw TravertineException.unsupported("a manifest of format version " + bytes.getInt(8));
        }
        List<Edit> edits = new ArrayList<>();
        int at = FILE_HEADER;
        while (at < file.length && isFrame(bytes, at)) {
            byte[] payload = new byte[bytes.getInt(at)];
            bytes.get(at + FRAME_HEADER, payload);
            edits.add(EditCodec.decode(payload));
            at += frameBytes(payload.length);
        }
        for (int later = at + 8; later < file.length; later += 8) {
            if (isFrame(bytes, later) && bytes.getLong(later + 16) > at) {
                throw new TravertineException(ErrorCode.CORRUPT_DATA, "the manifest is damaged at byte " + at);
            }
        }
        return new Contents(edits, at, at < file.length);
    }

    private static boolean isFrame(ByteBuffer bytes, int at) {
        if (at + FRAME_HEADER > bytes.limit()) {
            return false;
        }
        int length = bytes.getInt(at);
        return length > 0
                && length <= bytes.limit() - at - FRAME_HEADER
                && at + frameBytes(length) <= bytes.limit()
                && bytes.getLong(at + 8) == at
                && bytes.getInt(at + 4) == frameCrc(bytes, at, frameBytes(length));
    }

    private static int frameCrc(ByteBuffer bytes, int start, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), start, 4);
        crc.update(bytes.array(), start + 8, length - 8);
        return (int) crc.getValue();
    }

    private static int crc(ByteBuffer bytes, int start, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), start, length);
        return (int) crc.getValue();
    }
}
