package dev.travertine.executor.operator.window;

import dev.travertine.executor.vector.Gather;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.WindowCall;
import dev.travertine.spi.plan.WindowCall.WindowFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * FIRST_VALUE, LAST_VALUE and NTH_VALUE: the value at the frame's first, last or nth row, NULL where there is none. With IGNORE
 * NULLS only rows whose value is not NULL are counted.
 */
final class FrameValue implements PartitionFunction {
    private final WindowFunction function;
    private final boolean ignoreNulls;
    private final SortedRows rows;
    private final Frames frames;
    private final List<Column> arguments;
    private final int[] picked = new int[Batch.ROWS_MAX];

    FrameValue(WindowCall call, SortedRows rows, Frames frames, List<Column> arguments) {
        this.function = call.function();
        this.ignoreNulls = call.ignoreNulls();
        this.rows = rows;
        this.frames = frames;
        this.arguments = arguments;
    }

    @Override
    public void append(int start, int end, ColumnBuffer output) {
        Column value = arguments.getFirst();
        NonNulls nonNulls = ignoreNulls ? new NonNulls(value, rows, start, end) : null;
        int count = 0;
        for (int i = start; i < end; i++) {
            int position = position(i, frames.first(i), frames.end(i), nonNulls);
            picked[count++] = position < 0 ? -1 : rows.row(position);
            if (count == picked.length) {
                Gather.append(value, picked, count, output);
                count = 0;
            }
        }
        Gather.append(value, picked, count, output);
    }

    /** The position whose value is the answer, or -1. */
    private int position(int current, int first, int end, @Nullable NonNulls nonNulls) {
        if (function == WindowFunction.LAST_VALUE) {
            return nonNulls != null ? nonNulls.last(first, end) : first < end ? end - 1 : -1;
        }
        long n = 1;
        if (function == WindowFunction.NTH_VALUE) {
            Column argument = arguments.get(1);
            if (argument.isNull(rows.row(current))) {
                return -1;
            }
            n = argument.getLong(rows.row(current));
            if (n <= 0) {
                throw new TravertineException(ErrorCode.INVALID_ARGUMENT, "argument of NTH_VALUE must be above zero");
            }
        }
        if (n > end - first) {
            return -1;
        }
        return nonNulls != null ? nonNulls.nth(first, end, n) : first + (int) n - 1;
    }
}
