package dev.travertine.executor.operator.aggregate;

import dev.travertine.executor.operator.rows.Lanes;
import dev.travertine.executor.pipeline.MemoryReservation;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.plan.AggregateFunction;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.PhysicalType;
import dev.travertine.spi.type.TypeKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

/**
 * VAR_POP, VAR_SAMP, STDDEV_POP and STDDEV_SAMP of numbers taken as doubles (decimals: their unscaled values). Sum and sum of squares are kept in twice the
 * precision (see {@link Exact}), so that their difference keeps its digits; NULL for too few rows.
 */
final class Variance extends Accumulator {
    private static final double TWO_64 = 0x1p64;

    private final AggregateFunction function;
    private final DataType argument;
    private final DataType result;
    private final int[] slots = new int[Batch.ROWS_MAX];
    private final long[] lows = new long[Batch.ROWS_MAX];
    private final long[] highs = new long[Batch.ROWS_MAX];
    private final double[] values = new double[Batch.ROWS_MAX];

    /** Of each group the pairs of the sum and of the sum of squares. */
    private double[] sums = new double[0];

    private long[] counts = new long[0];

    Variance(AggregateFunction function, DataType argument, DataType result, MemoryReservation memory) {
        super(memory, 40);
        this.function = function;
        this.argument = argument;
        this.result = result;
    }

    @Override
    void grow(int groups) {
        sums = Arrays.copyOf(sums, groups * 4);
        counts = Arrays.copyOf(counts, groups);
    }

    @Override
    public void add(List<Column> arguments, int[] rows, int[] groups, int count) {
        load(arguments.getFirst(), rows, count);
        add(values, groups, count, sums, counts);
    }

    @Override
    public void merge(Accumulator other, int from, int count, int[] groupOf) {
        Variance that = (Variance) other;
        for (int i = 0; i < count; i++) {
            Exact.add(sums, groupOf[i] * 4, that.sums, (from + i) * 4);
            Exact.add(sums, groupOf[i] * 4 + 2, that.sums, (from + i) * 4 + 2);
            counts[groupOf[i]] += that.counts[from + i];
        }
    }

    @Override
    public void emit(int from, int count, ColumnBuffer output) {
        boolean sample = function == AggregateFunction.VAR_SAMP || function == AggregateFunction.STDDEV_SAMP;
        boolean root = function == AggregateFunction.STDDEV_POP || function == AggregateFunction.STDDEV_SAMP;
        for (int group = from; group < from + count; group++) {
            long rows = counts[group];
            if (rows < (sample ? 2 : 1)) {
                output.appendNull();
                continue;
            }
            double variance = variance(group, rows, sample ? rows - 1 : rows);
            double value = root ? Math.sqrt(variance) : variance;
            if (result.kind() == TypeKind.DECIMAL) {
                output.appendDecimal(BigDecimal.valueOf(value));
            } else {
                output.appendDouble(value);
            }
        }
    }

    @Override
    public void reset(int from, int to) {
        Arrays.fill(sums, from * 4, to * 4, 0.0);
        Arrays.fill(counts, from, to, 0L);
    }

    private double variance(int group, long rows, long divisor) {
        if (!Double.isFinite(sums[group * 4]) || !Double.isFinite(sums[group * 4 + 2])) {
            return Double.NaN;
        }
        BigDecimal sum = Exact.decimal(sums, group * 4);
        BigDecimal squares = Exact.decimal(sums, group * 4 + 2);
        BigDecimal deviation =
                squares.subtract(sum.multiply(sum).divide(BigDecimal.valueOf(rows), MathContext.DECIMAL128));
        BigDecimal variance = deviation.divide(BigDecimal.valueOf(divisor), MathContext.DECIMAL128);
        return Math.max(0.0, variance.movePointLeft(2 * argument.scale()).doubleValue());
    }

    private void load(Column column, int[] rows, int count) {
        if (argument.kind().isFloat()) {
            Lanes.doubles(column, rows, count, slots, values);
            return;
        }
        Lanes.longs(column, rows, count, slots, lows);
        if (argument.physical() == PhysicalType.INT128) {
            Lanes.highs(column, rows, count, slots, highs);
            for (int i = 0; i < count; i++) {
                boolean narrow = highs[i] == lows[i] >> 63;
                values[i] = narrow ? lows[i] : highs[i] * TWO_64 + (lows[i] >>> 1) * 2.0 + (lows[i] & 1);
            }
        } else {
            for (int i = 0; i < count; i++) {
                values[i] = lows[i];
            }
        }
    }

    private static void add(double[] values, int[] groups, int count, double[] sums, long[] counts) {
        for (int i = 0; i < count; i++) {
            double value = values[i];
            int at = groups[i] * 4;
            double square = value * value;
            Exact.add(sums, at, value);
            Exact.add(sums, at + 2, square);
            Exact.add(
                    sums, at + 2, Math.abs(square) < Double.POSITIVE_INFINITY ? Math.fma(value, value, -square) : 0.0);
            counts[groups[i]]++;
        }
    }
}
