package dev.travertine.executor.operator.hash;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.travertine.executor.operator.rows.Lanes;
import dev.travertine.executor.operator.rows.Slots;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.type.PhysicalType;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Hashes of rows over some key columns: equal keys (NULL equal to NULL, all NaNs equal, -0.0 equal to 0.0) have equal hashes,
 * whatever the shape of the columns. One instance a thread: it holds scratch arrays.
 */
final class Hashes {
    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long MULTIPLIER = 0xD6E8FEB86659FD93L;
    private static final long NULL = 0x2545F4914F6CDD1DL;

    private final int[] slots = new int[Batch.ROWS_MAX];
    private final long[] lanes = new long[Batch.ROWS_MAX];
    private final boolean[] nulls = new boolean[Batch.ROWS_MAX];
    private final long[] words = new long[Batch.ROWS_MAX];

    /** Writes the hash of each of the rows to {@code out}. */
    void of(List<Column> keys, int[] rows, int count, long[] out) {
        Arrays.fill(out, 0, count, SEED);
        for (Column key : keys) {
            if (key.type().physical() == PhysicalType.VARLEN) {
                texts(key, rows, count);
            } else {
                Lanes.longs(key, rows, count, slots, lanes);
            }
            boolean any = Slots.nulls(key, rows, count, nulls);
            if (any) {
                replaceNulls(lanes, nulls, count);
            }
            combine(lanes, count, out);
            if (key.type().physical() == PhysicalType.INT128) {
                Lanes.highs(key, rows, count, slots, lanes);
                if (any) {
                    replaceNulls(lanes, nulls, count);
                }
                combine(lanes, count, out);
            }
        }
    }

    /** One 64-bit key, mixed well enough that its upper bits can name a slot. */
    static long mix(long key) {
        long h = key * MULTIPLIER;
        h ^= h >>> 32;
        return h * MULTIPLIER;
    }

    private void texts(Column key, int[] rows, int count) {
        Column flat = Slots.flat(key);
        MemorySegment ends = Objects.requireNonNull(flat.offsets());
        if (flat.rows() == 0) {
            Arrays.fill(lanes, 0, count, NULL);
            return;
        }
        int[] at = Slots.of(key, rows, count, slots);
        if (key.shape() != Column.Shape.FLAT && (key.isConst() || flat.rows() < count)) {
            // Each value of a small dictionary is hashed once.
            int values = key.isConst() ? 1 : flat.rows();
            texts(ends, flat.data(), Slots.ALL, values, words);
            for (int i = 0; i < count; i++) {
                lanes[i] = words[at[i]];
            }
        } else {
            texts(ends, flat.data(), at, count, lanes);
        }
    }

    private static void texts(MemorySegment ends, MemorySegment data, int[] slots, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            int from = ends.get(JAVA_INT_UNALIGNED, slots[i] * 4L);
            int to = ends.get(JAVA_INT_UNALIGNED, slots[i] * 4L + 4);
            out[i] = bytes(data, from, to);
        }
    }

    private static long bytes(MemorySegment data, int from, int to) {
        long h = to - from;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            h = (Long.rotateLeft(h, 23) ^ data.get(JAVA_LONG_UNALIGNED, at)) * MULTIPLIER;
            h ^= h >>> 29;
        }
        long tail = 0;
        for (; at < to; at++) {
            tail = tail << 8 | (data.get(JAVA_BYTE, at) & 0xFF);
        }
        return (Long.rotateLeft(h, 23) ^ tail) * MULTIPLIER;
    }

    private static void replaceNulls(long[] lanes, boolean[] nulls, int count) {
        for (int i = 0; i < count; i++) {
            lanes[i] = nulls[i] ? NULL : lanes[i];
        }
    }

    private static void combine(long[] lanes, int count, long[] hashes) {
        for (int i = 0; i < count; i++) {
            hashes[i] = mix(Long.rotateLeft(hashes[i], 19) ^ lanes[i]);
        }
    }
}
