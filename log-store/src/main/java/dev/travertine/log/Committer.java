package dev.travertine.log;

import dev.travertine.log.io.IoErrors;
import dev.travertine.log.wal.WalWriter;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes the log. Appends wait in a queue; the thread takes what is there, writes it with one sync, and
 * publishes it. While it syncs the next group gathers. A failed write that can be undone (disk full) fails its group alone;
 * after any other failure the store is read-only until it is opened again.
 *
 * <p>The thread is never interrupted: that would close its files.
 */
final class Committer {
    private static final long GROUP_BYTES_MAX = 8L << 20;
    private static final long IDLE_NANOS = 20_000_000;

    private final LogStoreConfig config;
    private final WalWriter wal;
    private final GroupWriter writer;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition drained = lock.newCondition();
    private final Deque<Unit> waiting = new ArrayDeque<>();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private long waitingBytes;
    private boolean closed;

    private volatile @Nullable String failure;
    private long lastForceNanos;
    private long marked = -1;

    Committer(LogStoreConfig config, WalWriter wal, Object publishLock, ObjLongConsumer<Set<StoredTopic>> afterGroup) {
        this.config = config;
        this.wal = wal;
        this.writer = new GroupWriter(wal, config.clock(), publishLock, afterGroup);
        this.thread =
                Thread.ofPlatform().name("travertine-log-writer").daemon(true).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Hands a unit to the writer; waits while too much is waiting already. */
    CompletableFuture<List<Appended>> submit(Unit unit) {
        lock.lock();
        try {
            while (waitingBytes >= config.pendingBytesMax() && !closed && failure == null) {
                drained.awaitUninterruptibly();
            }
            String reason = failure;
            if (closed || reason != null) {
                unit.fail(closed ? closedError() : readOnly(String.valueOf(reason)));
                return unit.result();
            }
            waiting.add(unit);
            waitingBytes += unit.bytes();
            arrived.signal();
            return unit.result();
        } finally {
            lock.unlock();
        }
    }

    /** Has something done by the writer thread between two groups, when nothing is staged; waits for it. */
    void between(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        lock.lock();
        try {
            if (closed) {
                throw closedError();
            }
            tasks.add(() -> {
                try {
                    task.run();
                    done.complete(null);
                } catch (RuntimeException | Error e) {
                    done.completeExceptionally(e);
                }
            });
            arrived.signal();
        } finally {
            lock.unlock();
        }
        Futures.join(done);
    }

    /** Takes no more, writes what is waiting, and ends the thread. */
    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
            drained.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why nothing can be written any more, or null. */
    @Nullable
    String failure() {
        return failure;
    }

    /** Position in the log behind the last group that was published. */
    long committed() {
        return writer.committed();
    }

    void checkWritable() {
        String reason = failure;
        if (reason != null) {
            throw readOnly(reason);
        }
    }

    private void run() {
        while (true) {
            List<Unit> group = take();
            if (group == null) {
                finish();
                return;
            }
            if (!group.isEmpty()) {
                commit(group);
            }
        }
    }

    /** The next group; empty when something else was done, null when all is done and no more will come. */
    private @Nullable List<Unit> take() {
        lock.lock();
        try {
            long left = IDLE_NANOS;
            while (waiting.isEmpty() && tasks.isEmpty()) {
                if (closed) {
                    return null;
                }
                if (marked == wal.position()) {
                    arrived.awaitUninterruptibly();
                } else {
                    left = await(left);
                    if (left <= 0) {
                        mark();
                    }
                }
            }
            if (!tasks.isEmpty()) {
                return runTasks();
            }
            gather();
            return drain();
        } finally {
            lock.unlock();
        }
    }

    private List<Unit> runTasks() {
        List<Runnable> now = new ArrayList<>(tasks);
        tasks.clear();
        lock.unlock();
        try {
            now.forEach(Runnable::run);
        } finally {
            lock.lock();
        }
        return List.of();
    }

    /** Waits a little for others to share the sync with, where a sync is slow enough to be worth it. */
    private void gather() {
        long left = Math.min(config.groupCommitMicros() * 1000, lastForceNanos / 4);
        while (left > 0 && !closed && waitingBytes < GROUP_BYTES_MAX && nobodyInHurry()) {
            left = await(left);
        }
    }

    private boolean nobodyInHurry() {
        for (Unit unit : waiting) {
            if (unit.durability() == Durability.SYNC) {
                return false;
            }
        }
        return true;
    }

    /** Waits; nobody interrupts this thread. Its callers loop. */
    @SuppressWarnings("WaitNotInLoop")
    private long await(long nanos) {
        try {
            return arrived.awaitNanos(nanos);
        } catch (InterruptedException e) {
            return 0;
        }
    }

    private List<Unit> drain() {
        List<Unit> group = new ArrayList<>();
        long bytes = 0;
        while (!waiting.isEmpty() && bytes < GROUP_BYTES_MAX) {
            Unit unit = waiting.remove();
            group.add(unit);
            bytes += unit.bytes();
        }
        waitingBytes -= bytes;
        drained.signalAll();
        return group;
    }

    private void commit(List<Unit> group) {
        String reason = failure;
        if (reason != null) {
            group.forEach(unit -> unit.fail(readOnly(reason)));
            return;
        }
        try {
            writer.write(group);
            lastForceNanos = writer.lastForceNanos();
        } catch (IOException e) {
            fail("writing the log failed: " + e.getMessage());
            failUndone(group, IoErrors.of("writing the log", e));
        } catch (RuntimeException | Error e) {
            // A bug of ours, or no heap: what was half done is not known, so nothing more is done.
            fail("the writer failed: " + e);
            failUndone(group, new TravertineException(ErrorCode.INTERNAL, "the writer failed: " + e, e));
        }
    }

    private static void failUndone(List<Unit> group, TravertineException error) {
        group.stream().filter(unit -> !unit.result().isDone()).forEach(unit -> unit.fail(error));
    }

    /** What was appended with less durability is made durable too, and said to be. */
    private void finish() {
        if (failure == null && wal.hasFile() && !wal.isDurable() && marked != wal.position()) {
            try {
                wal.force();
            } catch (IOException e) {
                fail("writing the log failed: " + e.getMessage());
            }
        }
        mark();
    }

    private void mark() {
        if (failure != null || !wal.isDurable() || wal.position() == marked || !wal.hasFile()) {
            marked = wal.position();
            return;
        }
        try {
            wal.begin();
            wal.mark(writer.nowMicros());
        } catch (IOException e) {
            undoMark(e);
        }
        marked = wal.position();
    }

    private void undoMark(IOException cause) {
        try {
            wal.rollBack();
        } catch (IOException e) {
            cause.addSuppressed(e);
            fail("writing the log failed: " + cause.getMessage());
        }
    }

    /** Nothing is written from now on; what is waiting has not been. */
    private void fail(String reason) {
        List<Unit> rest;
        lock.lock();
        try {
            failure = reason;
            rest = new ArrayList<>(waiting);
            waiting.clear();
            waitingBytes = 0;
            drained.signalAll();
        } finally {
            lock.unlock();
        }
        rest.forEach(unit -> unit.fail(readOnly(reason)));
    }

    private static TravertineException readOnly(String reason) {
        return new TravertineException(ErrorCode.READ_ONLY, "the store is read-only: " + reason)
                .withHint("close it and open it again; what was acknowledged is safe");
    }

    private static TravertineException closedError() {
        return new TravertineException(ErrorCode.SHUTTING_DOWN, "the store is closed");
    }
}
