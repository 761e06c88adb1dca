package dev.travertine.executor.operator.join;

import dev.travertine.executor.operator.hash.KeyMatch;
import dev.travertine.executor.operator.rows.Slots;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.plan.JoinKey;
import dev.travertine.spi.plan.PlanNode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * MARK joins with keys: finds the probe rows for which the condition is true for no build row, but unknown for one because
 * of a NULL key. A probe row without NULL can only be unknown to build rows with a NULL key, one with NULL to any. One thread.
 */
final class UnknownMarks {
    private final PlanNode.Join node;
    private final JoinBuildSink build;
    private final @Nullable Residual residual;
    private final OperatorContext context;
    private final KeyMatch match = new KeyMatch();

    private final int[] rows = new int[Batch.ROWS_MAX];
    private final int[] probeRows = new int[Batch.ROWS_MAX];
    private final int[] buildRows = new int[Batch.ROWS_MAX];
    private final boolean[] possible = new boolean[Batch.ROWS_MAX];
    private final boolean[] equal = new boolean[Batch.ROWS_MAX];
    private final boolean[] probeNulls = new boolean[Batch.ROWS_MAX];
    private final boolean[] buildNulls = new boolean[Batch.ROWS_MAX];

    UnknownMarks(PlanNode.Join node, JoinBuildSink build, @Nullable Residual residual, OperatorContext context) {
        this.node = node;
        this.build = build;
        this.residual = residual;
        this.context = context;
    }

    /** Sets {@code output.unknown()} for a probe batch whose pairs of equal keys are all in. */
    void find(Batch probe, List<Column> keys, JoinOutput output) {
        if (build.rows() == 0 || node.keys().stream().allMatch(JoinKey::nullSafe)) {
            return;
        }
        int count = output.undecided(rows);
        boolean simple = keys.size() == 1 && residual == null;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            boolean nullKey = hasNullKey(keys, row);
            int candidates = nullKey ? build.rows() : build.nullKeyRows().length;
            if (simple) {
                output.unknown()[row] = candidates > 0;
            } else {
                output.unknown()[row] = anyUnknown(probe, keys, row, nullKey, candidates);
            }
        }
    }

    private boolean hasNullKey(List<Column> keys, int row) {
        for (int k = 0; k < keys.size(); k++) {
            if (!node.keys().get(k).nullSafe() && keys.get(k).isNull(row)) {
                return true;
            }
        }
        return false;
    }

    private boolean anyUnknown(Batch probe, List<Column> keys, int row, boolean all, int candidates) {
        for (int from = 0; from < candidates; from += Batch.ROWS_MAX) {
            context.checkCancelled();
            int count = Math.min(Batch.ROWS_MAX, candidates - from);
            Arrays.fill(probeRows, 0, count, row);
            for (int i = 0; i < count; i++) {
                buildRows[i] = all ? from + i : build.nullKeyRows()[from + i];
            }
            count = keepPossible(keys, count);
            if (count > 0 && notFalse(probe, count)) {
                return true;
            }
        }
        return false;
    }

    /** Keeps the pairs of which no key says that they differ. */
    private int keepPossible(List<Column> keys, int count) {
        Arrays.fill(possible, 0, count, true);
        for (int k = 0; k < keys.size(); k++) {
            Column left = keys.get(k);
            Column right = build.keys().get(k);
            Arrays.fill(equal, 0, count, true);
            match.and(left, probeRows, right, buildRows, count, equal);
            boolean open = !node.keys().get(k).nullSafe();
            Slots.nulls(left, probeRows, count, probeNulls);
            Slots.nulls(right, buildRows, count, buildNulls);
            for (int i = 0; i < count; i++) {
                possible[i] &= equal[i] || (open && (probeNulls[i] || buildNulls[i]));
            }
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            probeRows[kept] = probeRows[i];
            buildRows[kept] = buildRows[i];
            kept += possible[i] ? 1 : 0;
        }
        return kept;
    }

    private boolean notFalse(Batch probe, int count) {
        if (residual == null) {
            return true;
        }
        byte[] answers = residual.ask(probe.columns(), probeRows, build.columns(), buildRows, count);
        for (int i = 0; i < count; i++) {
            if (answers[i] != Residual.FALSE) {
                return true;
            }
        }
        return false;
    }
}
