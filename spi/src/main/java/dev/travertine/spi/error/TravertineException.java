package dev.travertine.spi.error;

import org.jspecify.annotations.Nullable;

/**
 * An error that ends a statement and that the user is told of: code, message, where in the text, and a hint to act on.
 *
 * <p>Messages start in lower case and have no period at their end. A broken invariant of ours is not this but an
 * {@link IllegalStateException}.
 */
public final class TravertineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient @Nullable TextRange range;
    private final @Nullable String hint;

    public TravertineException(ErrorCode code, String message) {
        this(code, message, null, null, null);
    }

    public TravertineException(ErrorCode code, String message, Throwable cause) {
        this(code, message, null, null, cause);
    }

    public TravertineException(
            ErrorCode code,
            String message,
            @Nullable TextRange range,
            @Nullable String hint,
            @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.range = range;
        this.hint = hint;
    }

    /** 0A000 for something that parses, but that the engine can't do. */
    public static TravertineException unsupported(String what) {
        return new TravertineException(ErrorCode.FEATURE_NOT_SUPPORTED, what + " is not supported");
    }

    public TravertineException withRange(@Nullable TextRange where) {
        return new TravertineException(code, message(), where, hint, this);
    }

    public TravertineException withHint(String advice) {
        return new TravertineException(code, message(), range, advice, this);
    }

    public ErrorCode code() {
        return code;
    }

    public String message() {
        String message = getMessage();
        return message == null ? code.name() : message;
    }

    public @Nullable TextRange range() {
        return range;
    }

    public @Nullable String hint() {
        return hint;
    }
}
