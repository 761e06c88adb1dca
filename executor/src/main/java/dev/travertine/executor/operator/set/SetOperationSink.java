package dev.travertine.executor.operator.set;

import dev.travertine.executor.operator.hash.GroupTable;
import dev.travertine.executor.operator.rows.Slices;
import dev.travertine.executor.operator.rows.Slots;
import dev.travertine.executor.operator.rows.Widening;
import dev.travertine.executor.pipeline.Breaker;
import dev.travertine.executor.pipeline.MemoryReservation;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.pipeline.SinkWorker;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * INTERSECT and EXCEPT, with and without ALL: counts for each distinct row how often it comes from either side, and gives as
 * many copies as the operation says. Batches must have passed a {@link SideMark}. Memory: O(distinct rows of both sides).
 */
public final class SetOperationSink implements Breaker {
    private final PlanNode.SetOperation node;
    private final OperatorContext context;
    private final List<DataType> types;

    private @Nullable Worker merged;

    public SetOperationSink(PlanNode.SetOperation node, OperatorContext context) {
        this.node = node;
        this.context = context;
        List<DataType> wide = new ArrayList<>();
        for (int i = 0; i < node.outputType().size(); i++) {
            wide.add(Widening.wider(
                    Widening.wider(
                            node.outputType().type(i), node.left().outputType().type(i)),
                    node.right().outputType().type(i)));
        }
        this.types = List.copyOf(wide);
    }

    @Override
    public SinkWorker worker() {
        return new Worker();
    }

    @Override
    public void finish(List<SinkWorker> workers) {
        Worker first = (Worker) workers.getFirst();
        for (SinkWorker other : workers.subList(1, workers.size())) {
            first.merge((Worker) other);
            other.close();
        }
        merged = first;
    }

    @Override
    public ScanSource source() {
        Worker counted = merged;
        if (counted == null) {
            throw new IllegalStateException("not finished");
        }
        return new CountedSource(counted.table.keys(), counted.copies(), this::close);
    }

    @Override
    public void close() {
        if (merged != null) {
            merged.close();
            merged = null;
        }
    }

    private final class Worker implements SinkWorker {
        private final GroupTable table = GroupTable.of(context, types);
        private final MemoryReservation memory = context.reservation();
        private final List<List<Widening>> widenings = new ArrayList<>();
        private final int[] groups = new int[Batch.ROWS_MAX];

        /** For each distinct row how often it came, of the left and of the right side. */
        private long[][] counts = new long[2][0];

        Worker() {
            boolean whole = false;
            try {
                for (PlanNode input : node.inputs()) {
                    widenings.add(widenings(input.outputType()));
                }
                whole = true;
            } finally {
                if (!whole) {
                    close();
                }
            }
        }

        private List<Widening> widenings(RowType input) {
            List<Widening> list = new ArrayList<>();
            List<Field> fields = input.fields();
            for (int i = 0; i < fields.size(); i++) {
                list.add(new Widening(fields.get(i).type(), types.get(i), context));
            }
            return list;
        }

        @Override
        public void push(Batch batch) {
            int side = (int) batch.column(types.size()).getLong(0);
            List<Column> columns = new ArrayList<>(types.size());
            for (int i = 0; i < types.size(); i++) {
                columns.add(widenings.get(side).get(i).apply(batch.column(i), batch.rows()));
            }
            table.assign(columns, Slots.ALL, batch.rows(), groups);
            reserve();
            long[] mine = counts[side];
            for (int i = 0; i < batch.rows(); i++) {
                mine[groups[i]]++;
            }
        }

        void merge(Worker other) {
            for (int from = 0; from < other.table.size(); from += Batch.ROWS_MAX) {
                context.checkCancelled();
                int count = Math.min(Batch.ROWS_MAX, other.table.size() - from);
                table.assign(Slices.slice(other.table.keys(), from, count).columns(), Slots.ALL, count, groups);
                reserve();
                for (int i = 0; i < count; i++) {
                    counts[0][groups[i]] += other.counts[0][from + i];
                    counts[1][groups[i]] += other.counts[1][from + i];
                }
            }
        }

        private void reserve() {
            int size = table.size();
            int length = counts[0].length;
            if (size > length) {
                int wanted = Math.max(size, length * 2);
                memory.add((wanted - length) * 16L);
                counts = new long[][] {Arrays.copyOf(counts[0], wanted), Arrays.copyOf(counts[1], wanted)};
            }
        }

        /** For each distinct row how many copies of it the result has. */
        long[] copies() {
            long[] copies = new long[table.size()];
            boolean intersect = node.kind() == PlanNode.SetOperation.Kind.INTERSECT;
            for (int i = 0; i < copies.length; i++) {
                long left = counts[0][i];
                long right = counts[1][i];
                if (node.all()) {
                    copies[i] = intersect ? Math.min(left, right) : Math.max(left - right, 0);
                } else {
                    copies[i] = left > 0 && right > 0 == intersect ? 1 : 0;
                }
            }
            return copies;
        }

        @Override
        public void close() {
            table.close();
            memory.close();
            widenings.forEach(list -> list.forEach(Widening::close));
            widenings.clear();
        }
    }
}
