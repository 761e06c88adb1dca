package dev.travertine.log.wal;

import dev.travertine.log.io.Checksum;
import dev.travertine.spi.error.TravertineException;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Walks over the frames of one file of the log. One thread. */
public final class WalReader {
    private final MemorySegment file;
    private final long start;
    private long at;
    private int lastCrc;

    /**
     * Begins at the start of a file.
     *
     * @param start position in the log of the file's first byte
     */
    public WalReader(MemorySegment file, long start) {
        this.file = file;
        this.start = start;
    }

    /** A frame that is whole. */
    public record Frame(FrameHeader header, MemorySegment body) {}

    /** Position in the log behind the last whole frame. */
    public long position() {
        return start + at;
    }

    public boolean atEnd() {
        return at == file.byteSize();
    }

    /** The next frame; null at the end, and where no whole frame follows. */
    public @Nullable Frame next() {
        Frame frame = frameAt(at);
        if (frame == null || frame.header.previousCrc() != lastCrc) {
            return null;
        }
        lastCrc = FrameHeader.crc(file, at);
        at += frame.header.frameLength();
        return frame;
    }

    private @Nullable Frame frameAt(long place) {
        if (!FrameHeader.isValid(file, place, start + place)) {
            return null;
        }
        int version = FrameHeader.version(file, place);
        if (version != FrameHeader.VERSION) {
            throw TravertineException.unsupported("a log of format version " + version);
        }
        FrameHeader header = FrameHeader.get(file, place);
        int length = header.frameLength();
        if (length < FrameHeader.BYTES || length % FrameHeader.ALIGNMENT != 0 || length > file.byteSize() - place) {
            return null;
        }
        MemorySegment body = file.asSlice(place + FrameHeader.BYTES, length - FrameHeader.BYTES);
        if (header.rows() < 0 || Checksum.of(body) != header.bodyCrc()) {
            return null;
        }
        return new Frame(header, body);
    }

    /** The highest position that a header behind {@link #position()} says to be durable; 0 where there is no header. */
    public long durableUpToBehind() {
        long highest = 0;
        for (long place = at; place + FrameHeader.BYTES <= file.byteSize(); place += FrameHeader.ALIGNMENT) {
            if (FrameHeader.isValid(file, place, start + place)) {
                highest = Math.max(highest, FrameHeader.get(file, place).durableUpTo());
            }
        }
        return highest;
    }
}
