package dev.travertine.log.segment;

import dev.travertine.spi.batch.Column;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a column over many rows.
 *
 * @param rows number of rows
 * @param nulls number of NULLs
 * @param min no value is less; null where not known
 * @param max no value is greater; null where not known
 * @param distinct about so many distinct values where dictionaries tell of most rows, else -1
 */
public record ColumnSummary(
        long rows,
        long nulls,
        @Nullable Object min,
        @Nullable Object max,
        long distinct) {
    public static final ColumnSummary EMPTY = new ColumnSummary(0, 0, null, null, 0);

    /** Of some rows of a flat column, looked at one by one. */
    public static ColumnSummary of(Column column, int rows) {
        return rows == 0 ? EMPTY : of(ZoneBuilder.zone(column, 0, rows), -1);
    }

    private static ColumnSummary of(Zone zone, long distinct) {
        return new ColumnSummary(zone.rows(), zone.nulls(), zone.min(), zone.max(), distinct);
    }

    ColumnSummary plus(ChunkMeta chunk) {
        long distinct = switch (chunk.encoding()) {
            case CONST -> 1;
            case DICT -> chunk.entries();
            case RAW, FOR, RLE -> -1;
        };
        ColumnSummary all = EMPTY;
        for (Zone zone : chunk.zones()) {
            all = all.plus(of(zone, distinct));
        }
        return plus(all);
    }

    public ColumnSummary plus(ColumnSummary other) {
        long distincts = distinct(this, other);
        // A side without values says nothing; a side with values but without a bound takes the bound away.
        if (isEmpty() || other.isEmpty()) {
            ColumnSummary known = isEmpty() ? other : this;
            return new ColumnSummary(rows + other.rows, nulls + other.nulls, known.min, known.max, distincts);
        }
        return new ColumnSummary(
                rows + other.rows,
                nulls + other.nulls,
                min == null || other.min == null ? null : Values.least(min, other.min),
                max == null || other.max == null ? null : Values.greatest(max, other.max),
                distincts);
    }

    /** What one side does not know matters little where it has few rows. */
    private static long distinct(ColumnSummary one, ColumnSummary other) {
        if (one.distinct >= 0 && other.distinct >= 0) {
            return Math.max(one.distinct, other.distinct);
        }
        ColumnSummary large = one.rows >= other.rows ? one : other;
        ColumnSummary small = large == one ? other : one;
        return large.distinct >= 0 && small.rows * 2 < large.rows ? large.distinct : -1;
    }

    private boolean isEmpty() {
        return nulls == rows;
    }
}
