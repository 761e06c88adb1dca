package dev.travertine.executor.operator.hash;

import dev.travertine.executor.operator.rows.Slots;
import dev.travertine.executor.pipeline.MemoryReservation;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the distinct keys that it is shown from 0 on, new keys of a later call after those of an earlier one. NULL is a key value
 * like any other, all NaNs are one, -0.0 is 0.0. Memory: O(groups).
 *
 * <p>Open addressing over a power of two of slots. {@link LongGroupTable} serves keys that fit into 64 bits,
 * {@link RowGroupTable} all others. One thread at a time.
 */
public abstract sealed class GroupTable implements AutoCloseable permits LongGroupTable, RowGroupTable {
    private static final int CODES_MAX = Batch.ROWS_MAX / 4;

    final MemoryReservation memory;

    /** The key of each group, by group number. */
    final List<ColumnBuffer> keys = new ArrayList<>();

    private final int[] codes = new int[Batch.ROWS_MAX];
    private final int[] slots = new int[Batch.ROWS_MAX];
    private final boolean[] nulls = new boolean[Batch.ROWS_MAX];
    private final int[] firstRows = new int[CODES_MAX];
    private final int[] groupOfCode = new int[CODES_MAX];

    GroupTable(OperatorContext context, List<DataType> types) {
        memory = context.reservation();
        boolean whole = false;
        try {
            for (DataType type : types) {
                keys.add(new ColumnBuffer(context.allocator(), type, 64));
            }
            whole = true;
        } finally {
            if (!whole) {
                keys.forEach(ColumnBuffer::close);
            }
        }
    }

    /** An empty table for keys of these types. */
    public static GroupTable of(OperatorContext context, List<DataType> types) {
        return LongGroupTable.fits(types) ? new LongGroupTable(context, types) : new RowGroupTable(context, types);
    }

    /**
     * Finds or adds the group of each of the rows.
     *
     * @param rows row numbers in the key columns, at most {@link Batch#ROWS_MAX}
     * @param groups receives the group of {@code rows[i]} at {@code i}
     */
    public final void assign(List<Column> columns, int[] rows, int count, int[] groups) {
        int combinations = combinations(columns, count);
        if (combinations == 0) {
            assignRows(columns, rows, count, groups);
            return;
        }
        combineCodes(columns, rows, count);
        int distinct = firstRows(rows, count, combinations);
        int[] found = new int[distinct];
        assignRows(columns, firstRows, distinct, found);
        for (int i = 0; i < count; i++) {
            groups[i] = found[groupOfCode[codes[i]]];
        }
    }

    abstract void assignRows(List<Column> columns, int[] rows, int count, int[] groups);

    /** Number of groups. */
    public abstract int size();

    /** The keys by group number, flat; valid until the next {@link #assign} or {@link #close}. */
    public final List<Column> keys() {
        return keys.stream().map(ColumnBuffer::view).toList();
    }

    @Override
    public void close() {
        keys.forEach(ColumnBuffer::close);
        keys.clear();
        memory.close();
    }

    /**
     * How many keys the dictionaries of the columns can make together, where that is well below the number of rows; else 0.
     */
    private static int combinations(List<Column> columns, int count) {
        long product = 1;
        for (Column column : columns) {
            if (column.shape() == Column.Shape.FLAT) {
                return 0;
            }
            product *= column.isConst() ? 1 : Slots.flat(column).rows() + 1;
            if (product > CODES_MAX || product > count / 2) {
                return 0;
            }
        }
        return columns.isEmpty() ? 0 : (int) product;
    }

    private void combineCodes(List<Column> columns, int[] rows, int count) {
        Arrays.fill(codes, 0, count, 0);
        for (Column column : columns) {
            if (column.isConst()) {
                continue;
            }
            int values = Slots.flat(column).rows();
            int[] at = Slots.of(column, rows, count, slots);
            if (Slots.nulls(column, rows, count, nulls)) {
                for (int i = 0; i < count; i++) {
                    codes[i] = codes[i] * (values + 1) + (nulls[i] ? values : at[i]);
                }
            } else {
                for (int i = 0; i < count; i++) {
                    codes[i] = codes[i] * (values + 1) + at[i];
                }
            }
        }
    }

    /** Collects one row of each combination of codes, and numbers the combinations in {@code groupOfCode}. */
    private int firstRows(int[] rows, int count, int combinations) {
        Arrays.fill(groupOfCode, 0, combinations, -1);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (groupOfCode[codes[i]] < 0) {
                groupOfCode[codes[i]] = distinct;
                firstRows[distinct++] = rows[i];
            }
        }
        return distinct;
    }
}
