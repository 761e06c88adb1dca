package dev.travertine.log;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.catalog.TopicDefinition;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Says which partition a row goes to: by the hash of its partitioning columns (those of DISTRIBUTED BY, else the primary key),
 * or without such columns by turns. The hash must never change: rows of one key stay together across versions.
 */
final class Partitioner {
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final int partitions;
    private final List<Integer> keys;
    private final AtomicInteger turn = new AtomicInteger();

    Partitioner(TopicDefinition definition) {
        this.partitions = definition.partitions();
        this.keys = definition.partitionBy().isEmpty() ? definition.primaryKey() : definition.partitionBy();
    }

    /** The partition whose turn it is. */
    int next() {
        return Math.floorMod(turn.getAndIncrement(), partitions);
    }

    /** For each partition its rows, or null where all rows stay together. */
    int @Nullable [][] spread(Batch batch) {
        if (partitions == 1 || keys.isEmpty() || batch.rows() == 0) {
            return null;
        }
        int[] target = new int[batch.rows()];
        int[] counts = new int[partitions];
        for (int row = 0; row < target.length; row++) {
            long hash = 0;
            for (int key : keys) {
                hash = mix(hash * 31 + hash(batch.column(key), row));
            }
            target[row] = (int) Long.remainderUnsigned(hash, partitions);
            counts[target[row]]++;
        }
        int[][] rows = new int[partitions][];
        for (int i = 0; i < partitions; i++) {
            rows[i] = new int[counts[i]];
        }
        Arrays.fill(counts, 0);
        for (int row = 0; row < target.length; row++) {
            rows[target[row]][counts[target[row]]++] = row;
        }
        return rows;
    }

    private static long hash(Column column, int row) {
        if (column.isNull(row)) {
            return 0;
        }
        return switch (column.type().physical()) {
            case BIT -> column.getBoolean(row) ? 2 : 1;
            case FLOAT32, FLOAT64 -> mix(Double.doubleToLongBits(column.getDouble(row) + 0.0));
            case INT128 -> mix(mix(column.getLong(row)) + column.getHigh(row));
            case VARLEN -> hashBytes(column, row);
            default -> mix(column.getLong(row));
        };
    }

    private static long hashBytes(Column column, int row) {
        Column flat = column.dictionary() == null ? column : column.dictionary();
        MemorySegment ends = Objects.requireNonNull(flat.offsets());
        long slot = column.slot(row);
        long hash = PRIME;
        int to = ends.get(JAVA_INT_UNALIGNED, slot * 4 + 4);
        for (int i = ends.get(JAVA_INT_UNALIGNED, slot * 4); i < to; i++) {
            hash = (hash ^ flat.data().get(JAVA_BYTE, i)) * PRIME;
        }
        return mix(hash);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 32)) * PRIME;
        mixed = (mixed ^ (mixed >>> 29)) * PRIME;
        return mixed ^ (mixed >>> 32);
    }
}
