package dev.travertine.shell;

import dev.travertine.jdbc.session.SessionException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An error as a user reads it, never with a stack trace:
 *
 * <pre>
 * ERROR 42703: column "origni" does not exist
 * LINE 1: SELECT origni FROM flights
 *                ^
 * HINT: did you mean "origin"?
 * </pre>
 */
final class ErrorText {
    /** Longest part of a line that is shown. */
    private static final int WIDTH_MAX = 120;

    private ErrorText() {}

    /**
     * The text of an error, without a line break at its end.
     *
     * @param sql the statement that it is about, or null
     */
    static String of(SQLException error, @Nullable String sql) {
        SessionException session = session(error);
        String state = error.getSQLState() == null ? "XX000" : error.getSQLState();
        String message = session == null || session.getMessage() == null ? error.getMessage() : session.getMessage();
        if (state.equals("57014")) {
            // Why it was cancelled is known to the driver, not to the engine.
            message = error.getMessage();
        }
        StringBuilder text = new StringBuilder("ERROR " + state + ": " + message);
        if (session != null) {
            if (sql != null && session.line() > 0) {
                place(text, sql, session.line(), session.column());
            }
            if (session.hint() != null) {
                text.append("\nHINT: ").append(session.hint());
            }
        }
        return text.toString();
    }

    private static @Nullable SessionException session(SQLException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SessionException session) {
                return session;
            }
        }
        return null;
    }

    /** Appends the line of the statement, and a caret below the column. */
    private static void place(StringBuilder text, String sql, int line, int column) {
        String[] lines = sql.split("\r?\n", -1);
        if (line > lines.length) {
            return;
        }
        String source = lines[line - 1].replace('\t', ' ');
        int at = Math.min(Math.max(column - 1, 0), source.length());
        int from = at < WIDTH_MAX - 20 ? 0 : at - WIDTH_MAX / 2;
        int to = Math.min(source.length(), from + WIDTH_MAX);
        String heading = "LINE " + line + ": " + (from > 0 ? "..." : "");
        text.append('\n').append(heading).append(source, from, to).append(to < source.length() ? "..." : "");
        if (column > 0) {
            int width = Cells.width(heading) + Cells.width(source.substring(from, at));
            text.append('\n').append(" ".repeat(width)).append('^');
        }
    }
}
