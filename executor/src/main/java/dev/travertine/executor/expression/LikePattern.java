package dev.travertine.executor.expression;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A LIKE pattern, cut at each {@code %} into pieces: the first must stand at the text's start, the last at its end, those
 * between are looked for from left to right, and each is taken where it is found first. No way back is needed, so the time is
 * that of a search.
 */
final class LikePattern {
    /** Stands for {@code _} in a piece; no UTF-8 text has this byte. */
    private static final byte ANY = (byte) 0xff;

    private final byte[][] pieces;
    /** Code points of the last piece. */
    private final int lastPoints;

    private LikePattern(List<byte[]> pieces) {
        this.pieces = pieces.toArray(byte[][]::new);
        this.lastPoints = points(this.pieces[this.pieces.length - 1]);
    }

    /** @param escape the code point that makes the next one stand for itself, or -1 */
    static LikePattern compile(String pattern, int escape) {
        List<byte[]> pieces = new ArrayList<>();
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        int[] points = pattern.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            int point = points[i];
            if (point == escape) {
                i++;
                if (i == points.length || (points[i] != '%' && points[i] != '_' && points[i] != escape)) {
                    throw new TravertineException(
                            ErrorCode.INVALID_ESCAPE,
                            "LIKE pattern has an escape character that is not followed by %, _ or itself");
                }
                write(points[i], piece);
            } else if (point == '%') {
                pieces.add(piece.toByteArray());
                piece.reset();
            } else if (point == '_') {
                piece.write(ANY);
            } else {
                write(point, piece);
            }
        }
        pieces.add(piece.toByteArray());
        return new LikePattern(pieces);
    }

    private static void write(int point, ByteArrayOutputStream piece) {
        piece.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
    }

    private static int points(byte[] piece) {
        int count = 0;
        for (byte unit : piece) {
            count += unit == ANY || (unit & 0xc0) != 0x80 ? 1 : 0;
        }
        return count;
    }

    boolean matches(byte[] data, int start, int length) {
        int end = start + length;
        int at = matchAt(data, start, end, pieces[0]);
        if (pieces.length == 1) {
            return at == end;
        }
        if (at < 0) {
            return false;
        }
        int last = pieces.length - 1;
        int lastStart = back(data, at, end, lastPoints);
        if (lastStart < 0 || matchAt(data, lastStart, end, pieces[last]) != end) {
            return false;
        }
        for (int i = 1; i < last && at >= 0; i++) {
            at = find(data, at, lastStart, pieces[i]);
        }
        return at >= 0;
    }

    /** Where the piece ends if it begins at {@code at}; -1 if it does not. */
    private static int matchAt(byte[] data, int at, int end, byte[] piece) {
        int position = at;
        for (byte unit : piece) {
            if (position == end) {
                return -1;
            }
            if (unit == ANY) {
                position = next(data, position, end);
            } else if (data[position++] != unit) {
                return -1;
            }
        }
        return position;
    }

    /** Where the first occurrence of the piece ends; -1 if there is none. */
    private static int find(byte[] data, int from, int end, byte[] piece) {
        if (piece.length == 0) {
            return from;
        }
        byte first = piece[0];
        if (first == ANY) {
            for (int at = from; at < end; at = next(data, at, end)) {
                int found = matchAt(data, at, end, piece);
                if (found >= 0) {
                    return found;
                }
            }
            return -1;
        }
        for (int at = from; at < end; at++) {
            if (data[at] == first) {
                int found = matchAt(data, at, end, piece);
                if (found >= 0) {
                    return found;
                }
            }
        }
        return -1;
    }

    /** Where the code point behind that at {@code at} begins. */
    private static int next(byte[] data, int at, int end) {
        int position = at + 1;
        while (position < end && (data[position] & 0xc0) == 0x80) {
            position++;
        }
        return position;
    }

    /** Where the last {@code points} code points before {@code end} begin; -1 if there are fewer behind {@code start}. */
    private static int back(byte[] data, int start, int end, int points) {
        int at = end;
        for (int left = points; left > 0; left--) {
            do {
                at--;
            } while (at > start && (data[at] & 0xc0) == 0x80);
            if (at < start) {
                return -1;
            }
        }
        return at;
    }
}
