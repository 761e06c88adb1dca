package dev.travertine.executor.expression;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** Single texts (UTF-8) in memory. */
final class Texts {
    private Texts() {}

    static boolean equal(MemorySegment a, long aStart, int aLength, MemorySegment b, long bStart, int bLength) {
        return aLength == bLength && equal(a, aStart, b, bStart, aLength);
    }

    static boolean equal(MemorySegment a, long aStart, MemorySegment b, long bStart, int length) {
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            if (a.get(JAVA_LONG_UNALIGNED, aStart + i) != b.get(JAVA_LONG_UNALIGNED, bStart + i)) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (a.get(JAVA_BYTE, aStart + i) != b.get(JAVA_BYTE, bStart + i)) {
                return false;
            }
        }
        return true;
    }

    /** The order of the unsigned bytes, which for UTF-8 is that of the code points. */
    static int compare(MemorySegment a, long aStart, int aLength, MemorySegment b, long bStart, int bLength) {
        int length = Math.min(aLength, bLength);
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            long x = a.get(JAVA_LONG_UNALIGNED, aStart + i);
            long y = b.get(JAVA_LONG_UNALIGNED, bStart + i);
            if (x != y) {
                return Long.compareUnsigned(Long.reverseBytes(x), Long.reverseBytes(y));
            }
        }
        for (; i < length; i++) {
            int difference = (a.get(JAVA_BYTE, aStart + i) & 0xff) - (b.get(JAVA_BYTE, bStart + i) & 0xff);
            if (difference != 0) {
                return difference;
            }
        }
        return aLength - bLength;
    }

    static String string(MemorySegment data, int start, int length) {
        byte[] bytes = new byte[length];
        MemorySegment.copy(data, JAVA_BYTE, start, bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static String string(Vector vector, int row) {
        return string(vector.data, vector.starts[row], vector.lengths[row]);
    }

    /** Code points: all bytes but those that continue one. */
    static int codePoints(MemorySegment data, int start, int length) {
        int count = 0;
        for (int i = start; i < start + length; i++) {
            count += (data.get(JAVA_BYTE, i) & 0xc0) != 0x80 ? 1 : 0;
        }
        return count;
    }

    /** Where code point {@code index} of the text (up to {@code end}) begins; {@code end} where there are fewer. */
    static int position(MemorySegment data, int start, int end, int index) {
        int at = start;
        for (int left = index; left > 0 && at < end; left--) {
            at++;
            while (at < end && (data.get(JAVA_BYTE, at) & 0xc0) == 0x80) {
                at++;
            }
        }
        return at;
    }

    /** Whether all bytes are below 128. */
    static boolean isAscii(MemorySegment data, int start, int length) {
        int all = 0;
        for (int i = start; i < start + length; i++) {
            all |= data.get(JAVA_BYTE, i);
        }
        return (all & 0x80) == 0;
    }
}
