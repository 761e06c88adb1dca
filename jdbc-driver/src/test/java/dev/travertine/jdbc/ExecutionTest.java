package dev.travertine.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.jdbc.session.Prepared;
import dev.travertine.jdbc.session.Result;
import dev.travertine.jdbc.session.Session;
import dev.travertine.jdbc.session.SessionException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ExecutionTest {
    private final SleepingSession session = new SleepingSession();

    @Test
    void aCancelEndsTheCallThatRuns() {
        Execution execution = Execution.start(session, 0);
        Thread.ofVirtual().start(() -> {
            session.awaitStart();
            execution.cancel();
        });
        assertThatThrownBy(() -> execution.call(session::sleep))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
    }

    @Test
    void aCancelThatTheSessionMissedIsRepeated() {
        session.cancelsToMiss = 2;
        Execution execution = Execution.start(session, 0);
        Thread.ofVirtual().start(() -> {
            session.awaitStart();
            execution.cancel();
        });
        assertThatThrownBy(() -> execution.call(session::sleep)).hasMessageContaining("cancelled");
        assertThat(session.cancelsToMiss).isEqualTo(-1);
    }

    @Test
    void aCancelBetweenTwoCallsEndsTheNext() {
        Execution execution = Execution.start(session, 0);
        execution.cancel();
        assertThatThrownBy(() -> execution.call(() -> 1)).hasMessageContaining("cancelled");
    }

    @Test
    void theTimeoutIsAnErrorOfItsOwn() {
        long start = System.nanoTime();
        Execution execution = Execution.start(session, 1);
        assertThatThrownBy(() -> execution.call(session::sleep))
                .isInstanceOfSatisfying(
                        SQLTimeoutException.class,
                        e -> assertThat(e.getSQLState()).isEqualTo("57014"));
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(950));
    }

    @Test
    void aFinishedExecutionCancelsNothing() throws Exception {
        Execution execution = Execution.start(session, 1);
        execution.finish();
        Thread.sleep(1200);
        assertThat(execution.<Integer>call(() -> 1)).isEqualTo(1);
    }

    @Test
    void errorsKeepTheirStateAndPlace() {
        Execution execution = Execution.start(session, 0);
        assertThatThrownBy(() -> execution.call(() -> {
                    throw new SessionException("42703", "column \"x\" not found", 2, 8, "did you mean \"y\"?", null);
                }))
                .isInstanceOf(java.sql.SQLSyntaxErrorException.class)
                .hasMessage("column \"x\" not found (line 2, column 8)\nHint: did you mean \"y\"?")
                .hasCauseInstanceOf(SessionException.class);
    }

    /** Sleeps until it is cancelled. */
    private static final class SleepingSession implements Session {
        private final Semaphore starts = new Semaphore(0);
        private final Semaphore cancels = new Semaphore(0);
        private volatile int cancelsToMiss;

        Integer sleep() throws SessionException {
            starts.release();
            cancels.acquireUninterruptibly();
            throw new SessionException("57014", "cancelled", null);
        }

        void awaitStart() {
            starts.acquireUninterruptibly();
        }

        @Override
        public synchronized void cancel() {
            if (cancelsToMiss-- <= 0) {
                cancels.release();
            }
        }

        @Override
        public Prepared prepare(String sql) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Result execute(Prepared statement, List<Object> parameters) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long[] executeBatch(Prepared statement, List<List<Object>> rows) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
