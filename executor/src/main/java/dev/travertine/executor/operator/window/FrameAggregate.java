package dev.travertine.executor.operator.window;

import dev.travertine.executor.operator.aggregate.Accumulator;
import dev.travertine.executor.operator.aggregate.Accumulators;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.AggregateFunction;
import dev.travertine.spi.plan.WindowCall;
import dev.travertine.spi.type.DataType;
import java.util.Arrays;
import java.util.List;

/**
 * An aggregate over each row's frame, in O(rows) merges whatever the frames' length.
 *
 * <p>While frames begin where the partition does, rows are only ever added. Else the frame is a queue made of two stacks: rows
 * before {@code middle} are held as the states of all stretches that end there, rows from there on as one state; an answer
 * is one of the former merged with the latter. When the frame has left the first stack behind, the second one becomes the first.
 */
final class FrameAggregate implements PartitionFunction {
    private static final int CHECK_ROWS = Batch.ROWS_MAX;

    private final SortedRows rows;
    private final Frames frames;
    private final List<Column> arguments;
    private final OperatorContext context;
    private final boolean countsNulls;

    /** The state of all rows from {@code middle} on. */
    private final Accumulator tail;

    /** Group {@code g}: the state of rows {@code middle - 1 - g} to {@code middle - 1}. */
    private final Accumulator suffixes;

    private final Accumulator answer;

    private final int[] picked = new int[Batch.ROWS_MAX];
    private final int[] groups = new int[Batch.ROWS_MAX];
    private final int[] one = new int[1];

    FrameAggregate(WindowCall call, SortedRows rows, Frames frames, List<Column> arguments, OperatorContext context) {
        if (call.distinct() && !Accumulators.ignoresDuplicates(call.aggregate())) {
            throw TravertineException.unsupported("DISTINCT in a window function");
        }
        if (call.aggregate() == AggregateFunction.GROUPING || call.aggregate() == AggregateFunction.SINGLE_VALUE) {
            throw TravertineException.unsupported(call.aggregate() + " as a window function");
        }
        this.rows = rows;
        this.frames = frames;
        this.arguments = arguments;
        this.context = context;
        this.countsNulls = arguments.stream().allMatch(Column::noNulls);
        List<DataType> types = arguments.stream().map(Column::type).toList();
        tail = Accumulators.of(call.aggregate(), types, call.type(), context.reservation());
        suffixes = Accumulators.of(call.aggregate(), types, call.type(), context.reservation());
        answer = Accumulators.of(call.aggregate(), types, call.type(), context.reservation());
        tail.reserve(1);
        answer.reserve(1);
    }

    @Override
    public void append(int start, int end, ColumnBuffer output) {
        tail.reset(0, 1);
        // Frames of a partition never begin earlier than the one before.
        if (frames.first(end - 1) == start) {
            appendRunning(start, end, output);
        } else {
            appendSliding(start, end, output);
        }
    }

    private void appendRunning(int start, int end, ColumnBuffer output) {
        int added = start;
        for (int i = start; i < end; i++) {
            int to = frames.end(i);
            if (to > added) {
                addToTail(added, to);
                added = to;
            }
            tail.emit(0, 1, output);
            check(i);
        }
    }

    private void appendSliding(int start, int end, ColumnBuffer output) {
        int middle = start;
        int added = start;
        for (int i = start; i < end; i++) {
            int first = frames.first(i);
            int to = frames.end(i);
            if (first >= added) {
                // Nothing that was added is needed any more.
                tail.reset(0, 1);
                middle = first;
                added = first;
            }
            if (to > added) {
                addToTail(added, to);
                added = to;
            }
            if (first > middle) {
                fillSuffixes(first, added);
                middle = added;
                tail.reset(0, 1);
            }
            answer.reset(0, 1);
            one[0] = 0;
            if (first < middle) {
                answer.merge(suffixes, middle - 1 - first, 1, one);
            }
            if (to > first) {
                answer.merge(tail, 0, 1, one);
            }
            answer.emit(0, 1, output);
            check(i);
        }
    }

    @Override
    public void close() {
        tail.close();
        suffixes.close();
        answer.close();
    }

    private void check(int position) {
        if (position % CHECK_ROWS == 0) {
            context.checkCancelled();
        }
    }

    private void addToTail(int from, int to) {
        for (int at = from; at < to; ) {
            int count = 0;
            for (; at < to && count < picked.length; at++) {
                if (counts(at)) {
                    picked[count++] = rows.row(at);
                }
            }
            Arrays.fill(groups, 0, count, 0);
            tail.add(arguments, picked, groups, count);
            context.checkCancelled();
        }
    }

    /** Makes the states of all stretches that end at {@code middle}, down to the one that begins at {@code first}. */
    private void fillSuffixes(int first, int middle) {
        int count = middle - first;
        suffixes.reserve(count);
        suffixes.reset(0, count);
        for (int group = 0; group < count; group++) {
            one[0] = group;
            if (group > 0) {
                suffixes.merge(suffixes, group - 1, 1, one);
            }
            int position = middle - 1 - group;
            if (counts(position)) {
                picked[0] = rows.row(position);
                suffixes.add(arguments, picked, one, 1);
            }
            check(group);
        }
    }

    private boolean counts(int position) {
        if (countsNulls) {
            return true;
        }
        for (Column argument : arguments) {
            if (argument.isNull(rows.row(position))) {
                return false;
            }
        }
        return true;
    }
}
