package dev.travertine.executor.operator.window;

import dev.travertine.executor.operator.hash.KeyMatch;
import dev.travertine.executor.pipeline.MemoryReservation;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import java.util.Arrays;
import java.util.List;

/** Rows in order of partition and order keys, and where partitions and groups of peers begin and end. */
final class SortedRows implements AutoCloseable {
    private final OperatorContext context;
    private final MemoryReservation memory;
    private final int[] order;

    /** For each position where its partition ends. */
    private final int[] partitionEnds;

    /** For each position where its peers (rows of equal order keys) begin and end. */
    private final int[] peerStarts;

    private final int[] peerEnds;

    SortedRows(int[] order, List<Column> partitionBy, List<Column> orderBy, OperatorContext context) {
        this.order = order;
        this.context = context;
        memory = context.reservation();
        memory.set(order.length * 14L);
        boolean[] samePartition = same(order, partitionBy);
        boolean[] samePeers = same(order, orderBy);
        partitionEnds = new int[order.length];
        peerStarts = new int[order.length];
        peerEnds = new int[order.length];
        for (int i = 1; i < order.length; i++) {
            samePeers[i] &= samePartition[i];
            peerStarts[i] = samePeers[i] ? peerStarts[i - 1] : i;
        }
        for (int i = order.length - 1; i >= 0; i--) {
            boolean last = i == order.length - 1;
            partitionEnds[i] = last || !samePartition[i + 1] ? i + 1 : partitionEnds[i + 1];
            peerEnds[i] = last || !samePeers[i + 1] ? i + 1 : peerEnds[i + 1];
        }
    }

    int size() {
        return order.length;
    }

    /** The row number at a position. */
    int row(int position) {
        return order[position];
    }

    int[] order() {
        return order;
    }

    int partitionEnd(int position) {
        return partitionEnds[position];
    }

    int peerStart(int position) {
        return peerStarts[position];
    }

    int peerEnd(int position) {
        return peerEnds[position];
    }

    @Override
    public void close() {
        memory.close();
    }

    /** For each position but the first whether its row agrees with the one before in all keys. */
    private boolean[] same(int[] rows, List<Column> keys) {
        boolean[] same = new boolean[rows.length];
        Arrays.fill(same, true);
        KeyMatch match = new KeyMatch();
        boolean[] equal = new boolean[Batch.ROWS_MAX];
        for (int from = 1; from < rows.length; from += Batch.ROWS_MAX) {
            context.checkCancelled();
            int count = Math.min(Batch.ROWS_MAX, rows.length - from);
            int[] before = Arrays.copyOfRange(rows, from - 1, from - 1 + count);
            int[] here = Arrays.copyOfRange(rows, from, from + count);
            Arrays.fill(equal, 0, count, true);
            for (Column key : keys) {
                match.and(key, before, key, here, count, equal);
            }
            System.arraycopy(equal, 0, same, from, count);
        }
        return same;
    }
}
