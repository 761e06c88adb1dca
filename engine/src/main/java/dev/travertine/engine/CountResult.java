package dev.travertine.engine;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.type.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of a statement that publishes or defines. */
record CountResult(long updateCount) implements Result {
    @Override
    public boolean isRows() {
        return false;
    }

    @Override
    public RowType columns() {
        return new RowType(List.of());
    }

    @Override
    public @Nullable Batch next() {
        return null;
    }

    @Override
    public void close() {}
}
