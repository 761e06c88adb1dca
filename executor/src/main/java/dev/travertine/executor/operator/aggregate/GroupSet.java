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
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The groups of one grouping set and the states of all calls over them. One thread; {@link #emit} any number of threads. */
final class GroupSet implements AutoCloseable {
    private final List<Integer> columns;
    private final OperatorContext context;

    /** Null for the empty grouping set, which has one group for all rows, also for none. */
    private final @Nullable GroupTable table;

    /** In order of the plan's calls; null for GROUPING. */
    private final List<@Nullable CallState> calls = new ArrayList<>();

    private final int[] groups = new int[Batch.ROWS_MAX];

    /** @param set positions in the aggregate's group columns */
    GroupSet(PlanNode.Aggregate node, List<Integer> set, OperatorContext context) {
        this.context = context;
        columns = set.stream().map(node.groupColumns()::get).toList();
        RowType input = node.input().outputType();
        List<DataType> types = columns.stream().map(input::type).toList();
        table = set.isEmpty() ? null : GroupTable.of(context, types);
        boolean whole = false;
        try {
            for (AggregateCall call : node.calls()) {
                calls.add(call.function() == AggregateFunction.GROUPING ? null : new CallState(call, input, context));
            }
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    int size() {
        return table == null ? 1 : table.size();
    }

    void add(Batch batch) {
        if (table != null) {
            List<Column> keys = columns.stream().map(batch::column).toList();
            table.assign(keys, Slots.ALL, batch.rows(), groups);
        }
        int size = size();
        for (CallState call : calls) {
            if (call != null) {
                call.add(batch, groups, size);
            }
        }
    }

    /** Adds another worker's groups and states. */
    void merge(GroupSet other) {
        int[] groupOf = new int[other.size()];
        GroupTable theirs = other.table;
        if (table != null && theirs != null) {
            for (int from = 0; from < groupOf.length; from += Batch.ROWS_MAX) {
                int count = Math.min(Batch.ROWS_MAX, groupOf.length - from);
                table.assign(Slices.slice(theirs.keys(), from, count).columns(), Slots.ALL, count, groups);
                System.arraycopy(groups, 0, groupOf, from, count);
                context.checkCancelled();
            }
        }
        for (int i = 0; i < calls.size(); i++) {
            CallState call = calls.get(i);
            CallState their = other.calls.get(i);
            if (call != null && their != null) {
                call.merge(their, groupOf, size(), context);
            }
        }
    }

    void finish() {
        for (CallState call : calls) {
            if (call != null) {
                call.finish(size(), context);
            }
        }
    }

    /** Views of the set's own key columns, of all groups. */
    List<Column> keys() {
        return table == null ? List.of() : table.keys();
    }

    /** Appends a call's results for some groups. */
    void emit(int call, int from, int count, ColumnBuffer output) {
        CallState state = calls.get(call);
        if (state == null) {
            throw new IllegalStateException("GROUPING has no state");
        }
        state.emit(from, count, output);
    }

    @Override
    public void close() {
        if (table != null) {
            table.close();
        }
        for (CallState call : calls) {
            if (call != null) {
                call.close();
            }
        }
        calls.clear();
    }
}
