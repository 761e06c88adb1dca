package dev.travertine.log;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.catalog.TopicDefinition;
import dev.travertine.spi.catalog.Version;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A durable topic. Its row type is the visible columns and the hidden ones {@code $partition} (INTEGER), {@code $offset}
 * (BIGINT) and {@code $timestamp} (time of append). Safe for use by many threads.
 *
 * <p>Futures complete, and listeners are called, on the store's writer thread: what depends on them must be short and must
 * not wait for another append.
 */
public interface Topic extends Table {
    TopicDefinition definition();

    /** As {@link #append(Batch, byte[])} without an attachment. */
    default CompletableFuture<Appended> append(Batch batch) {
        return append(batch, null);
    }

    /**
     * Appends rows: the visible columns, in any shape. The batch is copied before this returns. Rows are all appended or none;
     * with a partitioning key they go where its hash sends them, else all to one partition, by turns.
     *
     * <p>The future completes when the rows are as durable as the topic's option {@code durability} says ({@code group},
     * {@code sync}, {@code os}, {@code none}) and are seen by new snapshots. It fails with 53100 where the disk is full
     * (nothing was appended), with 58030 where writing failed (a later opening of the store may find the rows or not), with
     * 25006 after such a failure, with 42P01 where the topic was dropped, with 53200 where memory is exhausted.
     *
     * @param batch may have no rows
     * @param attachment bytes that {@link #lastAttachment} gives from then on; committed with the rows
     * @throws dev.travertine.spi.error.TravertineException 23502 where a NOT NULL column has a NULL
     */
    CompletableFuture<Appended> append(Batch batch, byte @Nullable [] attachment);

    /** The attachment of the newest committed append that had one; survives sealing and restarts. */
    byte @Nullable [] lastAttachment();

    /** What has been committed. */
    Version version();

    /** Has the listener called after each commit of rows or of an attachment. */
    Subscription onCommit(Runnable listener);

    /** Bytes of the sealed segments, and of memory held for the tail. */
    long bytes();

    /** Number of sealed segments. */
    int segments();

    /** Seals all rows that are committed now, and returns when that is durable. */
    void seal();
}
