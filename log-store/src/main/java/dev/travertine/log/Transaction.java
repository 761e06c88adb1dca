package dev.travertine.log;

import dev.travertine.spi.batch.Batch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Appends to one or several topics that become visible and durable together, or not at all. Rows are kept in memory until the
 * commit. One thread.
 */
public interface Transaction extends AutoCloseable {
    /** Adds rows, as {@link Topic#append(Batch)} does; the batch is copied before this returns. */
    void append(Topic topic, Batch batch);

    /** Adds rows, as {@link Topic#append(Batch, byte[])} does. */
    void append(Topic topic, Batch batch, byte @Nullable [] attachment);

    /**
     * Commits; the strictest durability of the topics counts. The future fails as {@link Topic#append(Batch, byte[])} says,
     * and gives one result for each append, in their order.
     *
     * @param attachment is kept with the first topic that was appended to
     */
    CompletableFuture<List<Appended>> commit(byte @Nullable [] attachment);

    /** Forgets all. */
    void rollback();

    /** Rolls back what has not been committed. */
    @Override
    void close();
}
