package dev.travertine.executor.operator.join;

import dev.travertine.executor.operator.hash.JoinTable;
import dev.travertine.executor.operator.rows.Slots;
import dev.travertine.executor.operator.rows.Widening;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.plan.JoinKey;
import dev.travertine.spi.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks over the pairs of probe and build rows that the residual condition has to be asked of. One thread. */
sealed interface PairWalk extends AutoCloseable {
    /** Begins with another probe batch. */
    void start(Batch probe);

    boolean atEnd();

    /**
     * The next pairs, ordered by probe row.
     *
     * @param done probe rows that need no more pairs are passed over, where not null
     * @return number of pairs, at most {@link Batch#ROWS_MAX}; may be 0 before the end
     */
    int next(int[] probeRows, int[] buildRows, boolean @Nullable [] done);

    @Override
    void close();

    /** Pairs of equal keys. */
    final class Equal implements PairWalk {
        private final PlanNode.Join node;
        private final JoinTable.Probe probe;
        private final List<Widening> widenings = new ArrayList<>();
        private final boolean[] nulls = new boolean[Batch.ROWS_MAX];
        private final int[] rows = new int[Batch.ROWS_MAX];

        private List<Column> keys = List.of();

        Equal(PlanNode.Join node, JoinTable table, OperatorContext context) {
            this.node = node;
            this.probe = table.probe();
            boolean whole = false;
            try {
                for (JoinKey key : node.keys()) {
                    widenings.add(new Widening(
                            node.left().outputType().type(key.left()), JoinBuildSink.keyType(node, key), context));
                }
                whole = true;
            } finally {
                if (!whole) {
                    close();
                }
            }
        }

        @Override
        public void start(Batch batch) {
            keys = new ArrayList<>();
            int[] picked = Slots.ALL;
            int count = batch.rows();
            for (int i = 0; i < widenings.size(); i++) {
                JoinKey key = node.keys().get(i);
                Column column = widenings.get(i).apply(batch.column(key.left()), batch.rows());
                keys.add(column);
                if (!key.nullSafe() && !column.noNulls()) {
                    count = Slots.notNull(column, picked, count, nulls, rows);
                    picked = rows;
                }
            }
            probe.start(keys, picked, count);
        }

        /** The probe batch's key columns, as wide as the build side's. */
        List<Column> keys() {
            return keys;
        }

        @Override
        public boolean atEnd() {
            return probe.atEnd();
        }

        @Override
        public int next(int[] probeRows, int[] buildRows, boolean @Nullable [] done) {
            return probe.next(probeRows, buildRows, done);
        }

        @Override
        public void close() {
            widenings.forEach(Widening::close);
            widenings.clear();
        }
    }

    /** All pairs: a nested loop. */
    final class All implements PairWalk {
        private final int buildCount;

        private int probeCount;
        private int probeRow;
        private int buildRow;

        All(int buildCount) {
            this.buildCount = buildCount;
        }

        @Override
        public void start(Batch probe) {
            probeCount = buildCount == 0 ? 0 : probe.rows();
            probeRow = 0;
            buildRow = 0;
        }

        @Override
        public boolean atEnd() {
            return probeRow >= probeCount;
        }

        @Override
        public int next(int[] probeRows, int[] buildRows, boolean @Nullable [] done) {
            int count = 0;
            while (probeRow < probeCount && count < Batch.ROWS_MAX) {
                int some = done != null && done[probeRow] ? 0 : Math.min(Batch.ROWS_MAX - count, buildCount - buildRow);
                for (int i = 0; i < some; i++) {
                    probeRows[count] = probeRow;
                    buildRows[count++] = buildRow++;
                }
                if (some == 0 || buildRow == buildCount) {
                    probeRow++;
                    buildRow = 0;
                }
            }
            return count;
        }

        @Override
        public void close() {}
    }
}
