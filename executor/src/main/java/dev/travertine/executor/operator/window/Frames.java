package dev.travertine.executor.operator.window;

import dev.travertine.spi.batch.Column;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.Frame;
import dev.travertine.spi.plan.Frame.Bound;
import dev.travertine.spi.plan.PlanNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the frame of each position begins and ends, partition by partition. Both ends never go back from one position to the
 * next.
 */
final class Frames {
    private final Frame frame;
    private final SortedRows rows;

    /** For RANGE with distances: the values of the only order key. */
    private final @Nullable RangeKey key;

    private final long startDistance;
    private final long endDistance;

    /** First position and position after the last one of each frame, by position in the partition. */
    private int[] starts = new int[0];

    private int[] ends = new int[0];
    private int base;

    /** GROUPS: where each group of peers of the partition begins. */
    private int[] groups = new int[0];

    private int groupCount;

    Frames(PlanNode.Window node, SortedRows rows, List<Column> columns) {
        this.frame = node.frame();
        this.rows = rows;
        boolean byValue = frame.mode() == Frame.Mode.RANGE && (hasDistance(frame.start()) || hasDistance(frame.end()));
        if (byValue && node.orderBy().size() != 1) {
            throw new TravertineException(
                    ErrorCode.INVALID_ARGUMENT, "RANGE with a distance needs exactly one column in ORDER BY");
        }
        key = byValue
                ? RangeKey.of(
                        columns.get(node.orderBy().getFirst().column()),
                        node.orderBy().getFirst(),
                        frame)
                : null;
        startDistance = byValue ? 0 : rowsOf(frame.start());
        endDistance = byValue ? 0 : rowsOf(frame.end());
    }

    private static boolean hasDistance(Bound bound) {
        return bound.kind() == Bound.Kind.PRECEDING || bound.kind() == Bound.Kind.FOLLOWING;
    }

    /** A distance in rows or groups. */
    private static long rowsOf(Bound bound) {
        if (!hasDistance(bound)) {
            return 0;
        }
        Object value = bound.distance() == null ? null : bound.distance().value();
        long distance = value instanceof Number number ? number.longValue() : -1;
        if (distance < 0) {
            throw new TravertineException(
                    ErrorCode.INVALID_ARGUMENT, "distance of a window frame must not be negative or NULL");
        }
        return distance;
    }

    /** Finds the frames of a partition. */
    void start(int start, int end) {
        base = start;
        if (starts.length < end - start) {
            starts = new int[end - start];
            ends = new int[end - start];
        }
        if (frame.mode() == Frame.Mode.GROUPS) {
            collectGroups(start, end);
        }
        if (key != null) {
            key.start(rows, start, end);
        }
        int group = -1;
        for (int i = start; i < end; i++) {
            group += rows.peerStart(i) == i ? 1 : 0;
            int from = bound(frame.start(), startDistance, true, i, group, start, end);
            int to = bound(frame.end(), endDistance, false, i, group, start, end);
            starts[i - start] = from;
            ends[i - start] = Math.max(from, to);
        }
    }

    int first(int position) {
        return starts[position - base];
    }

    /** Exclusive; equal to {@link #first} for an empty frame. */
    int end(int position) {
        return ends[position - base];
    }

    private int bound(Bound bound, long distance, boolean first, int i, int group, int start, int end) {
        return switch (bound.kind()) {
            case UNBOUNDED_PRECEDING -> start;
            case UNBOUNDED_FOLLOWING -> end;
            case CURRENT_ROW -> current(first, i);
            case PRECEDING, FOLLOWING -> {
                boolean back = bound.kind() == Bound.Kind.PRECEDING;
                yield switch (frame.mode()) {
                    case ROWS -> clamp(i + (back ? -distance : distance) + (first ? 0 : 1), start, end);
                    case GROUPS -> groupBound(group + (back ? -distance : distance), first, start, end);
                    case RANGE -> keyBound(i, back, first);
                };
            }
        };
    }

    private int current(boolean first, int i) {
        if (frame.mode() == Frame.Mode.ROWS) {
            return first ? i : i + 1;
        }
        return first ? rows.peerStart(i) : rows.peerEnd(i);
    }

    private int keyBound(int i, boolean back, boolean first) {
        if (key == null) {
            throw new IllegalStateException("no key for RANGE");
        }
        return key.bound(rows, i, back, first);
    }

    private int groupBound(long group, boolean first, int start, int end) {
        if (group < 0) {
            return start;
        }
        long index = first ? group : group + 1;
        return index >= groupCount ? end : groups[(int) index];
    }

    private void collectGroups(int start, int end) {
        groupCount = 0;
        if (groups.length < end - start) {
            groups = new int[end - start];
        }
        for (int i = start; i < end; i = rows.peerEnd(i)) {
            groups[groupCount++] = i;
        }
    }

    private static int clamp(long position, int start, int end) {
        return (int) Math.max(start, Math.min(end, position));
    }
}
