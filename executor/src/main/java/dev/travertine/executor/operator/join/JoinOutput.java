package dev.travertine.executor.operator.join;

import dev.travertine.executor.operator.rows.RowStore;
import dev.travertine.executor.operator.rows.Slots;
import dev.travertine.executor.pipeline.BatchConsumer;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.plan.JoinKind;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of join makes of the pairs found: gathers output rows into full batches across probe batches. One thread.
 */
final class JoinOutput implements AutoCloseable {
    private final JoinKind kind;
    private final JoinBuildSink build;
    private final int leftColumns;

    /** Output rows not handed on yet; MARK needs none. */
    private final @Nullable RowStore rows;

    private final @Nullable ColumnBuffer mark;
    private final int[] picked = new int[Batch.ROWS_MAX];
    private final int[] noRows = new int[Batch.ROWS_MAX];

    /** For each row of the current probe batch, whether the condition was true for a build row. */
    private final boolean[] matched = new boolean[Batch.ROWS_MAX];

    /** MARK: whether the condition was unknown for a build row. */
    private final boolean[] unknown = new boolean[Batch.ROWS_MAX];

    private Batch probe = Batch.of(List.of(), 0);

    JoinOutput(PlanNode.Join node, JoinBuildSink build, OperatorContext context) {
        this.kind = node.kind();
        this.build = build;
        this.leftColumns = node.left().outputType().size();
        Arrays.fill(noRows, -1);
        if (kind == JoinKind.MARK) {
            rows = null;
            mark = new ColumnBuffer(
                    context.allocator(), node.outputType().fields().getLast().type(), Batch.ROWS_MAX);
        } else {
            mark = null;
            rows = new RowStore(
                    context.allocator(),
                    node.outputType().fields().stream().map(Field::type).toList(),
                    Batch.ROWS_MAX);
        }
    }

    void start(Batch batch) {
        probe = batch;
        Arrays.fill(matched, 0, batch.rows(), false);
        Arrays.fill(unknown, 0, batch.rows(), false);
    }

    /** Probe rows for which no further pair can matter; null where every pair does. */
    boolean @Nullable [] done() {
        return kind == JoinKind.SEMI || kind == JoinKind.ANTI || kind == JoinKind.MARK ? matched : null;
    }

    boolean[] matched() {
        return matched;
    }

    boolean[] unknown() {
        return unknown;
    }

    /** Takes pairs for which the condition is true. */
    void addPairs(int[] probeRows, int[] buildRows, int count, BatchConsumer output) {
        for (int i = 0; i < count; i++) {
            matched[probeRows[i]] = true;
        }
        if (build.keepsUnmatched()) {
            for (int i = 0; i < count; i++) {
                build.setMatched(buildRows[i]);
            }
        }
        if (done() == null) {
            append(probeRows, buildRows, count, output);
        }
    }

    /** All pairs of the probe batch are in. */
    void finishBatch(BatchConsumer output) {
        switch (kind) {
            case INNER, RIGHT -> {}
            case LEFT, FULL -> append(picked, noRows, pick(false), output);
            case SEMI -> append(picked, noRows, pick(true), output);
            case ANTI -> append(picked, noRows, pick(false), output);
            case MARK -> pushMarked(Objects.requireNonNull(mark), output);
        }
    }

    /** Hands on what is held back. */
    void flush(BatchConsumer output) {
        if (rows != null && rows.rows() > 0) {
            output.push(rows.view());
            rows.clear();
        }
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
        }
        if (mark != null) {
            mark.close();
        }
    }

    private int pick(boolean which) {
        int count = 0;
        for (int i = 0; i < probe.rows(); i++) {
            picked[count] = i;
            count += matched[i] == which ? 1 : 0;
        }
        return count;
    }

    private void append(int[] probeRows, int[] buildRows, int count, BatchConsumer output) {
        RowStore target = Objects.requireNonNull(rows);
        boolean both = done() == null;
        for (int from = 0; from < count; ) {
            int some = Math.min(count - from, Batch.ROWS_MAX - target.rows());
            target.appendAt(0, probe.columns(), probeRows, from, some);
            if (both) {
                target.appendAt(leftColumns, build.columns(), buildRows, from, some);
            }
            target.advance(some);
            from += some;
            if (target.rows() == Batch.ROWS_MAX) {
                flush(output);
            }
        }
    }

    private void pushMarked(ColumnBuffer marks, BatchConsumer output) {
        marks.clear();
        for (int i = 0; i < probe.rows(); i++) {
            if (matched[i] || !unknown[i]) {
                marks.appendBoolean(matched[i]);
            } else {
                marks.appendNull();
            }
        }
        List<Column> columns = new ArrayList<>(probe.columns());
        columns.add(marks.view());
        output.push(Batch.of(columns, probe.rows()));
    }

    /** The rows of the current probe batch that are neither matched nor unknown; for MARK. */
    int undecided(int[] out) {
        int count = 0;
        for (int i = 0; i < probe.rows(); i++) {
            out[count] = Slots.ALL[i];
            count += matched[i] || unknown[i] ? 0 : 1;
        }
        return count;
    }
}
