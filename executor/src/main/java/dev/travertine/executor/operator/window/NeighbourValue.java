package dev.travertine.executor.operator.window;

import dev.travertine.executor.vector.Gather;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.plan.WindowCall;
import dev.travertine.spi.plan.WindowCall.WindowFunction;
import java.util.List;

/**
 * LAG and LEAD: the value of the row that lies {@code offset} (1 where it is not given) before or after in the partition; where
 * there is none, the default or NULL. With IGNORE NULLS only rows whose value is not NULL are counted.
 */
final class NeighbourValue implements PartitionFunction {
    private static final int NO_ROW = -1;

    private final boolean ignoreNulls;
    private final boolean back;
    private final SortedRows rows;
    private final List<Column> arguments;
    private final int[] picked = new int[Batch.ROWS_MAX];

    NeighbourValue(WindowCall call, SortedRows rows, List<Column> arguments) {
        this.ignoreNulls = call.ignoreNulls();
        this.back = call.function() == WindowFunction.LAG;
        this.rows = rows;
        this.arguments = arguments;
    }

    @Override
    public void append(int start, int end, ColumnBuffer output) {
        Column value = arguments.getFirst();
        NonNulls nonNulls = ignoreNulls ? new NonNulls(value, rows, start, end) : null;
        int count = 0;
        for (int i = start; i < end; i++) {
            int row = rows.row(i);
            boolean unknown = arguments.size() > 1 && arguments.get(1).isNull(row);
            long offset = arguments.size() > 1 && !unknown ? arguments.get(1).getLong(row) : 1;
            int target = unknown
                    ? NO_ROW
                    : nonNulls == null || offset == 0
                            ? at(i, back ? -offset : offset, start, end)
                            : nonNulls.neighbour(i, back ? -offset : offset);
            boolean missing = target == NO_ROW;
            if (missing && !unknown && arguments.size() > 2) {
                Gather.append(value, picked, count, output);
                count = 0;
                output.appendFrom(arguments.get(2), row);
                continue;
            }
            picked[count++] = missing ? NO_ROW : rows.row(target);
            if (count == picked.length) {
                Gather.append(value, picked, count, output);
                count = 0;
            }
        }
        Gather.append(value, picked, count, output);
    }

    private static int at(int position, long distance, int start, int end) {
        if (distance < start - position || distance >= end - position) {
            return NO_ROW;
        }
        return position + (int) distance;
    }
}
