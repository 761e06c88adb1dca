package dev.travertine.executor.operator.hash;

import dev.travertine.executor.operator.rows.Lanes;
import dev.travertine.executor.operator.rows.Slices;
import dev.travertine.executor.operator.rows.Slots;
import dev.travertine.executor.pipeline.MemoryReservation;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.type.PhysicalType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the build rows of a key. Rows are sorted by bucket once, so that the rows of one key lie side by side; a directory says
 * where each bucket begins. Immutable after construction, and then safe for use by many threads, each with its own
 * {@link Probe}. Memory: 8 to 16 bytes a row of the build side.
 *
 * <p>Where a single integer key has a small range, each value is a bucket of its own (dense): nothing is hashed, and nothing
 * needs to be compared. Else a bucket holds rows of several keys, told apart first by 32 bits of the hash, then by
 * {@link KeyMatch}.
 */
public final class JoinTable implements AutoCloseable {
    private static final long DENSE_MIN = 4096;
    private static final long[] NO_SPAN = {0, 0};

    private final MemoryReservation memory;
    private final List<Column> keys;
    private final boolean dense;

    /** Dense: the least key, and how many values there are from it to the greatest. */
    private final long minimum;

    private final long range;

    /** Where the bucket's rows begin in {@link #rowIds}; one more entry than buckets. */
    private final int[] directory;

    private final int[] rowIds;

    /** The upper 32 bits of each row's hash, beside {@link #rowIds}; null when dense. */
    private final int @Nullable [] tags;

    private final int shift;

    /**
     * @param keys flat key columns of the build side, which outlive this table
     * @param nullSafe for each key whether NULL equals NULL; rows with a NULL in another key are found by no probe
     */
    public JoinTable(OperatorContext context, List<Column> keys, boolean[] nullSafe, int rows) {
        this.keys = keys;
        memory = context.reservation();
        boolean whole = false;
        try {
            memory.add(rows * 12L);
            boolean[] findable = findable(keys, nullSafe, rows);
            int count = 0;
            for (int i = 0; i < rows; i++) {
                count += findable[i] ? 1 : 0;
            }
            long[] span = keys.size() == 1 && !nullSafe[0] ? span(keys.getFirst(), rows, findable) : NO_SPAN;
            dense = span[1] > 0 && span[1] <= Math.max(DENSE_MIN, 4L * count);
            minimum = span[0];
            range = span[1];
            int buckets = dense ? (int) range : Integer.highestOneBit(Math.max(16, count)) * 2;
            shift = Integer.numberOfLeadingZeros(buckets) + 1;
            memory.add(buckets * 4L);
            directory = new int[buckets + 1];
            rowIds = new int[count];
            int[] codes = new int[rows];
            codes(rows, codes);
            count(codes, findable, rows, dense ? 0 : shift, directory);
            place(codes, findable, rows, dense ? 0 : shift, directory, rowIds);
            tags = dense ? null : tagsOf(codes, rowIds);
            whole = true;
        } finally {
            if (!whole) {
                memory.close();
            }
        }
    }

    /** Number of rows that can be found. */
    public int size() {
        return rowIds.length;
    }

    public boolean isDense() {
        return dense;
    }

    @Override
    public void close() {
        memory.close();
    }

    /** A thread's way to look up keys. */
    public Probe probe() {
        return new Probe();
    }

    /** Looks up the keys of one batch after the other, and walks over the candidates. */
    public final class Probe {
        private final Hashes hashes = new Hashes();
        private final KeyMatch match = new KeyMatch();
        private final long[] words = new long[Batch.ROWS_MAX];
        private final int[] slots = new int[Batch.ROWS_MAX];
        private final int[] probeTags = new int[Batch.ROWS_MAX];
        private final boolean[] equal = new boolean[Batch.ROWS_MAX];

        /** For each probed row the rest of its bucket. */
        private final int[] from = new int[Batch.ROWS_MAX];

        private final int[] to = new int[Batch.ROWS_MAX];

        private List<Column> probeKeys = List.of();
        private int[] rows = new int[0];
        private int count;

        /** The first probed row whose bucket is not yet walked to its end. */
        private int current;

        /** Starts with some rows, in which no key but a null-safe one is NULL. */
        public void start(List<Column> columns, int[] picked, int number) {
            probeKeys = columns;
            rows = picked;
            count = number;
            current = 0;
            if (dense) {
                Lanes.longs(columns.getFirst(), picked, number, slots, words);
                locateDense(words, number, minimum, range, directory, from, to);
            } else {
                hashes.of(columns, picked, number, words);
                locate(words, number, shift, directory, from, to, probeTags);
            }
        }

        /**
         * The next pairs of equal keys.
         *
         * @param done rows (of the probed batch) that need no more pairs are passed over, where not null
         * @return number of pairs, at most {@link Batch#ROWS_MAX}; 0 does not mean the end, see {@link #atEnd}
         */
        public int next(int[] probeRows, int[] buildRows, boolean @Nullable [] done) {
            int found = 0;
            while (current < count && found < Batch.ROWS_MAX) {
                int row = rows[current];
                if (done != null && done[row]) {
                    current++;
                    continue;
                }
                int at = from[current];
                int end = to[current];
                int tag = probeTags[current];
                int[] ids = rowIds;
                int[] idTags = tags;
                for (; at < end && found < Batch.ROWS_MAX; at++) {
                    if (idTags == null || idTags[at] == tag) {
                        probeRows[found] = row;
                        buildRows[found++] = ids[at];
                    }
                }
                from[current] = at;
                if (at == end) {
                    current++;
                }
            }
            return dense ? found : keepEqual(probeRows, buildRows, found);
        }

        public boolean atEnd() {
            return current >= count;
        }

        private int keepEqual(int[] probeRows, int[] buildRows, int found) {
            Arrays.fill(equal, 0, found, true);
            for (int c = 0; c < keys.size(); c++) {
                match.and(probeKeys.get(c), probeRows, keys.get(c), buildRows, found, equal);
            }
            int kept = 0;
            for (int i = 0; i < found; i++) {
                probeRows[kept] = probeRows[i];
                buildRows[kept] = buildRows[i];
                kept += equal[i] ? 1 : 0;
            }
            return kept;
        }
    }

    private static boolean[] findable(List<Column> keys, boolean[] nullSafe, int rows) {
        boolean[] findable = new boolean[rows];
        Arrays.fill(findable, true);
        for (int k = 0; k < keys.size(); k++) {
            Column key = keys.get(k);
            if (!nullSafe[k] && !key.noNulls()) {
                for (int i = 0; i < rows; i++) {
                    findable[i] &= !key.isNull(i);
                }
            }
        }
        return findable;
    }

    /** The least value and the number of values up to the greatest; {0, 0} where that is no small number. */
    private static long[] span(Column key, int rows, boolean[] findable) {
        PhysicalType physical = key.type().physical();
        if (physical != PhysicalType.INT64
                && physical != PhysicalType.INT32
                && physical != PhysicalType.INT16
                && physical != PhysicalType.INT8) {
            return NO_SPAN;
        }
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        long[] words = new long[Batch.ROWS_MAX];
        int[] slots = new int[Batch.ROWS_MAX];
        for (int start = 0; start < rows; start += Batch.ROWS_MAX) {
            int some = Math.min(Batch.ROWS_MAX, rows - start);
            Lanes.longs(Slices.slice(key, start, some), Slots.ALL, some, slots, words);
            for (int i = 0; i < some; i++) {
                if (findable[start + i]) {
                    least = Math.min(least, words[i]);
                    greatest = Math.max(greatest, words[i]);
                }
            }
        }
        long difference = greatest - least;
        boolean small = least <= greatest && difference >= 0 && difference < Integer.MAX_VALUE / 2;
        return small ? new long[] {least, difference + 1} : NO_SPAN;
    }

    /** Dense: each row's bucket; else the upper half of its hash. */
    private void codes(int rows, int[] out) {
        Hashes hashes = new Hashes();
        long[] words = new long[Batch.ROWS_MAX];
        int[] slots = new int[Batch.ROWS_MAX];
        for (int start = 0; start < rows; start += Batch.ROWS_MAX) {
            int some = Math.min(Batch.ROWS_MAX, rows - start);
            List<Column> part = Slices.slice(keys, start, some).columns();
            if (dense) {
                Lanes.longs(part.getFirst(), Slots.ALL, some, slots, words);
                for (int i = 0; i < some; i++) {
                    out[start + i] = (int) (words[i] - minimum);
                }
            } else {
                hashes.of(part, Slots.ALL, some, words);
                for (int i = 0; i < some; i++) {
                    out[start + i] = (int) (words[i] >>> 32);
                }
            }
        }
    }

    private static void count(int[] codes, boolean[] findable, int rows, int shift, int[] directory) {
        for (int i = 0; i < rows; i++) {
            if (findable[i]) {
                directory[(codes[i] >>> shift) + 1]++;
            }
        }
        for (int b = 1; b < directory.length; b++) {
            directory[b] += directory[b - 1];
        }
    }

    /** Sorts by bucket; rows of a bucket keep their order. Leaves the directory as it was. */
    private static void place(int[] codes, boolean[] findable, int rows, int shift, int[] directory, int[] rowIds) {
        for (int i = rows - 1; i >= 0; i--) {
            if (findable[i]) {
                rowIds[--directory[(codes[i] >>> shift) + 1]] = i;
            }
        }
        // Each entry now says where its own bucket begins, one place too far to the right.
        System.arraycopy(directory, 1, directory, 0, directory.length - 1);
        directory[directory.length - 1] = rowIds.length;
    }

    private static int[] tagsOf(int[] codes, int[] rowIds) {
        int[] tags = new int[rowIds.length];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = codes[rowIds[i]];
        }
        return tags;
    }

    private static void locateDense(
            long[] words, int count, long minimum, long range, int[] directory, int[] from, int[] to) {
        for (int i = 0; i < count; i++) {
            long bucket = words[i] - minimum;
            // Unsigned: what is below the least key, or so far above that it wraps around, is out of range too.
            boolean inside = Long.compareUnsigned(bucket, range) < 0;
            from[i] = inside ? directory[(int) bucket] : 0;
            to[i] = inside ? directory[(int) bucket + 1] : 0;
        }
    }

    private static void locate(long[] hashes, int count, int shift, int[] directory, int[] from, int[] to, int[] tags) {
        for (int i = 0; i < count; i++) {
            int tag = (int) (hashes[i] >>> 32);
            tags[i] = tag;
            from[i] = directory[tag >>> shift];
            to[i] = directory[(tag >>> shift) + 1];
        }
    }
}
