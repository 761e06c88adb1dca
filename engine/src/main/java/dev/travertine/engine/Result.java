package dev.travertine.engine;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.type.RowType;
import org.jspecify.annotations.Nullable;

/** What a statement gave: rows to be pulled by one thread, or a count of rows changed. */
public interface Result extends AutoCloseable {
    /** Whether there are rows (maybe none of them), and not a count. */
    boolean isRows();

    /** The columns of the rows; empty for a count. */
    RowType columns();

    /** The next rows, valid until the next call; null after the last. */
    @Nullable
    Batch next();

    /** Rows published by the statement; 0 for DDL, -1 where there are rows. */
    long updateCount();

    /** Ends the statement, finished or not, and gives back what it held. */
    @Override
    void close();

    /** The result of a statement without rows. */
    static Result count(long rows) {
        return new CountResult(rows);
    }
}
