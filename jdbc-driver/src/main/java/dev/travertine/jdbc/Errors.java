package dev.travertine.jdbc;

import dev.travertine.jdbc.session.SessionException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;

/** Makes the exceptions of {@code java.sql}: each with its SQLSTATE, and of the subclass that belongs to it. */
final class Errors {
    static final String CANCELLED = "57014";
    static final String CLOSED = "55000";
    static final String NO_CONNECTION = "08003";
    static final String CANNOT_CONNECT = "08001";
    static final String INVALID_ARGUMENT = "22023";
    static final String INVALID_TEXT = "22018";
    static final String OUT_OF_RANGE = "22003";
    static final String WRONG_TYPE = "07006";
    static final String WRONG_PARAMETERS = "07001";
    static final String WRONG_KIND = "07005";
    static final String UNDEFINED_COLUMN = "42703";
    static final String INVALID_CURSOR = "24000";

    private Errors() {}

    /** The exception for an error of the engine; place and hint are part of its message, the error is its cause. */
    static SQLException of(SessionException error) {
        return of(error.sqlState(), text(error), error);
    }

    static SQLException of(String sqlState, String message) {
        return of(sqlState, message, null);
    }

    static SQLException of(String sqlState, String message, Throwable cause) {
        switch (sqlState.substring(0, 2)) {
            case "08":
                return new SQLNonTransientConnectionException(message, sqlState, cause);
            case "0A":
                return new SQLFeatureNotSupportedException(message, sqlState, cause);
            case "22":
                return new SQLDataException(message, sqlState, cause);
            case "23":
                return new SQLIntegrityConstraintViolationException(message, sqlState, cause);
            case "28":
                return new SQLInvalidAuthorizationSpecException(message, sqlState, cause);
            case "40":
                return new SQLTransactionRollbackException(message, sqlState, cause);
            case "3F":
            case "42":
                return new SQLSyntaxErrorException(message, sqlState, cause);
            case "53":
                return new SQLTransientException(message, sqlState, cause);
            case "54":
            case "58":
            case "XX":
                return new SQLNonTransientException(message, sqlState, cause);
            default:
                return new SQLException(message, sqlState, cause);
        }
    }

    static SQLFeatureNotSupportedException unsupported(String what) {
        return new SQLFeatureNotSupportedException(what + " is not supported", "0A000");
    }

    private static String text(SessionException error) {
        StringBuilder text = new StringBuilder(String.valueOf(error.getMessage()));
        if (error.line() > 0) {
            text.append(" (line ").append(error.line());
            if (error.column() > 0) {
                text.append(", column ").append(error.column());
            }
            text.append(')');
        }
        if (error.hint() != null) {
            text.append("\nHint: ").append(error.hint());
        }
        return text.toString();
    }
}
