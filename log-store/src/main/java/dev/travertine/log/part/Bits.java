package dev.travertine.log.part;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.travertine.spi.batch.Column;
import java.lang.foreign.MemorySegment;

/** Bitmaps, least significant bit first, whose ends need not lie between bytes. */
public final class Bits {
    private Bits() {}

    /** Copies {@code count} bits; what surrounds them in the target stays. */
    public static void copy(MemorySegment source, long from, MemorySegment target, long to, long count) {
        long done = 0;
        while (done < count && ((to + done) & 7) != 0) {
            put(target, to + done, get(source, from + done));
            done++;
        }
        long whole = (count - done) >>> 3;
        int shift = (int) ((from + done) & 7);
        long sourceByte = (from + done) >>> 3;
        long targetByte = (to + done) >>> 3;
        if (shift == 0) {
            MemorySegment.copy(source, sourceByte, target, targetByte, whole);
        } else {
            for (long i = 0; i < whole; i++) {
                int low = Byte.toUnsignedInt(source.get(JAVA_BYTE, sourceByte + i)) >>> shift;
                int high = Byte.toUnsignedInt(source.get(JAVA_BYTE, sourceByte + i + 1)) << (8 - shift);
                target.set(JAVA_BYTE, targetByte + i, (byte) (low | high));
            }
        }
        for (done += whole * 8; done < count; done++) {
            put(target, to + done, get(source, from + done));
        }
    }

    /** Sets {@code count} bits to 1; what surrounds them stays. */
    public static void fill(MemorySegment target, long to, long count) {
        long done = 0;
        while (done < count && ((to + done) & 7) != 0) {
            put(target, to + done, true);
            done++;
        }
        long whole = (count - done) >>> 3;
        target.asSlice((to + done) >>> 3, whole).fill((byte) 0xff);
        for (done += whole * 8; done < count; done++) {
            put(target, to + done, true);
        }
    }

    /** The first bit that is 0 among {@code count} from {@code from}, counted from there; -1 where there is none. */
    public static int firstZero(MemorySegment bits, int from, int count) {
        int i = 0;
        while (i < count) {
            if (((from + i) & 7) == 0 && count - i >= 8 && bits.get(JAVA_BYTE, (from + i) >>> 3) == (byte) 0xff) {
                i += 8;
            } else if (Column.bit(bits, from + i)) {
                i++;
            } else {
                return i;
            }
        }
        return -1;
    }

    private static boolean get(MemorySegment bits, long index) {
        return ((bits.get(JAVA_BYTE, index >>> 3) >>> (index & 7)) & 1) != 0;
    }

    private static void put(MemorySegment bits, long index, boolean value) {
        long at = index >>> 3;
        int mask = 1 << (index & 7);
        int old = bits.get(JAVA_BYTE, at);
        bits.set(JAVA_BYTE, at, (byte) (value ? old | mask : old & ~mask));
    }
}
