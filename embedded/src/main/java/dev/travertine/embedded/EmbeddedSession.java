package dev.travertine.embedded;

import dev.travertine.jdbc.session.Prepared;
import dev.travertine.jdbc.session.Result;
import dev.travertine.jdbc.session.Session;
import dev.travertine.jdbc.session.SessionException;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session of an engine in this process, in the words of the driver's port.
 *
 * <p>The engine's own sessions run one statement at a time, whereas a connection may read several results by turns. So this
 * one keeps an engine session for each result that is open, and uses them again.
 */
final class EmbeddedSession implements Session {
    private final SharedEngines.Lease lease;
    /** All sessions of the engine that this one has opened. */
    private final List<dev.travertine.engine.Session> all = new ArrayList<>();
    /** Those of them that run nothing. */
    private final Deque<dev.travertine.engine.Session> idle = new ArrayDeque<>();

    /** The one that a thread is calling right now; a cancel is meant for it. */
    private volatile dev.travertine.engine.@Nullable Session called;

    private boolean isClosed;

    EmbeddedSession(SharedEngines.Lease lease) {
        this.lease = lease;
    }

    @Override
    public Prepared prepare(String sql) throws SessionException {
        return Failures.guard(() -> {
            dev.travertine.engine.Session session = acquire();
            try {
                return new EmbeddedPrepared(call(session, () -> session.prepare(sql)));
            } finally {
                release(session);
            }
        });
    }

    // The port is Java without annotations for null: its lists may hold null.
    @Override
    @SuppressWarnings("NullAway")
    public Result execute(Prepared statement, List<@Nullable Object> parameters) throws SessionException {
        return Failures.guard(() -> {
            dev.travertine.engine.Session session = acquire();
            boolean isOpen = false;
            try {
                dev.travertine.engine.Result result =
                        call(session, () -> session.execute(unwrap(statement), parameters));
                isOpen = true;
                return new EmbeddedResult(this, session, result);
            } finally {
                if (!isOpen) {
                    release(session);
                }
            }
        });
    }

    @Override
    @SuppressWarnings("NullAway")
    public long[] executeBatch(Prepared statement, List<List<@Nullable Object>> rows) throws SessionException {
        return Failures.guard(() -> {
            dev.travertine.engine.Session session = acquire();
            try {
                return call(session, () -> session.executeBatch(unwrap(statement), rows));
            } finally {
                release(session);
            }
        });
    }

    private static dev.travertine.engine.Prepared unwrap(Prepared statement) {
        return ((EmbeddedPrepared) statement).statement();
    }

    /** Calls the engine in such a way that {@link #cancel} reaches it. */
    <T extends @Nullable Object> T call(dev.travertine.engine.Session session, Failures.Call<T> call) {
        called = session;
        try {
            return call.run();
        } finally {
            called = null;
        }
    }

    @Override
    public void cancel() {
        dev.travertine.engine.Session session = called;
        if (session != null) {
            session.cancel();
        }
    }

    private synchronized dev.travertine.engine.Session acquire() {
        if (isClosed) {
            throw new TravertineException(ErrorCode.CONNECTION_FAILURE, "the session is closed");
        }
        dev.travertine.engine.Session session = idle.poll();
        if (session == null) {
            session = lease.engine().newSession();
            all.add(session);
        }
        return session;
    }

    /** The session runs nothing any more. */
    synchronized void release(dev.travertine.engine.Session session) {
        idle.push(session);
    }

    @Override
    public synchronized boolean isOpen() {
        return !isClosed;
    }

    @Override
    public void close() throws SessionException {
        List<dev.travertine.engine.Session> sessions;
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            sessions = List.copyOf(all);
        }
        Failures.<@Nullable Void>guard(() -> {
            try (lease) {
                sessions.forEach(dev.travertine.engine.Session::close);
            }
            return null;
        });
    }
}
