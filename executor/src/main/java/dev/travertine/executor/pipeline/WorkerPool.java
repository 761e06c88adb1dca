package dev.travertine.executor.pipeline;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads that help with pipelines, shared by all queries. Whoever runs a pipeline is its first worker, so that every query
 * gets on even where all helpers are busy. Safe for use by many threads.
 */
public final class WorkerPool implements AutoCloseable {
    private final int workers;
    private final @Nullable ExecutorService helpers;

    public WorkerPool(int workers) {
        this.workers = Math.max(1, workers);
        AtomicInteger number = new AtomicInteger();
        this.helpers = this.workers == 1
                ? null
                : Executors.newFixedThreadPool(
                        this.workers - 1, task -> daemon(task, "travertine-worker-" + number.incrementAndGet()));
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Workers that can run at once, the caller included. */
    int workers() {
        return workers;
    }

    /** One worker's share. */
    interface Task {
        /** {@code worker} counts from 0. */
        void run(int worker);
    }

    /**
     * Runs the task for worker 0 on the calling thread and for {@code count - 1} others as helpers are free; returns when all
     * that began have ended. A helper that has not begun when worker 0 ends is not needed any more.
     *
     * @param stop called when a worker fails, so that the others end soon
     */
    void run(int count, Task task, Runnable stop) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        CountDownLatch ended = new CountDownLatch(count - 1);
        AtomicBoolean[] claimed = new AtomicBoolean[count];
        for (int i = 1; i < count; i++) {
            AtomicBoolean mine = new AtomicBoolean();
            claimed[i] = mine;
            int worker = i;
            submit(() -> {
                if (mine.compareAndSet(false, true)) {
                    guarded(worker, task, stop, failure);
                    ended.countDown();
                }
            });
        }
        guarded(0, task, stop, failure);
        for (int i = 1; i < count; i++) {
            if (claimed[i].compareAndSet(false, true)) {
                ended.countDown();
            }
        }
        awaitAll(ended);
        rethrow(failure.get());
    }

    private void submit(Runnable task) {
        if (helpers != null) {
            try {
                helpers.execute(task);
            } catch (RejectedExecutionException e) {
                // Closed meanwhile: the caller does all of the work.
            }
        }
    }

    private static void guarded(int worker, Task task, Runnable stop, AtomicReference<@Nullable Throwable> failure) {
        try {
            task.run(worker);
        } catch (Throwable e) {
            Throwable first = failure.compareAndExchange(null, e);
            if (first != null && first != e) {
                first.addSuppressed(e);
            }
            stop.run();
        }
    }

    private static void awaitAll(CountDownLatch ended) {
        boolean interrupted = false;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(@Nullable Throwable failure) {
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        if (helpers != null) {
            helpers.shutdown();
        }
    }
}
