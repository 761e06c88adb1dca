package dev.travertine.executor.operator.sort;

import dev.travertine.executor.pipeline.MemoryReservation;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.plan.SortKey;
import java.util.List;

/**
 * Sorts row numbers by the rows' keys. Key after key (and level after level, see {@link SortPrefix}) the values are made
 * 64-bit numbers, sorted by radix, and the runs of equal numbers are sorted further; short runs by comparing rows. Stable.
 * Memory: 24 bytes a row while sorting, of which the caller keeps 4. One thread.
 */
public final class RowSorter implements AutoCloseable {
    private static final int RUN_SHORT = 24;
    private static final int RUN_CHECKED = 2048;

    private final List<Column> columns;
    private final List<SortKey> keys;
    private final RowOrder order;
    private final OperatorContext context;
    private final MemoryReservation memory;

    private int[] rows = new int[0];
    private int[] rowsAside = new int[0];
    private long[] prefixes = new long[0];
    private long[] prefixesAside = new long[0];

    /** @param columns flat */
    public RowSorter(List<Column> columns, List<SortKey> keys, OperatorContext context) {
        this.columns = columns;
        this.keys = keys;
        this.order = new RowOrder(columns, keys);
        this.context = context;
        this.memory = context.reservation();
    }

    /** The numbers of the first {@code count} rows, in order. */
    public int[] sort(int count) {
        memory.set(count * 24L);
        rows = new int[count];
        rowsAside = new int[count];
        prefixes = new long[count];
        prefixesAside = new long[count];
        for (int i = 0; i < count; i++) {
            rows[i] = i;
        }
        sort(0, count, 0, 0);
        int[] sorted = rows;
        rows = new int[0];
        rowsAside = rows;
        prefixes = new long[0];
        prefixesAside = prefixes;
        memory.set(count * 4L);
        return sorted;
    }

    /** Gives the account of the sorted row numbers back. */
    @Override
    public void close() {
        memory.close();
    }

    private void sort(int start, int end, int firstKey, int firstLevel) {
        int from = start;
        int to = end;
        int key = firstKey;
        int level = firstLevel;
        // Recursion is for all runs but the longest, so that its depth is logarithmic.
        while (to - from > 1 && key < keys.size()) {
            if (to - from <= RUN_SHORT) {
                insertionSort(from, to, key);
                return;
            }
            if (to - from > RUN_CHECKED) {
                context.checkCancelled();
            }
            SortKey by = keys.get(key);
            Column column = columns.get(by.column());
            if (level == 0 && !column.noNulls()) {
                int split = partitionNulls(column, by.nullsFirst(), from, to);
                sort(by.nullsFirst() ? from : split, by.nullsFirst() ? split : to, key + 1, 0);
                from = by.nullsFirst() ? split : from;
                to = by.nullsFirst() ? to : split;
                if (to - from <= RUN_SHORT) {
                    insertionSort(from, to, key);
                    return;
                }
            }
            SortPrefix.load(column, level, by.descending(), rows, from, to, prefixes);
            radixSort(from, to);
            int longest = longestRun(from, to);
            int longestEnd = endOfRun(longest, to);
            long prefix = prefixes[longest];
            for (int run = from; run < to; ) {
                int runEnd = run == longest ? longestEnd : endOfRun(run, to);
                if (run != longest && runEnd - run > 1) {
                    // The recursion overwrites the prefixes of its own run alone.
                    boolean deeper = SortPrefix.hasNextLevel(column, level, by.descending(), prefixes[run]);
                    sort(run, runEnd, deeper ? key : key + 1, deeper ? level + 1 : 0);
                }
                run = runEnd;
            }
            boolean deeper = SortPrefix.hasNextLevel(column, level, by.descending(), prefix);
            key = deeper ? key : key + 1;
            level = deeper ? level + 1 : 0;
            from = longest;
            to = longestEnd;
        }
    }

    private int endOfRun(int run, int to) {
        int end = run + 1;
        while (end < to && prefixes[end] == prefixes[run]) {
            end++;
        }
        return end;
    }

    private int longestRun(int from, int to) {
        int longest = from;
        int length = 0;
        for (int run = from; run < to; ) {
            int end = endOfRun(run, to);
            if (end - run > length) {
                longest = run;
                length = end - run;
            }
            run = end;
        }
        return longest;
    }

    /**
     * Brings the NULLs to the front or to the end, and keeps the order within both parts.
     *
     * @return where the second part begins
     */
    private int partitionNulls(Column column, boolean nullsFirst, int from, int to) {
        int front = from;
        int aside = 0;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            if (column.isNull(row) == nullsFirst) {
                rows[front++] = row;
            } else {
                rowsAside[aside++] = row;
            }
        }
        System.arraycopy(rowsAside, 0, rows, front, aside);
        return front;
    }

    private void insertionSort(int from, int to, int key) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int at = i;
            while (at > from && order.compare(rows[at - 1], row, key) > 0) {
                rows[at] = rows[at - 1];
                at--;
            }
            rows[at] = row;
        }
    }

    /** Sorts the stretch by prefix, a byte at a time from the lowest; bytes that are all alike are passed over. */
    private void radixSort(int from, int to) {
        long differing = 0;
        for (int i = from + 1; i < to; i++) {
            differing |= prefixes[i] ^ prefixes[from];
        }
        long[] keysIn = prefixes;
        long[] keysOut = prefixesAside;
        int[] in = rows;
        int[] out = rowsAside;
        for (int shift = 0; shift < 64; shift += 8) {
            if ((differing >>> shift & 0xFF) != 0) {
                pass(keysIn, in, keysOut, out, from, to, shift);
                long[] keysSwap = keysIn;
                keysIn = keysOut;
                keysOut = keysSwap;
                int[] swap = in;
                in = out;
                out = swap;
            }
        }
        if (in != rows) {
            System.arraycopy(in, from, rows, from, to - from);
            System.arraycopy(keysIn, from, prefixes, from, to - from);
        }
    }

    private static void pass(long[] keys, int[] rows, long[] keysOut, int[] rowsOut, int from, int to, int shift) {
        int[] next = new int[257];
        for (int i = from; i < to; i++) {
            next[(int) (keys[i] >>> shift & 0xFF) + 1]++;
        }
        next[0] = from;
        for (int b = 1; b < 256; b++) {
            next[b] += next[b - 1];
        }
        for (int i = from; i < to; i++) {
            int at = next[(int) (keys[i] >>> shift & 0xFF)]++;
            keysOut[at] = keys[i];
            rowsOut[at] = rows[i];
        }
    }
}
