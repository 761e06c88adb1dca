package dev.travertine.spi.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a table's rows; guesses never change an answer.
 *
 * @param rows number of rows, or negative where unknown
 * @param columns one for each column of the row type, or empty
 */
public record TableStatistics(double rows, List<ColumnStatistics> columns) {
    public static final TableStatistics UNKNOWN = new TableStatistics(-1, List.of());

    public TableStatistics {
        columns = List.copyOf(columns);
    }

    /**
     * What is known of a column.
     *
     * @param min least value as {@link dev.travertine.spi.batch.Column#getObject} gives it, or null
     * @param max greatest value, or null
     * @param nulls number of NULLs, or negative where unknown
     * @param distinct number of distinct values, or negative where unknown
     */
    public record ColumnStatistics(
            @Nullable Object min, @Nullable Object max, double nulls, double distinct) {
        public static final ColumnStatistics UNKNOWN = new ColumnStatistics(null, null, -1, -1);
    }
}
