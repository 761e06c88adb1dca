package dev.travertine.executor.operator.aggregate;

import dev.travertine.executor.pipeline.MemoryReservation;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import java.util.Arrays;
import java.util.List;

/** COUNT: how many rows. */
final class Count extends Accumulator {
    private long[] counts = new long[0];

    Count(MemoryReservation memory) {
        super(memory, 8);
    }

    @Override
    void grow(int groups) {
        counts = Arrays.copyOf(counts, groups);
    }

    @Override
    public void add(List<Column> arguments, int[] rows, int[] groups, int count) {
        add(groups, count, counts);
    }

    private static void add(int[] groups, int count, long[] counts) {
        for (int i = 0; i < count; i++) {
            counts[groups[i]]++;
        }
    }

    @Override
    public void merge(Accumulator other, int from, int count, int[] groupOf) {
        Count that = (Count) other;
        for (int i = 0; i < count; i++) {
            counts[groupOf[i]] += that.counts[from + i];
        }
    }

    @Override
    public void emit(int from, int count, ColumnBuffer output) {
        for (int i = from; i < from + count; i++) {
            output.appendLong(counts[i]);
        }
    }

    @Override
    public void reset(int from, int to) {
        Arrays.fill(counts, from, to, 0L);
    }
}
