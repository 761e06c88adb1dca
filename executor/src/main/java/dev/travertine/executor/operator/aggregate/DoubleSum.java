package dev.travertine.executor.operator.aggregate;

import dev.travertine.executor.operator.rows.Lanes;
import dev.travertine.executor.pipeline.MemoryReservation;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.plan.AggregateFunction;
import java.util.Arrays;
import java.util.List;

/** SUM, SUM0 and AVG of floats, the same in whatever order the rows come (see {@link Exact}). */
final class DoubleSum extends Accumulator {
    private final AggregateFunction function;
    private final int[] slots = new int[Batch.ROWS_MAX];
    private final double[] values = new double[Batch.ROWS_MAX];

    private double[] sums = new double[0];
    private long[] counts = new long[0];

    DoubleSum(AggregateFunction function, MemoryReservation memory) {
        super(memory, 24);
        this.function = function;
    }

    @Override
    void grow(int groups) {
        sums = Arrays.copyOf(sums, groups * 2);
        counts = Arrays.copyOf(counts, groups);
    }

    @Override
    public void add(List<Column> arguments, int[] rows, int[] groups, int count) {
        Lanes.doubles(arguments.getFirst(), rows, count, slots, values);
        add(values, groups, count, sums, counts);
    }

    @Override
    public void merge(Accumulator other, int from, int count, int[] groupOf) {
        DoubleSum that = (DoubleSum) other;
        for (int i = 0; i < count; i++) {
            Exact.add(sums, groupOf[i] * 2, that.sums, (from + i) * 2);
            counts[groupOf[i]] += that.counts[from + i];
        }
    }

    @Override
    public void emit(int from, int count, ColumnBuffer output) {
        for (int group = from; group < from + count; group++) {
            if (counts[group] == 0 && function != AggregateFunction.SUM0) {
                output.appendNull();
            } else {
                double sum = Exact.value(sums, group * 2);
                output.appendDouble(function == AggregateFunction.AVG ? sum / counts[group] : sum);
            }
        }
    }

    @Override
    public void reset(int from, int to) {
        Arrays.fill(sums, from * 2, to * 2, 0.0);
        Arrays.fill(counts, from, to, 0L);
    }

    private static void add(double[] values, int[] groups, int count, double[] sums, long[] counts) {
        for (int i = 0; i < count; i++) {
            Exact.add(sums, groups[i] * 2, values[i]);
            counts[groups[i]]++;
        }
    }
}
