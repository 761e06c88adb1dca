package dev.travertine.jdbc.session;

/** Why a statement or a session failed. The driver makes a {@link java.sql.SQLException} of it and keeps it as the cause. */
public final class SessionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sqlState;
    private final int line;
    private final int column;
    private final String hint;

    /** An error without a place in the statement's text. */
    public SessionException(String sqlState, String message, Throwable cause) {
        this(sqlState, message, 0, 0, null, cause);
    }

    /**
     * An error.
     *
     * @param sqlState five characters
     * @param message starts in lower case, has no period at its end
     * @param line where in the statement's text, from 1; 0 where unknown
     * @param column where in the line, from 1; 0 where unknown
     * @param hint what one could do, or null
     * @param cause or null
     */
    public SessionException(String sqlState, String message, int line, int column, String hint, Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
        this.line = line;
        this.column = column;
        this.hint = hint;
    }

    public String sqlState() {
        return sqlState;
    }

    /** Line of the statement's text, from 1; 0 where unknown. */
    public int line() {
        return line;
    }

    /** Column of the line, from 1; 0 where unknown. */
    public int column() {
        return column;
    }

    /** What one could do, or null. */
    public String hint() {
        return hint;
    }
}
