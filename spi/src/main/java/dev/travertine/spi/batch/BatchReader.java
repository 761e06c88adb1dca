package dev.travertine.spi.batch;

import org.jspecify.annotations.Nullable;

/** Batches, pulled one after the other by one thread. */
public interface BatchReader extends AutoCloseable {
    /**
     * The next batch, with at least one row, valid until the next call of this or of {@link #close()}; null at the end.
     *
     * @throws dev.travertine.spi.error.TravertineException where reading failed or was cancelled
     */
    @Nullable
    Batch next();

    @Override
    void close();
}
