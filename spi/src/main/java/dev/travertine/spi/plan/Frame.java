package dev.travertine.spi.plan;

import org.jspecify.annotations.Nullable;

/**
 * The rows around a row that a window aggregate sees.
 *
 * @param mode what distances count: rows, or values of the (single) order key
 */
public record Frame(Mode mode, Bound start, Bound end) {
    /** From the partition's first row to the current row and its peers: SQL's default with an ORDER BY. */
    public static final Frame DEFAULT = new Frame(
            Mode.RANGE, new Bound(Bound.Kind.UNBOUNDED_PRECEDING, null), new Bound(Bound.Kind.CURRENT_ROW, null));

    /** Units of a frame. */
    public enum Mode {
        ROWS,
        RANGE,
        GROUPS
    }

    /**
     * An end of a frame.
     *
     * @param distance for PRECEDING and FOLLOWING: ROWS, GROUPS: a count; RANGE: of a type that can be added to the key
     */
    public record Bound(Kind kind, Expression.@Nullable Literal distance) {
        /** Where a frame can end. */
        public enum Kind {
            UNBOUNDED_PRECEDING,
            PRECEDING,
            CURRENT_ROW,
            FOLLOWING,
            UNBOUNDED_FOLLOWING
        }

        @Override
        public String toString() {
            return (distance == null ? "" : distance + " ") + kind.name().replace('_', ' ');
        }
    }

    @Override
    public String toString() {
        return mode + " BETWEEN " + start + " AND " + end;
    }
}
