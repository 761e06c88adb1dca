package dev.travertine.jdbc;

import java.sql.SQLException;

/** What {@link java.sql.Wrapper} asks of every object of the driver. */
final class Wrappers {
    private Wrappers() {}

    static <T> T unwrap(Object self, Class<T> wanted) throws SQLException {
        if (wanted.isInstance(self)) {
            return wanted.cast(self);
        }
        throw Errors.of(Errors.INVALID_ARGUMENT, "not a wrapper for " + wanted.getName());
    }
}
