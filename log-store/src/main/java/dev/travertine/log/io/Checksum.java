package dev.travertine.log.io;

import java.lang.foreign.MemorySegment;
import java.util.zip.CRC32C;

/** CRC32C of bytes wherever they lie. */
public final class Checksum {
    private static final long STEP = 1L << 30;

    private Checksum() {}

    public static int of(MemorySegment bytes) {
        return of(bytes, 0, bytes.byteSize());
    }

    public static int of(MemorySegment bytes, long from, long length) {
        CRC32C crc = new CRC32C();
        for (long done = 0; done < length; done += STEP) {
            crc.update(bytes.asSlice(from + done, Math.min(STEP, length - done)).asByteBuffer());
        }
        return (int) crc.getValue();
    }
}
