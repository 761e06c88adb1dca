package dev.travertine.engine.continuous;

import dev.travertine.engine.SnapshotSet;
import dev.travertine.executor.Query;
import dev.travertine.log.LogStore;
import dev.travertine.spi.catalog.Catalog;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The thread that advances the views: woken when rows are published, it gives every view that is behind one step, all of a
 * round to the same versions of the topics, so that views agree with each other.
 *
 * <p>A round is followed by a pause as long as it took (at most a second): however dear the views, half of the time is left to
 * others, and rows that arrive meanwhile share the next step. A view that fails is tried again after a pause that doubles.
 */
final class StepDriver implements AutoCloseable {
    private static final long PAUSE_NANOS_MAX = TimeUnit.SECONDS.toNanos(1);
    private static final long RETRY_NANOS_MIN = TimeUnit.SECONDS.toNanos(1);
    private static final long RETRY_NANOS_MAX = TimeUnit.MINUTES.toNanos(5);
    /** Notices of commits come by wake; this bounds how long a view can stay behind if one is missed. */
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ViewManager manager;
    private final LogStore store;
    private final Thread thread =
            Thread.ofPlatform().name("travertine-views").daemon().unstarted(this::run);
    private final ReentrantLock stepping = new ReentrantLock(true);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Map<MaterializedView, Retry> retries = new HashMap<>();

    private boolean pending;
    private boolean started;
    private volatile boolean closed;
    private volatile @Nullable Query running;
    private @Nullable Catalog catalog;

    /** When a failed view is tried again, and how long it waited. */
    private record Retry(long atNanos, long pauseNanos) {}

    StepDriver(ViewManager manager, LogStore store) {
        this.manager = manager;
        this.store = store;
    }

    void start(Catalog tables) {
        catalog = tables;
        started = true;
        thread.start();
    }

    /** Runs something that must not meet a step. */
    void exclusively(Runnable action) {
        stepping.lock();
        try {
            if (closed) {
                throw new TravertineException(ErrorCode.SHUTTING_DOWN, "the engine is closed");
            }
            action.run();
        } finally {
            stepping.unlock();
        }
    }

    /** Says that there may be something to do; any thread. */
    void wake() {
        lock.lock();
        try {
            pending = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** One step of one view, to the newest versions. Within {@link #exclusively}. */
    void step(MaterializedView view, Consumer<Query> started) {
        try (SnapshotSet snapshots = new SnapshotSet(Objects.requireNonNull(catalog))) {
            snapshots.pinTopics(store, view.inputs());
            view.step(snapshots, started);
        }
    }

    private void run() {
        while (!closed) {
            long begin = System.nanoTime();
            boolean stepped = round();
            long pause = Math.min(System.nanoTime() - begin, PAUSE_NANOS_MAX);
            try {
                if (stepped) {
                    sleep(pause);
                } else {
                    awaitWork();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean round() {
        stepping.lock();
        try {
            return !closed && stepAll();
        } finally {
            stepping.unlock();
        }
    }

    private boolean stepAll() {
        Catalog tables = catalog;
        if (tables == null || manager.views().stream().noneMatch(this::isDue)) {
            return false;
        }
        boolean stepped = false;
        try (SnapshotSet snapshots = new SnapshotSet(tables)) {
            manager.views().forEach(view -> snapshots.pinTopics(store, view.inputs()));
            for (MaterializedView view : manager.views()) {
                if (!closed && isDue(view)) {
                    stepped = true;
                    step(view, snapshots);
                }
            }
        }
        return stepped;
    }

    private boolean isDue(MaterializedView view) {
        Retry retry = retries.get(view);
        return view.isBehind() && (retry == null || System.nanoTime() - retry.atNanos() >= 0);
    }

    private void step(MaterializedView view, SnapshotSet snapshots) {
        try {
            view.step(snapshots, query -> {
                running = query;
                if (closed) {
                    query.cancel();
                }
            });
            retries.remove(view);
        } catch (RuntimeException e) {
            if (closed) {
                return;
            }
            view.failed(e);
            Retry last = retries.get(view);
            long pause = last == null ? RETRY_NANOS_MIN : Math.min(last.pauseNanos() * 2, RETRY_NANOS_MAX);
            retries.put(view, new Retry(System.nanoTime() + pause, pause));
        } finally {
            running = null;
        }
    }

    private void sleep(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && !closed) {
                left = woken.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitWork() throws InterruptedException {
        lock.lock();
        try {
            long left = IDLE_NANOS;
            while (!pending && left > 0 && !closed) {
                left = woken.awaitNanos(left);
            }
            pending = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        Query query = running;
        if (query != null) {
            query.cancel();
        }
        wake();
        try {
            if (started) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
