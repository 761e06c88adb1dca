package dev.travertine.planner;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task on a thread with a deep stack, and waits for it. Planning recurses over expressions, and generated statements
 * nest some thousand levels deep, which no caller's stack need hold.
 */
final class DeepStack {
    private static final long STACK_BYTES = 64L << 20;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Threads end after some idle seconds; daemons, so that they keep no JVM alive. */
    private static final ExecutorService THREADS =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(null, task, "planner-" + NUMBER.incrementAndGet(), STACK_BYTES);
                thread.setDaemon(true);
                return thread;
            });

    private DeepStack() {}

    /**
     * The task's result.
     *
     * @throws TravertineException 54001 where even the deep stack overflows, 57014 where the caller is interrupted
     */
    static <T> T call(Supplier<T> task) {
        Future<T> result = THREADS.submit(task::get);
        try {
            return result.get();
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new TravertineException(ErrorCode.CANCELLED, "planning was cancelled", e);
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        }
    }

    private static RuntimeException unwrapped(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> new IllegalStateException("a task failed without a cause");
            case StackOverflowError overflow ->
                new TravertineException(ErrorCode.TOO_COMPLEX, "the statement is nested too deeply");
            case RuntimeException error -> error;
            case Error error -> throw error;
            default -> new IllegalStateException(cause);
        };
    }
}
