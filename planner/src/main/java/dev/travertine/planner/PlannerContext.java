package dev.travertine.planner;

import dev.travertine.spi.catalog.Catalog;
import java.time.ZoneId;

/**
 * What a statement is planned against.
 *
 * @param catalog what names are looked up in
 * @param defaultSchema the schema of names that say none
 * @param zone the session's time zone
 * @param nowMicros the statement's CURRENT_TIMESTAMP, microseconds since 1970-01-01T00:00:00Z
 */
public record PlannerContext(Catalog catalog, String defaultSchema, ZoneId zone, long nowMicros) {}
