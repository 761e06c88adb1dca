package dev.travertine.jdbc.session;

import java.util.List;

/** What a statement gave: pages of rows, or a count of changed rows. For one thread. */
public interface Result extends AutoCloseable {
    boolean isQuery();

    /** The columns of the pages; empty for an update. */
    List<ColumnInfo> columns();

    /** Rows changed by an update; 0 for a query. */
    long updateCount();

    /** The next page, with at least one row and valid until the next call of this or of {@link #close()}; null at the end. */
    Page next() throws SessionException;

    /** Ends the statement where it still runs, and frees what it holds. Closing twice does nothing. */
    @Override
    void close() throws SessionException;
}
