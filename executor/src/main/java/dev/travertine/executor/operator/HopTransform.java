package dev.travertine.executor.operator;

import dev.travertine.executor.operator.rows.Lanes;
import dev.travertine.executor.operator.rows.RowStore;
import dev.travertine.executor.operator.rows.Slots;
import dev.travertine.executor.pipeline.BatchConsumer;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.pipeline.Transform;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.Field;
import java.util.List;

/**
 * HOP: each row once for every window that holds its time, oldest window first; rows without a time are left out. Memory: O(1).
 */
public final class HopTransform implements Transform {
    /** The last moment of a window is its end less this, as in Flink. */
    private static final long MILLISECOND = 1000;

    private final PlanNode.Hop node;
    private final OperatorContext context;
    private final int columns;
    private final RowStore output;

    private final int[] slots = new int[Batch.ROWS_MAX];
    private final int[] timed = new int[Batch.ROWS_MAX];
    private final boolean[] nulls = new boolean[Batch.ROWS_MAX];
    private final long[] times = new long[Batch.ROWS_MAX];
    private final int[] rows = new int[Batch.ROWS_MAX];
    private final long[] starts = new long[Batch.ROWS_MAX];

    /** Pairs of row and window start collected, in {@code rows} and {@code starts}. */
    private int pairs;

    public HopTransform(PlanNode.Hop node, OperatorContext context) {
        if (node.slideMicros() <= 0 || node.sizeMicros() <= 0) {
            throw new TravertineException(ErrorCode.INVALID_ARGUMENT, "slide and size of HOP must be above zero");
        }
        this.node = node;
        this.context = context;
        this.columns = node.input().outputType().size();
        this.output = new RowStore(
                context.allocator(),
                node.outputType().fields().stream().map(Field::type).toList(),
                Batch.ROWS_MAX);
    }

    @Override
    public void push(Batch input, BatchConsumer consumer) {
        Column time = input.column(node.timeColumn());
        int count = Slots.notNull(time, Slots.ALL, input.rows(), nulls, timed);
        Lanes.longs(time, timed, count, slots, times);
        pairs = 0;
        for (int i = 0; i < count; i++) {
            long last = lastStart(times[i]);
            // The windows that hold the time start after time - size, and at time at the latest.
            long windows = Math.floorDiv(last - (times[i] - node.sizeMicros()) - 1, node.slideMicros()) + 1;
            for (long w = windows - 1; w >= 0; w--) {
                rows[pairs] = timed[i];
                starts[pairs++] = last - w * node.slideMicros();
                if (pairs == rows.length) {
                    pushPairs(input, consumer);
                }
            }
        }
        pushPairs(input, consumer);
    }

    @Override
    public void close() {
        output.close();
    }

    private long lastStart(long time) {
        return time - Math.floorMod(time - node.offsetMicros(), node.slideMicros());
    }

    private void pushPairs(Batch input, BatchConsumer consumer) {
        if (pairs == 0) {
            return;
        }
        context.checkCancelled();
        output.clear();
        List<Column> source = input.columns();
        output.appendAt(0, source, rows, 0, pairs);
        ColumnBuffer start = output.column(columns);
        ColumnBuffer end = output.column(columns + 1);
        ColumnBuffer windowTime = output.column(columns + 2);
        for (int i = 0; i < pairs; i++) {
            start.appendLong(starts[i]);
            end.appendLong(starts[i] + node.sizeMicros());
            windowTime.appendLong(starts[i] + node.sizeMicros() - MILLISECOND);
        }
        output.advance(pairs);
        consumer.push(output.view());
        pairs = 0;
    }
}
