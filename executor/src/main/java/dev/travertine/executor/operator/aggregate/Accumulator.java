package dev.travertine.executor.operator.aggregate;

import dev.travertine.executor.pipeline.MemoryReservation;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import java.util.List;

/**
 * The states of one aggregate for all groups, by group number. Groups that nothing was added to have the result of no rows.
 * One thread at a time; {@link #emit} may be called by many.
 */
public abstract class Accumulator implements AutoCloseable {
    private static final int GROUPS_MIN = 16;

    private final MemoryReservation memory;
    private final int groupBytes;

    private int capacity;

    /** @param groupBytes heap bytes of one group's state */
    Accumulator(MemoryReservation memory, int groupBytes) {
        this.memory = memory;
        this.groupBytes = groupBytes;
    }

    /** Makes room for groups 0 to {@code groups - 1}. */
    public final void reserve(int groups) {
        if (groups > capacity) {
            int wanted = Math.max(Math.max(GROUPS_MIN, groups), (int) Math.min(Integer.MAX_VALUE / 8, capacity * 2L));
            memory.add((long) (wanted - capacity) * groupBytes);
            grow(wanted);
            capacity = wanted;
        }
    }

    /** Makes the arrays that long; new groups have the state of no rows. */
    abstract void grow(int groups);

    /**
     * Adds rows; none has a NULL in an argument, unless the function counts NULLs.
     *
     * @param rows row numbers in the argument columns
     * @param groups the group of {@code rows[i]} at {@code i}
     */
    public abstract void add(List<Column> arguments, int[] rows, int[] groups, int count);

    /**
     * Adds the states of another accumulator of the same call.
     *
     * @param groupOf the group here of the other's group {@code from + i} at {@code i}
     */
    public abstract void merge(Accumulator other, int from, int count, int[] groupOf);

    /** Appends the results of groups {@code from} to {@code from + count - 1}. */
    public abstract void emit(int from, int count, ColumnBuffer output);

    /** Brings groups {@code from} to {@code to - 1} back to the state of no rows. */
    public abstract void reset(int from, int to);

    /** Counts memory that a group holds beside the arrays. */
    final void account(long more) {
        memory.add(more);
    }

    @Override
    public void close() {
        memory.close();
    }
}
