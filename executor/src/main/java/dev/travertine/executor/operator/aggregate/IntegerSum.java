package dev.travertine.executor.operator.aggregate;

import dev.travertine.executor.operator.rows.Lanes;
import dev.travertine.executor.pipeline.MemoryReservation;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.AggregateFunction;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.PhysicalType;
import dev.travertine.spi.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * SUM, SUM0 and AVG of integers and decimals: added up in 128 bits, whatever the order, and checked against the result type at
 * the end.
 */
final class IntegerSum extends Accumulator {
    /** Longs of one group: low half, high half, number of rows. */
    private static final int STRIDE = 3;

    private final AggregateFunction function;
    private final DataType argument;
    private final DataType result;
    private final boolean wide;
    private final int[] slots = new int[Batch.ROWS_MAX];
    private final long[] lows = new long[Batch.ROWS_MAX];
    private final long[] highs;

    private long[] states = new long[0];

    IntegerSum(AggregateFunction function, DataType argument, DataType result, MemoryReservation memory) {
        super(memory, STRIDE * 8);
        this.function = function;
        this.argument = argument;
        this.result = result;
        this.wide = argument.physical() == PhysicalType.INT128;
        this.highs = new long[wide ? Batch.ROWS_MAX : 0];
    }

    @Override
    void grow(int groups) {
        states = Arrays.copyOf(states, groups * STRIDE);
    }

    @Override
    public void add(List<Column> arguments, int[] rows, int[] groups, int count) {
        Column column = arguments.getFirst();
        Lanes.longs(column, rows, count, slots, lows);
        if (wide) {
            Lanes.highs(column, rows, count, slots, highs);
            addWide(lows, highs, groups, count, states);
        } else {
            add(lows, groups, count, states);
        }
    }

    @Override
    public void merge(Accumulator other, int from, int count, int[] groupOf) {
        long[] theirs = ((IntegerSum) other).states;
        for (int i = 0; i < count; i++) {
            int at = groupOf[i] * STRIDE;
            int their = (from + i) * STRIDE;
            long sum = states[at] + theirs[their];
            states[at + 1] += theirs[their + 1] + carry(states[at], theirs[their], sum);
            states[at] = sum;
            states[at + 2] += theirs[their + 2];
        }
    }

    @Override
    public void emit(int from, int count, ColumnBuffer output) {
        for (int group = from; group < from + count; group++) {
            long low = states[group * STRIDE];
            long high = states[group * STRIDE + 1];
            long rows = states[group * STRIDE + 2];
            if (rows == 0 && function != AggregateFunction.SUM0) {
                output.appendNull();
            } else if (function == AggregateFunction.AVG) {
                average(Column.int128(high, low), rows, output);
            } else {
                sum(high, low, output);
            }
        }
    }

    @Override
    public void reset(int from, int to) {
        Arrays.fill(states, from * STRIDE, to * STRIDE, 0L);
    }

    private void sum(long high, long low, ColumnBuffer output) {
        switch (result.physical()) {
            case INT128 -> {
                if (!fitsDecimal(Column.int128(high, low), result.precision())) {
                    throw overflow();
                }
                output.appendInt128(high, low);
            }
            case FLOAT32, FLOAT64 ->
                output.appendDouble(new BigDecimal(Column.int128(high, low), argument.scale()).doubleValue());
            default -> {
                if (high != low >> 63 || !fits(low)) {
                    throw overflow();
                }
                output.appendLong(low);
            }
        }
    }

    private void average(BigInteger sum, long rows, ColumnBuffer output) {
        BigDecimal exact = new BigDecimal(sum, argument.scale());
        if (result.kind().isFloat()) {
            boolean small = argument.scale() == 0 && sum.bitLength() <= 53;
            output.appendDouble(
                    small
                            ? (double) sum.longValue() / rows
                            : exact.divide(BigDecimal.valueOf(rows), MathContext.DECIMAL128)
                                    .doubleValue());
            return;
        }
        BigDecimal average = exact.divide(BigDecimal.valueOf(rows), result.scale(), RoundingMode.HALF_UP);
        if (result.kind() == TypeKind.DECIMAL) {
            if (!fitsDecimal(average.unscaledValue(), result.precision())) {
                throw overflow();
            }
            output.appendDecimal(average);
        } else {
            output.appendLong(average.longValueExact());
        }
    }

    private boolean fits(long value) {
        return switch (result.kind()) {
            case DECIMAL -> fitsDecimal(BigInteger.valueOf(value), result.precision());
            case INTEGER -> value == (int) value;
            case SMALLINT -> value == (short) value;
            case TINYINT -> value == (byte) value;
            default -> true;
        };
    }

    private static boolean fitsDecimal(BigInteger unscaled, int precision) {
        return unscaled.abs().compareTo(BigInteger.TEN.pow(precision)) < 0;
    }

    private TravertineException overflow() {
        return new TravertineException(
                ErrorCode.NUMERIC_OUT_OF_RANGE, function + " out of range for type " + result.sql());
    }

    private static long carry(long a, long b, long sum) {
        return ((a & b) | ((a | b) & ~sum)) >>> 63;
    }

    private static void add(long[] values, int[] groups, int count, long[] states) {
        for (int i = 0; i < count; i++) {
            int at = groups[i] * STRIDE;
            long value = values[i];
            long old = states[at];
            long sum = old + value;
            states[at] = sum;
            states[at + 1] += (value >> 63) + carry(old, value, sum);
            states[at + 2]++;
        }
    }

    private static void addWide(long[] lows, long[] highs, int[] groups, int count, long[] states) {
        for (int i = 0; i < count; i++) {
            int at = groups[i] * STRIDE;
            long old = states[at];
            long sum = old + lows[i];
            states[at] = sum;
            states[at + 1] += highs[i] + carry(old, lows[i], sum);
            states[at + 2]++;
        }
    }
}
