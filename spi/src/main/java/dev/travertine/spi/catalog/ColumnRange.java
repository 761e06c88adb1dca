package dev.travertine.spi.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Only rows whose value lies between {@code low} and {@code high} (both inclusive; null: no bound) are asked for; NULLs are
 * not. Values are as {@link dev.travertine.spi.batch.Column#getObject} gives them.
 *
 * @param column index into the table's row type
 */
public record ColumnRange(
        int column, @Nullable Object low, @Nullable Object high) {
    @Override
    public String toString() {
        return "#" + column + " in [" + (low == null ? "" : low) + ", " + (high == null ? "" : high) + "]";
    }
}
