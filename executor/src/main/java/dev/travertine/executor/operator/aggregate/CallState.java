package dev.travertine.executor.operator.aggregate;

import dev.travertine.executor.operator.hash.GroupTable;
import dev.travertine.executor.operator.rows.Slices;
import dev.travertine.executor.operator.rows.Slots;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.plan.AggregateCall;
import dev.travertine.spi.plan.AggregateFunction;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate call over one set of groups: picks the rows that count (filter, no NULLs, distinct) and hands them to the
 * accumulator. One thread.
 *
 * <p>A DISTINCT call only collects the pairs of group and value; {@link #finish} accumulates them.
 */
final class CallState implements AutoCloseable {
    private final AggregateCall call;
    private final Accumulator accumulator;

    /** The distinct (group, arguments ...) of a DISTINCT call. */
    private final @Nullable GroupTable distinct;

    private final @Nullable ColumnBuffer groupColumn;

    private final int[] rows = new int[Batch.ROWS_MAX];
    private final int[] groups = new int[Batch.ROWS_MAX];
    private final boolean[] nulls = new boolean[Batch.ROWS_MAX];

    /** Numbers of the pairs, which nobody asks for. */
    private final int[] numbers = new int[Batch.ROWS_MAX];

    CallState(AggregateCall call, RowType input, OperatorContext context) {
        this.call = call;
        List<DataType> types = call.arguments().stream().map(input::type).toList();
        accumulator = Accumulators.of(call.function(), types, call.type(), context.reservation());
        if (call.distinct() && !Accumulators.ignoresDuplicates(call.function())) {
            List<DataType> key = new ArrayList<>(types);
            key.addFirst(DataType.INTEGER.notNull());
            groupColumn = new ColumnBuffer(context.allocator(), DataType.INTEGER.notNull(), Batch.ROWS_MAX);
            distinct = distinctTable(key, groupColumn, context);
        } else {
            distinct = null;
            groupColumn = null;
        }
    }

    private static GroupTable distinctTable(List<DataType> key, ColumnBuffer toClose, OperatorContext context) {
        boolean whole = false;
        try {
            GroupTable table = GroupTable.of(context, key);
            whole = true;
            return table;
        } finally {
            if (!whole) {
                toClose.close();
            }
        }
    }

    /** Adds the rows of a batch; {@code batchGroups[row]} is the group of a row. */
    void add(Batch batch, int[] batchGroups, int size) {
        accumulator.reserve(size);
        int count = batch.rows();
        int[] picked = Slots.ALL;
        if (call.filter() >= 0) {
            count = whereTrue(batch.column(call.filter()), count);
            picked = rows;
        }
        List<Column> arguments = new ArrayList<>(call.arguments().size());
        for (int index : call.arguments()) {
            Column argument = batch.column(index);
            arguments.add(argument);
            if (!argument.noNulls() && call.function() != AggregateFunction.SINGLE_VALUE) {
                count = Slots.notNull(argument, picked, count, nulls, rows);
                picked = rows;
            }
        }
        if (count == 0) {
            return;
        }
        int[] pickedGroups = batchGroups;
        if (picked != Slots.ALL) {
            for (int i = 0; i < count; i++) {
                groups[i] = batchGroups[rows[i]];
            }
            pickedGroups = groups;
        }
        if (distinct != null && groupColumn != null) {
            collect(distinct, groupColumn, batchGroups, batch.rows(), arguments, picked, count);
        } else {
            accumulator.add(arguments, picked, pickedGroups, count);
        }
    }

    /** Adds what another worker's state of the same call holds; {@code groupOf[i]} is the group here of its group {@code i}. */
    void merge(CallState other, int[] groupOf, int size, OperatorContext context) {
        accumulator.reserve(size);
        GroupTable theirs = other.distinct;
        if (distinct == null || theirs == null || groupColumn == null) {
            // A worker that was given no rows has made no room.
            other.accumulator.reserve(groupOf.length);
            int[] part = new int[Batch.ROWS_MAX];
            for (int from = 0; from < groupOf.length; from += part.length) {
                int count = Math.min(part.length, groupOf.length - from);
                System.arraycopy(groupOf, from, part, 0, count);
                accumulator.merge(other.accumulator, from, count, part);
                context.checkCancelled();
            }
            return;
        }
        int[] translated = new int[Batch.ROWS_MAX];
        for (int from = 0; from < theirs.size(); from += Batch.ROWS_MAX) {
            int count = Math.min(Batch.ROWS_MAX, theirs.size() - from);
            Batch part = Slices.slice(theirs.keys(), from, count);
            for (int i = 0; i < count; i++) {
                translated[i] = groupOf[(int) part.column(0).getLong(i)];
            }
            List<Column> arguments = part.columns().subList(1, part.columns().size());
            collect(distinct, groupColumn, translated, count, arguments, Slots.ALL, count);
            context.checkCancelled();
        }
    }

    /** All rows are in: accumulates what a DISTINCT call has collected. */
    void finish(int size, OperatorContext context) {
        accumulator.reserve(size);
        if (distinct == null) {
            return;
        }
        for (int from = 0; from < distinct.size(); from += Batch.ROWS_MAX) {
            int count = Math.min(Batch.ROWS_MAX, distinct.size() - from);
            Batch part = Slices.slice(distinct.keys(), from, count);
            for (int i = 0; i < count; i++) {
                groups[i] = (int) part.column(0).getLong(i);
            }
            accumulator.add(part.columns().subList(1, part.columns().size()), Slots.ALL, groups, count);
            context.checkCancelled();
        }
        distinct.close();
    }

    void emit(int from, int count, ColumnBuffer output) {
        accumulator.emit(from, count, output);
    }

    @Override
    public void close() {
        accumulator.close();
        if (distinct != null) {
            distinct.close();
        }
        if (groupColumn != null) {
            groupColumn.close();
        }
    }

    private int whereTrue(Column condition, int count) {
        Slots.nulls(condition, Slots.ALL, count, nulls);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (!nulls[i] && condition.getBoolean(i)) {
                rows[kept++] = i;
            }
        }
        return kept;
    }

    private void collect(
            GroupTable table,
            ColumnBuffer groupNumbers,
            int[] groupOfRow,
            int rowsOfBatch,
            List<Column> arguments,
            int[] picked,
            int count) {
        groupNumbers.clear();
        for (int i = 0; i < rowsOfBatch; i++) {
            groupNumbers.appendLong(groupOfRow[i]);
        }
        List<Column> key = new ArrayList<>(arguments);
        key.addFirst(groupNumbers.view());
        table.assign(key, picked, count, numbers);
    }
}
