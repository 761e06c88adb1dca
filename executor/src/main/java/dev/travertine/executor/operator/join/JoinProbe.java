package dev.travertine.executor.operator.join;

import dev.travertine.executor.operator.hash.JoinTable;
import dev.travertine.executor.pipeline.BatchConsumer;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.pipeline.Transform;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.plan.JoinKind;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.PlanPrinter;
import org.jspecify.annotations.Nullable;

/**
 * The left side of a join: finds each row's partners in the finished build side, and hands on what the kind of join makes of
 * them. The build rows that RIGHT and FULL keep besides come from {@link JoinBuildSink#unmatched}. Memory: O(1).
 */
public final class JoinProbe implements Transform {
    private final JoinKind kind;
    private final JoinBuildSink build;
    private final OperatorContext context;
    private final PairWalk walk;
    private final JoinOutput output;

    /** Null where the keys are the whole condition. */
    private final @Nullable Residual residual;

    private final @Nullable UnknownMarks unknowns;

    private final int[] probeRows = new int[Batch.ROWS_MAX];
    private final int[] buildRows = new int[Batch.ROWS_MAX];

    /** @param build whose rows are all in */
    public JoinProbe(PlanNode.Join node, JoinBuildSink build, OperatorContext context) {
        this.kind = node.kind();
        this.build = build;
        this.context = context;
        JoinTable table = build.table();
        walk = table == null ? new PairWalk.All(build.rows()) : new PairWalk.Equal(node, table, context);
        boolean whole = false;
        JoinOutput rows = null;
        try {
            rows = new JoinOutput(node, build, context);
            residual = PlanPrinter.isTrue(node.residual()) ? null : new Residual(node, context);
            whole = true;
        } finally {
            if (!whole) {
                walk.close();
                if (rows != null) {
                    rows.close();
                }
            }
        }
        output = rows;
        unknowns = kind == JoinKind.MARK && table != null ? new UnknownMarks(node, build, residual, context) : null;
    }

    @Override
    public void push(Batch input, BatchConsumer consumer) {
        output.start(input);
        walk.start(input);
        while (!walk.atEnd()) {
            context.checkCancelled();
            int count = walk.next(probeRows, buildRows, output.done());
            if (residual != null && count > 0) {
                count = keepTrue(input, residual, count);
            }
            output.addPairs(probeRows, buildRows, count, consumer);
        }
        if (unknowns != null && walk instanceof PairWalk.Equal equal) {
            unknowns.find(input, equal.keys(), output);
        }
        output.finishBatch(consumer);
    }

    @Override
    public void finish(BatchConsumer consumer) {
        output.flush(consumer);
    }

    /** Without build rows, some kinds have no output at all. */
    @Override
    public boolean done() {
        return build.rows() == 0 && (kind == JoinKind.INNER || kind == JoinKind.SEMI || kind == JoinKind.RIGHT);
    }

    @Override
    public void close() {
        walk.close();
        output.close();
        if (residual != null) {
            residual.close();
        }
    }

    private int keepTrue(Batch input, Residual condition, int count) {
        byte[] answers = condition.ask(input.columns(), probeRows, build.columns(), buildRows, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = probeRows[i];
            if (answers[i] == Residual.UNKNOWN) {
                output.unknown()[row] = true;
            }
            probeRows[kept] = row;
            buildRows[kept] = buildRows[i];
            kept += answers[i] == Residual.TRUE ? 1 : 0;
        }
        return kept;
    }
}
