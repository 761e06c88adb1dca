package dev.travertine.executor.operator.aggregate;

import dev.travertine.executor.pipeline.MemoryReservation;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SINGLE_VALUE: the value of the only row, NULL for none; more than one row is an error. */
final class SingleValue extends Accumulator {
    private static final int VALUE_BYTES = 64;

    private @Nullable Object[] values = new Object[0];
    private boolean[] seen = new boolean[0];

    SingleValue(MemoryReservation memory) {
        super(memory, 9 + VALUE_BYTES);
    }

    @Override
    void grow(int groups) {
        values = Arrays.copyOf(values, groups);
        seen = Arrays.copyOf(seen, groups);
    }

    @Override
    public void add(List<Column> arguments, int[] rows, int[] groups, int count) {
        for (int i = 0; i < count; i++) {
            set(groups[i], arguments.getFirst().getObject(rows[i]));
        }
    }

    private void set(int group, @Nullable Object value) {
        if (seen[group]) {
            throw new TravertineException(
                    ErrorCode.CARDINALITY_VIOLATION, "more than one row returned by a subquery used as an expression");
        }
        seen[group] = true;
        values[group] = value;
    }

    @Override
    public void merge(Accumulator other, int from, int count, int[] groupOf) {
        SingleValue that = (SingleValue) other;
        for (int i = 0; i < count; i++) {
            if (that.seen[from + i]) {
                set(groupOf[i], that.values[from + i]);
            }
        }
    }

    @Override
    public void emit(int from, int count, ColumnBuffer output) {
        for (int group = from; group < from + count; group++) {
            output.appendObject(values[group]);
        }
    }

    @Override
    public void reset(int from, int to) {
        Arrays.fill(values, from, to, null);
        Arrays.fill(seen, from, to, false);
    }
}
