package dev.travertine.engine;

import dev.travertine.executor.Query;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.type.RowType;
import org.jspecify.annotations.Nullable;

/** The rows of a running query, and the snapshots that it reads. */
final class QueryResult implements Result {
    private final Query query;
    private final SnapshotSet snapshots;
    private final Runnable onClose;
    private boolean closed;

    QueryResult(Query query, SnapshotSet snapshots, Runnable onClose) {
        this.query = query;
        this.snapshots = snapshots;
        this.onClose = onClose;
    }

    @Override
    public boolean isRows() {
        return true;
    }

    @Override
    public RowType columns() {
        return query.outputType();
    }

    @Override
    public @Nullable Batch next() {
        return closed ? null : query.next();
    }

    @Override
    public long updateCount() {
        return -1;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            query.close();
        } finally {
            snapshots.close();
            onClose.run();
        }
    }
}
