package dev.travertine.spi.function;

import java.time.ZoneId;

/**
 * What a statement's functions may know besides their arguments; the same during the whole statement.
 *
 * @param nowMicros the statement's CURRENT_TIMESTAMP, microseconds since 1970-01-01T00:00:00Z
 * @param zone the session's time zone
 */
public record FunctionContext(long nowMicros, ZoneId zone) {}
