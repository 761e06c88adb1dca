package dev.travertine.spi.catalog;

import dev.travertine.spi.type.RowType;
import java.util.List;

/** A relation that can be scanned: a topic, a materialized view, a system table. Safe for use by many threads. */
public interface Table {
    TableName name();

    TableKind kind();

    /** Visible columns in order of definition, then hidden ones. */
    RowType rowType();

    TableStatistics statistics();

    /**
     * Columns (indexes) by which the newest row of each key is the relation; empty for an append-only topic. A scan gives all
     * rows that were ever published: the planner reduces them.
     */
    default List<Integer> primaryKey() {
        return List.of();
    }

    /** The rows as they stand now, pinned until closed. */
    Snapshot snapshot();
}
