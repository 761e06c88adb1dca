package dev.travertine.executor.operator;

import dev.travertine.executor.operator.rows.RowStore;
import dev.travertine.executor.operator.rows.Slots;
import dev.travertine.executor.pipeline.BatchConsumer;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.pipeline.Transform;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.Field;
import java.util.List;

/**
 * LIMIT and OFFSET: lets through the rows after the first {@code offset}, at most {@code count}, and is done then. Its legs run in
 * order, one after the other, and share the count. Memory: O(1).
 */
public final class LimitTransform implements Transform {
    private final Progress progress;
    private final RowStore output;
    private final int[] rows = new int[Batch.ROWS_MAX];

    public LimitTransform(PlanNode.Limit node, Progress progress, OperatorContext context) {
        this.progress = progress;
        this.output = new RowStore(
                context.allocator(),
                node.outputType().fields().stream().map(Field::type).toList(),
                64);
    }

    /** What is still to be skipped and passed on, in all legs together. One thread at a time. */
    public static final class Progress {
        private long toSkip;
        private long toPass;

        public Progress(PlanNode.Limit node) {
            toSkip = node.offset();
            toPass = node.count();
        }
    }

    @Override
    public void push(Batch input, BatchConsumer consumer) {
        int skipped = (int) Math.min(progress.toSkip, input.rows());
        int passed = (int) Math.min(progress.toPass, input.rows() - skipped);
        progress.toSkip -= skipped;
        progress.toPass -= passed;
        if (passed == 0) {
            return;
        }
        if (skipped == 0) {
            List<Column> head =
                    input.columns().stream().map(c -> c.head(passed)).toList();
            consumer.push(Batch.of(head, passed));
            return;
        }
        System.arraycopy(Slots.ALL, skipped, rows, 0, passed);
        output.clear();
        output.append(input.columns(), rows, 0, passed);
        consumer.push(output.view());
    }

    @Override
    public boolean done() {
        return progress.toPass == 0;
    }

    @Override
    public void close() {
        output.close();
    }
}
