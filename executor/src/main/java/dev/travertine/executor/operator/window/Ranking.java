package dev.travertine.executor.operator.window;

import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.WindowCall.WindowFunction;
import java.util.List;

/** ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST and NTILE: functions of the position and its peers alone. */
final class Ranking implements PartitionFunction {
    private final WindowFunction function;
    private final SortedRows rows;
    private final List<Column> arguments;

    Ranking(WindowFunction function, SortedRows rows, List<Column> arguments) {
        this.function = function;
        this.rows = rows;
        this.arguments = arguments;
    }

    @Override
    public void append(int start, int end, ColumnBuffer output) {
        switch (function) {
            case ROW_NUMBER -> rowNumbers(end - start, output);
            case RANK -> ranks(start, end, output);
            case DENSE_RANK -> denseRanks(start, end, output);
            case PERCENT_RANK -> percentRanks(start, end, output);
            case CUME_DIST -> distribution(start, end, output);
            case NTILE -> tiles(start, end, output);
            default -> throw new IllegalStateException(function.toString());
        }
    }

    private static void rowNumbers(int count, ColumnBuffer output) {
        for (int i = 1; i <= count; i++) {
            output.appendLong(i);
        }
    }

    private void ranks(int start, int end, ColumnBuffer output) {
        for (int i = start; i < end; i++) {
            output.appendLong(rows.peerStart(i) - start + 1);
        }
    }

    private void denseRanks(int start, int end, ColumnBuffer output) {
        long rank = 0;
        for (int i = start; i < end; i++) {
            rank += rows.peerStart(i) == i ? 1 : 0;
            output.appendLong(rank);
        }
    }

    private void percentRanks(int start, int end, ColumnBuffer output) {
        double others = end - start - 1;
        for (int i = start; i < end; i++) {
            output.appendDouble(others == 0 ? 0 : (rows.peerStart(i) - start) / others);
        }
    }

    private void distribution(int start, int end, ColumnBuffer output) {
        double count = end - start;
        for (int i = start; i < end; i++) {
            output.appendDouble((rows.peerEnd(i) - start) / count);
        }
    }

    /** Tiles differ by one row at most, the larger ones first. */
    private void tiles(int start, int end, ColumnBuffer output) {
        Column argument = arguments.getFirst();
        long count = end - start;
        for (int i = start; i < end; i++) {
            int row = rows.row(i);
            if (argument.isNull(row)) {
                output.appendNull();
                continue;
            }
            long tiles = argument.getLong(row);
            if (tiles <= 0) {
                throw new TravertineException(ErrorCode.INVALID_ARGUMENT, "argument of NTILE must be above zero");
            }
            long small = count / tiles;
            long large = count % tiles;
            long index = i - start;
            long inLarge = large * (small + 1);
            output.appendLong(index < inLarge ? index / (small + 1) + 1 : large + (index - inLarge) / small + 1);
        }
    }
}
