package dev.travertine.executor.operator.aggregate;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.travertine.executor.operator.rows.Slots;
import dev.travertine.executor.pipeline.MemoryReservation;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Least or greatest text or byte string, by unsigned bytes; NULL for no rows. */
final class BytesExtreme extends Accumulator {
    /** Bytes of the heap that an array takes beside its contents. */
    private static final int HEADER_BYTES = 16;

    private final boolean greatest;
    private final int[] slots = new int[Batch.ROWS_MAX];

    private byte[] @Nullable [] states = new byte[0][];

    BytesExtreme(boolean greatest, MemoryReservation memory) {
        super(memory, 8);
        this.greatest = greatest;
    }

    @Override
    void grow(int groups) {
        states = Arrays.copyOf(states, groups);
    }

    @Override
    public void add(List<Column> arguments, int[] rows, int[] groups, int count) {
        Column flat = Slots.flat(arguments.getFirst());
        int[] at = Slots.of(arguments.getFirst(), rows, count, slots);
        MemorySegment ends = Objects.requireNonNull(flat.offsets());
        for (int i = 0; i < count; i++) {
            int from = ends.get(JAVA_INT_UNALIGNED, at[i] * 4L);
            int to = ends.get(JAVA_INT_UNALIGNED, at[i] * 4L + 4);
            byte[] old = states[groups[i]];
            if (old == null || (compare(flat.data(), from, to, old) > 0) == greatest) {
                byte[] copy = new byte[to - from];
                MemorySegment.copy(flat.data(), JAVA_BYTE, from, copy, 0, copy.length);
                set(groups[i], copy);
            }
        }
    }

    private void set(int group, byte[] value) {
        byte[] old = states[group];
        account(value.length - (old == null ? -HEADER_BYTES : old.length));
        states[group] = value;
    }

    @Override
    public void merge(Accumulator other, int from, int count, int[] groupOf) {
        BytesExtreme that = (BytesExtreme) other;
        for (int i = 0; i < count; i++) {
            byte[] value = that.states[from + i];
            byte[] old = states[groupOf[i]];
            if (value != null && (old == null || (Arrays.compareUnsigned(value, old) > 0) == greatest)) {
                set(groupOf[i], value);
            }
        }
    }

    @Override
    public void emit(int from, int count, ColumnBuffer output) {
        for (int group = from; group < from + count; group++) {
            byte[] value = states[group];
            if (value == null) {
                output.appendNull();
            } else {
                output.appendBytes(value);
            }
        }
    }

    @Override
    public void reset(int from, int to) {
        for (int group = from; group < to; group++) {
            byte[] old = states[group];
            if (old != null) {
                account(-HEADER_BYTES - old.length);
                states[group] = null;
            }
        }
    }

    private static int compare(MemorySegment data, int from, int to, byte[] other) {
        int common = Math.min(to - from, other.length);
        for (int i = 0; i < common; i++) {
            int difference = (data.get(JAVA_BYTE, (long) from + i) & 0xFF) - (other[i] & 0xFF);
            if (difference != 0) {
                return difference;
            }
        }
        return to - from - other.length;
    }
}
