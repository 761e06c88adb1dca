package dev.travertine.log;

import dev.travertine.log.topic.Layout;
import dev.travertine.spi.catalog.TopicDefinition;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.PhysicalType;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a topic's definition must hold to. */
final class Definitions {
    private static final int PARTITIONS_MAX = 10_000;
    private static final List<String> OPTIONS = List.of(Durability.OPTION, SegmentRows.OPTION);

    private Definitions() {}

    static void check(TopicDefinition definition) {
        if (definition.columns().size() == 0) {
            throw invalid(definition, "has no columns");
        }
        Set<String> names = new HashSet<>(Set.of(Layout.PARTITION, Layout.OFFSET, Layout.TIMESTAMP));
        for (Field field : definition.columns().fields()) {
            if (!names.add(field.name().toLowerCase(Locale.ROOT))) {
                throw new TravertineException(
                        ErrorCode.DUPLICATE_COLUMN,
                        "topic " + definition.name() + " has more than one column " + field.name());
            }
        }
        if (definition.partitions() < 1 || definition.partitions() > PARTITIONS_MAX) {
            throw invalid(definition, "must have 1 to " + PARTITIONS_MAX + " partitions");
        }
        checkColumns(definition, definition.primaryKey());
        checkColumns(definition, definition.partitionBy());
        TopicDefinition.Watermark watermark = definition.watermark();
        if (watermark != null) {
            checkColumns(definition, List.of(watermark.column()));
            if (definition.columns().type(watermark.column()).physical() != PhysicalType.INT64) {
                throw invalid(definition, "has a watermark of a column that is no timestamp");
            }
        }
        checkOptions(definition);
    }

    private static void checkOptions(TopicDefinition definition) {
        for (String option : definition.options().keySet()) {
            if (!OPTIONS.contains(option)) {
                throw new TravertineException(
                                ErrorCode.INVALID_DEFINITION, "topics have no option '" + option + "'")
                        .withHint("the options are: " + String.join(", ", OPTIONS));
            }
        }
        Durability.of(definition);
        SegmentRows.of(definition, LogStoreConfig.DEFAULT);
    }

    private static void checkColumns(TopicDefinition definition, List<Integer> columns) {
        for (int column : columns) {
            if (column < 0 || column >= definition.columns().size()) {
                throw invalid(definition, "names a column " + column + " that it does not have");
            }
        }
    }

    private static TravertineException invalid(TopicDefinition definition, String problem) {
        return new TravertineException(ErrorCode.INVALID_DEFINITION, "topic " + definition.name() + " " + problem);
    }
}
