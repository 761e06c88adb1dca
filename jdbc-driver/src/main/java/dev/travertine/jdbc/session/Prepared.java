package dev.travertine.jdbc.session;

import java.util.List;

/** A statement, parsed and planned by a {@link Session}, which alone can run it. */
public interface Prepared {
    /** Whether the statement gives rows; otherwise it gives a count of changed rows. */
    boolean isQuery();

    /** The columns of a query; empty for an update. */
    List<ColumnInfo> columns();

    /** The types of the parameters in order; their labels are empty. */
    List<ColumnInfo> parameters();
}
