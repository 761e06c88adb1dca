package dev.travertine.executor.operator.aggregate;

import dev.travertine.executor.operator.rows.Lanes;
import dev.travertine.executor.pipeline.MemoryReservation;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import java.util.Arrays;
import java.util.List;

/** Least or greatest float; NaN is greater than all others, and -0.0 less than 0.0. NULL for no rows. */
final class DoubleExtreme extends Accumulator {
    private final boolean greatest;
    private final int[] slots = new int[Batch.ROWS_MAX];
    private final double[] values = new double[Batch.ROWS_MAX];

    private double[] states = new double[0];
    private boolean[] seen = new boolean[0];

    DoubleExtreme(boolean greatest, MemoryReservation memory) {
        super(memory, 9);
        this.greatest = greatest;
    }

    @Override
    void grow(int groups) {
        states = Arrays.copyOf(states, groups);
        seen = Arrays.copyOf(seen, groups);
    }

    @Override
    public void add(List<Column> arguments, int[] rows, int[] groups, int count) {
        Lanes.doubles(arguments.getFirst(), rows, count, slots, values);
        for (int i = 0; i < count; i++) {
            add(groups[i], values[i]);
        }
    }

    private void add(int group, double value) {
        if (!seen[group] || (Double.compare(value, states[group]) > 0) == greatest) {
            states[group] = value;
            seen[group] = true;
        }
    }

    @Override
    public void merge(Accumulator other, int from, int count, int[] groupOf) {
        DoubleExtreme that = (DoubleExtreme) other;
        for (int i = 0; i < count; i++) {
            if (that.seen[from + i]) {
                add(groupOf[i], that.states[from + i]);
            }
        }
    }

    @Override
    public void emit(int from, int count, ColumnBuffer output) {
        for (int group = from; group < from + count; group++) {
            if (seen[group]) {
                output.appendDouble(states[group]);
            } else {
                output.appendNull();
            }
        }
    }

    @Override
    public void reset(int from, int to) {
        Arrays.fill(seen, from, to, false);
    }
}
