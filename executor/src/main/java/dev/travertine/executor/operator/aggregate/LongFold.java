package dev.travertine.executor.operator.aggregate;

import dev.travertine.executor.operator.rows.Lanes;
import dev.travertine.executor.pipeline.MemoryReservation;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.PhysicalType;
import java.util.Arrays;
import java.util.List;

/** Least, greatest, and bitwise folds of values of up to 64 bits: integers, dates, times, booleans. NULL for no rows. */
final class LongFold extends Accumulator {
    /** How two values become one, and what to begin with. */
    enum Fold {
        LEAST(Long.MAX_VALUE),
        GREATEST(Long.MIN_VALUE),
        AND(-1L),
        OR(0L),
        XOR(0L);

        private final long start;

        Fold(long start) {
            this.start = start;
        }
    }

    private final Fold fold;
    private final DataType result;
    private final int[] slots = new int[Batch.ROWS_MAX];
    private final long[] values = new long[Batch.ROWS_MAX];

    private long[] states = new long[0];
    private boolean[] seen = new boolean[0];

    LongFold(Fold fold, DataType result, MemoryReservation memory) {
        super(memory, 9);
        this.fold = fold;
        this.result = result;
    }

    @Override
    void grow(int groups) {
        int before = states.length;
        states = Arrays.copyOf(states, groups);
        seen = Arrays.copyOf(seen, groups);
        Arrays.fill(states, before, groups, fold.start);
    }

    @Override
    public void add(List<Column> arguments, int[] rows, int[] groups, int count) {
        Lanes.longs(arguments.getFirst(), rows, count, slots, values);
        fold(values, groups, count);
        for (int i = 0; i < count; i++) {
            seen[groups[i]] = true;
        }
    }

    @Override
    public void merge(Accumulator other, int from, int count, int[] groupOf) {
        LongFold that = (LongFold) other;
        fold(Arrays.copyOfRange(that.states, from, from + count), groupOf, count);
        for (int i = 0; i < count; i++) {
            seen[groupOf[i]] |= that.seen[from + i];
        }
    }

    @Override
    public void emit(int from, int count, ColumnBuffer output) {
        for (int group = from; group < from + count; group++) {
            if (!seen[group]) {
                output.appendNull();
            } else if (result.physical() == PhysicalType.BIT) {
                output.appendBoolean(states[group] != 0);
            } else {
                output.appendLong(states[group]);
            }
        }
    }

    @Override
    public void reset(int from, int to) {
        Arrays.fill(states, from, to, fold.start);
        Arrays.fill(seen, from, to, false);
    }

    private void fold(long[] from, int[] groups, int count) {
        switch (fold) {
            case LEAST -> least(from, groups, count, states);
            case GREATEST -> greatest(from, groups, count, states);
            case AND -> and(from, groups, count, states);
            case OR -> or(from, groups, count, states);
            case XOR -> xor(from, groups, count, states);
        }
    }

    private static void least(long[] values, int[] groups, int count, long[] states) {
        for (int i = 0; i < count; i++) {
            states[groups[i]] = Math.min(states[groups[i]], values[i]);
        }
    }

    private static void greatest(long[] values, int[] groups, int count, long[] states) {
        for (int i = 0; i < count; i++) {
            states[groups[i]] = Math.max(states[groups[i]], values[i]);
        }
    }

    private static void and(long[] values, int[] groups, int count, long[] states) {
        for (int i = 0; i < count; i++) {
            states[groups[i]] &= values[i];
        }
    }

    private static void or(long[] values, int[] groups, int count, long[] states) {
        for (int i = 0; i < count; i++) {
            states[groups[i]] |= values[i];
        }
    }

    private static void xor(long[] values, int[] groups, int count, long[] states) {
        for (int i = 0; i < count; i++) {
            states[groups[i]] ^= values[i];
        }
    }
}
