package dev.travertine.jdbc;

import java.sql.DriverPropertyInfo;
import java.sql.SQLException;

/** The properties that a connection can be given; there are no others. */
enum ConnectionProperty {
    USER("user", Kind.TEXT, false, "accepted and shown by the metadata; an engine in this process asks nobody's name"),
    PASSWORD("password", Kind.TEXT, false, "accepted and not looked at; an engine in this process asks for none"),
    APPLICATION_NAME("applicationName", Kind.TEXT, false, "name of the program that connects"),
    READ_ONLY("readOnly", Kind.BOOLEAN, false, "whether the connection begins read-only"),
    TIME_ZONE("timeZone", Kind.TEXT, false, "time zone that moments are shown in, such as Europe/Berlin; default: UTC"),
    WORKERS("workers", Kind.COUNT, true, "threads that work at queries; default: one for each processor"),
    MEMORY_BYTES_MAX("memoryBytesMax", Kind.COUNT, true, "memory for queries and caches; default: by the machine");

    private enum Kind {
        TEXT,
        BOOLEAN,
        COUNT
    }

    private final String key;
    private final Kind kind;
    private final boolean isForEngine;
    private final String description;

    ConnectionProperty(String key, Kind kind, boolean isForEngine, String description) {
        this.key = key;
        this.kind = kind;
        this.isForEngine = isForEngine;
        this.description = description;
    }

    /** The property of that name, whatever its case; null where there is none. */
    static ConnectionProperty named(String name) {
        for (ConnectionProperty property : values()) {
            if (property.key.equalsIgnoreCase(name)) {
                return property;
            }
        }
        return null;
    }

    String key() {
        return key;
    }

    /** Whether it is an option of the engine, not of the connection. */
    boolean isForEngine() {
        return isForEngine;
    }

    void check(String value) throws SQLException {
        boolean isGood = kind == Kind.TEXT
                || (kind == Kind.BOOLEAN && (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")))
                || (kind == Kind.COUNT && value.matches("[1-9][0-9]{0,17}"));
        if (!isGood) {
            throw Errors.of(
                    Errors.INVALID_ARGUMENT,
                    "'" + value + "' is not a value of the connection property " + key + ": "
                            + (kind == Kind.BOOLEAN ? "true or false" : "a whole number from 1"));
        }
    }

    DriverPropertyInfo info(String value) {
        DriverPropertyInfo info = new DriverPropertyInfo(key, value);
        info.description = description;
        if (kind == Kind.BOOLEAN) {
            info.choices = new String[] {"true", "false"};
        }
        return info;
    }
}
