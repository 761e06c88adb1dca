package dev.travertine.log;

import dev.travertine.spi.catalog.TopicDefinition;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.util.Locale;

/**
 * When an append is acknowledged and its rows are seen: the topic option {@value #OPTION}. Ordered from least to most. What
 * shares a group with a stricter append waits as long as that one.
 */
enum Durability {
    /** When it is in memory. Does not survive the process. */
    NONE,
    /** When the operating system has it. Survives {@code kill -9}, not a loss of power. */
    OS,
    /** When it has been synced, together with what others append at the same time. Survives a loss of power. The default. */
    GROUP,
    /** As GROUP, but the writer does not wait for others. */
    SYNC;

    static final String OPTION = "durability";

    static Durability of(TopicDefinition definition) {
        String value = definition.options().get(OPTION);
        if (value == null) {
            return GROUP;
        }
        for (Durability level : values()) {
            if (level.name().toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT))) {
                return level;
            }
        }
        throw new TravertineException(
                        ErrorCode.INVALID_DEFINITION, "topic option '" + OPTION + "' can't be '" + value + "'")
                .withHint("it is one of group, sync, os, none");
    }
}
