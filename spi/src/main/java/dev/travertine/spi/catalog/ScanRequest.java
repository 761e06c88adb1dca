package dev.travertine.spi.catalog;

import java.util.List;

/**
 * What to read of a snapshot.
 *
 * @param columns indexes into the table's row type, in output order; may be empty (row counts alone)
 * @param ranges rows outside of any of these may be left out
 * @param from only rows at and after these offsets; {@link Version#START} for all
 */
public record ScanRequest(List<Integer> columns, List<ColumnRange> ranges, Version from) {
    public ScanRequest {
        columns = List.copyOf(columns);
        ranges = List.copyOf(ranges);
    }
}
