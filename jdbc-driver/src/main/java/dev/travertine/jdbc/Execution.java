package dev.travertine.jdbc;

import dev.travertine.jdbc.session.Session;
import dev.travertine.jdbc.session.SessionException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One run of a statement, from its start to the last page of its result: the place where a timeout or a cancel from another
 * thread meets the calls to the session. The calls come from one thread at a time.
 */
final class Execution {
    /** How soon a cancel is repeated that the session may have received just before it began to run. */
    private static final long CANCEL_AGAIN_MS = 50;

    /** How long a call may take to end that was cancelled. */
    private static final long END_MS_MAX = 10_000;

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Session session;
    /** The timeout, or the cancel to be repeated. */
    private ScheduledFuture<?> pending;
    /** Whether the session works for this execution right now. */
    private boolean calling;
    /** What ended it early, or null. */
    private Ending ending;

    private enum Ending {
        CANCELLED,
        TIMED_OUT
    }

    /** A call to the session. */
    interface Call<T> {
        T run() throws SessionException;
    }

    /**
     * Begins an execution.
     *
     * @param timeoutSeconds from now to the end of the result, or 0 for none
     */
    static Execution start(Session session, int timeoutSeconds) {
        Execution execution = new Execution(session);
        if (timeoutSeconds > 0) {
            execution.pending = TIMER.schedule(() -> execution.end(Ending.TIMED_OUT), timeoutSeconds, TimeUnit.SECONDS);
        }
        return execution;
    }

    private Execution(Session session) {
        this.session = session;
    }

    /** Calls the session; errors come out as those of {@code java.sql}. */
    <T> T call(Call<T> call) throws SQLException {
        synchronized (this) {
            if (ending != null) {
                throw endingError(null);
            }
            calling = true;
        }
        try {
            return call.run();
        } catch (SessionException e) {
            throw translate(e);
        } finally {
            synchronized (this) {
                calling = false;
                notifyAll();
            }
        }
    }

    /** Ends the execution with SQLSTATE 57014. From any thread. */
    void cancel() {
        end(Ending.CANCELLED);
    }

    /** The execution needs no more calls. */
    synchronized void finish() {
        if (pending != null) {
            pending.cancel(false);
            pending = null;
        }
    }

    /**
     * Cancels, and waits until no thread is in a call any more: what the result holds may be freed then.
     *
     * @return false where the call did not end in time
     */
    synchronized boolean cancelAndAwait() {
        cancel();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(END_MS_MAX);
        boolean isInterrupted = false;
        while (calling && System.nanoTime() < deadline) {
            try {
                wait(CANCEL_AGAIN_MS);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        return !calling;
    }

    private synchronized void end(Ending why) {
        if (ending == null) {
            ending = why;
        }
        cancelCall();
    }

    private synchronized void cancelCall() {
        finish();
        if (calling) {
            session.cancel();
            pending = TIMER.schedule(this::cancelCall, CANCEL_AGAIN_MS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized SQLException translate(SessionException e) {
        return ending != null && e.sqlState().equals(Errors.CANCELLED) ? endingError(e) : Errors.of(e);
    }

    private synchronized SQLException endingError(SessionException cause) {
        return ending == Ending.TIMED_OUT
                ? new SQLTimeoutException("the statement took longer than its timeout", Errors.CANCELLED, cause)
                : Errors.of(Errors.CANCELLED, "the statement was cancelled", cause);
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "travertine-jdbc-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        // No thread stays behind where no timeout is pending.
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }
}
