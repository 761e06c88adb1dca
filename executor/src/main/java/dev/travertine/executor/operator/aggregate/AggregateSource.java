package dev.travertine.executor.operator.aggregate;

import dev.travertine.executor.operator.rows.Slices;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.plan.AggregateCall;
import dev.travertine.spi.plan.AggregateFunction;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** The finished groups as rows. Keys are views of the tables; results are computed batch by batch as they are read. */
final class AggregateSource implements ScanSource {
    private static final int SPLIT_ROWS = 16 * Batch.ROWS_MAX;

    private final PlanNode.Aggregate node;
    private final List<GroupSet> sets;
    private final Runnable onClose;
    private final List<Split> splits = new ArrayList<>();
    private final AtomicLong rowsRead = new AtomicLong();

    AggregateSource(PlanNode.Aggregate node, List<GroupSet> sets, Runnable onClose) {
        this.node = node;
        this.sets = sets;
        this.onClose = onClose;
        for (int set = 0; set < sets.size(); set++) {
            for (int from = 0; from < sets.get(set).size(); from += SPLIT_ROWS) {
                splits.add(
                        new Split(set, from, Math.min(SPLIT_ROWS, sets.get(set).size() - from)));
            }
        }
    }

    /** Groups of one set. */
    private record Split(int set, int from, int count) {}

    @Override
    public int splits() {
        return splits.size();
    }

    @Override
    public BatchReader open(int split, BufferAllocator allocator) {
        return new Reader(splits.get(split), allocator);
    }

    @Override
    public ScanMetrics metrics() {
        return new ScanMetrics(rowsRead.get(), 0, 0);
    }

    @Override
    public void close() {
        onClose.run();
    }

    private final class Reader implements BatchReader {
        private final BufferAllocator allocator;
        private final List<Integer> set;
        private final GroupSet groups;
        private final int end;

        /** For each group column that the set lacks a NULL, for each call its results. */
        private final List<@Nullable ColumnBuffer> buffers = new ArrayList<>();

        private int next;

        Reader(Split split, BufferAllocator allocator) {
            this.allocator = allocator;
            this.set = node.groupingSets().get(split.set);
            this.groups = sets.get(split.set);
            this.next = split.from;
            this.end = split.from + split.count;
        }

        @Override
        public @Nullable Batch next() {
            if (next == end) {
                return null;
            }
            if (buffers.isEmpty()) {
                open();
            }
            int count = Math.min(Batch.ROWS_MAX, end - next);
            List<Column> columns = new ArrayList<>();
            List<Column> keys = groups.keys();
            for (int i = 0; i < node.groupColumns().size(); i++) {
                DataType type = node.outputType().type(i);
                ColumnBuffer missing = buffers.get(i);
                Column column = missing != null
                        ? Column.constant(missing.view(), count)
                        : Slices.slice(keys.get(set.indexOf(i)), next, count);
                columns.add(column.withType(type));
            }
            for (int call = 0; call < node.calls().size(); call++) {
                columns.add(results(call, count));
            }
            next += count;
            rowsRead.addAndGet(count);
            return Batch.of(columns, count);
        }

        private void open() {
            for (int i = 0; i < node.groupColumns().size(); i++) {
                buffers.add(null);
                if (!set.contains(i)) {
                    ColumnBuffer missing =
                            new ColumnBuffer(allocator, node.outputType().type(i), 1);
                    buffers.set(i, missing);
                    missing.appendNull();
                }
            }
            for (AggregateCall call : node.calls()) {
                buffers.add(new ColumnBuffer(allocator, call.type(), Math.min(Batch.ROWS_MAX, end - next)));
            }
        }

        private Column results(int call, int count) {
            AggregateCall what = node.calls().get(call);
            ColumnBuffer buffer = buffers.get(node.groupColumns().size() + call);
            if (buffer == null) {
                throw new IllegalStateException("no memory for " + what);
            }
            buffer.clear();
            if (what.function() == AggregateFunction.GROUPING) {
                buffer.appendLong(lacking(what.arguments()));
                return Column.constant(buffer.view(), count);
            }
            groups.emit(call, next, count, buffer);
            return buffer.view();
        }

        /** The mask of those of the columns that are not in the set. */
        private long lacking(List<Integer> arguments) {
            long mask = 0;
            for (int column : arguments) {
                boolean grouped = set.stream().anyMatch(p -> node.groupColumns().get(p) == column);
                mask = mask << 1 | (grouped ? 0 : 1);
            }
            return mask;
        }

        @Override
        public void close() {
            for (ColumnBuffer buffer : buffers) {
                if (buffer != null) {
                    buffer.close();
                }
            }
            buffers.clear();
            next = end;
        }
    }
}
