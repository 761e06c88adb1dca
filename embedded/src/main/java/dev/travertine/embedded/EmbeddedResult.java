package dev.travertine.embedded;

import dev.travertine.jdbc.session.ColumnInfo;
import dev.travertine.jdbc.session.Page;
import dev.travertine.jdbc.session.Result;
import dev.travertine.jdbc.session.SessionException;
import dev.travertine.spi.batch.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result of the engine; its pages are views of the engine's batches, without a copy. */
final class EmbeddedResult implements Result {
    private final EmbeddedSession owner;
    private final dev.travertine.engine.Session session;
    private final dev.travertine.engine.Result result;
    private final List<ColumnInfo> columns;
    private boolean isClosed;

    /** The result that {@code session} runs; given back to {@code owner} when the result is closed. */
    EmbeddedResult(EmbeddedSession owner, dev.travertine.engine.Session session, dev.travertine.engine.Result result) {
        this.owner = owner;
        this.session = session;
        this.result = result;
        this.columns = result.isRows() ? EmbeddedPrepared.columns(result.columns()) : List.of();
    }

    @Override
    public boolean isQuery() {
        return result.isRows();
    }

    @Override
    public List<ColumnInfo> columns() {
        return columns;
    }

    @Override
    public long updateCount() {
        return result.isRows() ? 0 : result.updateCount();
    }

    @Override
    public @Nullable Page next() throws SessionException {
        Batch batch = Failures.<@Nullable Batch>guard(() -> owner.<@Nullable Batch>call(session, result::next));
        return batch == null ? null : new BatchPage(batch);
    }

    @Override
    public void close() throws SessionException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        Failures.<@Nullable Void>guard(() -> {
            try {
                result.close();
            } finally {
                owner.release(session);
            }
            return null;
        });
    }
}
