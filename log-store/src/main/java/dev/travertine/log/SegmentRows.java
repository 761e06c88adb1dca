package dev.travertine.log;

import dev.travertine.spi.catalog.TopicDefinition;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;

/** From how many rows a partition's tail becomes a segment: the topic option {@value #OPTION}. */
final class SegmentRows {
    static final String OPTION = "segment.rows";

    private static final long MIN = 1024;
    private static final long MAX = 16 << 20;

    private SegmentRows() {}

    /** The option's value, or the store's where the topic has none. */
    static long of(TopicDefinition definition, LogStoreConfig config) {
        String value = definition.options().get(OPTION);
        if (value == null) {
            return config.tailRowsMax();
        }
        try {
            long rows = Long.parseLong(value);
            if (rows >= MIN && rows <= MAX) {
                return rows;
            }
        } catch (NumberFormatException e) {
            // Told below, as a number out of range is.
        }
        throw new TravertineException(
                ErrorCode.INVALID_DEFINITION,
                "topic option '" + OPTION + "' is a number from " + MIN + " to " + MAX + ", not '" + value + "'");
    }
}
