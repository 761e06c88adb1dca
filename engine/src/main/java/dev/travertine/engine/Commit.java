package dev.travertine.engine;

import dev.travertine.spi.error.TravertineException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waiting for the log to say that something is durable. */
public final class Commit {
    private Commit() {}

    /**
     * Waits, however long.
     *
     * @throws TravertineException what the log says of it, such as 53100 for a full disk
     */
    public static <T> T await(CompletableFuture<T> promise) {
        try {
            return promise.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TravertineException error) {
                throw error;
            }
            throw e;
        }
    }
}
