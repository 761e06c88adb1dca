package dev.travertine.embedded;

import dev.travertine.jdbc.session.SessionException;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TextRange;
import dev.travertine.spi.error.TravertineException;
import org.jspecify.annotations.Nullable;

/** Turns the engine's exceptions into those of the driver's port, at every call that crosses from one to the other. */
final class Failures {
    private Failures() {}

    interface Call<T extends @Nullable Object> {
        T run();
    }

    static <T extends @Nullable Object> T guard(Call<T> call) throws SessionException {
        try {
            return call.run();
        } catch (TravertineException e) {
            throw of(e);
        } catch (StackOverflowError e) {
            throw new SessionException(ErrorCode.TOO_COMPLEX.sqlState(), "the statement is nested too deeply", e);
        } catch (OutOfMemoryError e) {
            throw new SessionException(ErrorCode.OUT_OF_MEMORY.sqlState(), "out of memory: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new SessionException(ErrorCode.INTERNAL.sqlState(), "internal error: " + e, e);
        }
    }

    private static SessionException of(TravertineException e) {
        TextRange range = e.range();
        return new SessionException(
                e.code().sqlState(),
                e.message(),
                range == null ? 0 : range.line(),
                range == null ? 0 : range.column(),
                e.hint(),
                e);
    }
}
