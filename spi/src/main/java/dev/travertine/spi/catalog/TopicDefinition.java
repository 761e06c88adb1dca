package dev.travertine.spi.catalog;

import dev.travertine.spi.type.RowType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What CREATE TOPIC says.
 *
 * @param columns the visible columns
 * @param primaryKey columns (indexes) of the key, or empty for an append-only topic
 * @param watermark how event time is known to advance, or null
 * @param partitions number of partitions, from 1
 * @param partitionBy columns (indexes) whose hash picks the partition, or empty
 * @param options WITH (...), names in lower case
 */
public record TopicDefinition(
        TableName name,
        RowType columns,
        List<Integer> primaryKey,
        @Nullable Watermark watermark,
        int partitions,
        List<Integer> partitionBy,
        Map<String, String> options) {
    public TopicDefinition {
        primaryKey = List.copyOf(primaryKey);
        partitionBy = List.copyOf(partitionBy);
        options = Map.copyOf(options);
    }

    /** WATERMARK FOR column AS column - INTERVAL delay: no row is expected that is older than the newest by more. */
    public record Watermark(int column, long delayMicros) {}
}
