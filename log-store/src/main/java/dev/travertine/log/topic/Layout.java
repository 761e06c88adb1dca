package dev.travertine.log.topic;

import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a topic: as a table shows them (the visible ones, {@code $partition}, {@code $offset}, {@code $timestamp}),
 * and as parts store them (the visible ones, the time of append).
 */
public record Layout(RowType columns) {
    public static final String PARTITION = "$partition";
    public static final String OFFSET = "$offset";
    public static final String TIMESTAMP = "$timestamp";

    public RowType rowType() {
        List<Field> fields = new ArrayList<>(columns.fields());
        fields.add(new Field(PARTITION, DataType.INTEGER.notNull(), true));
        fields.add(new Field(OFFSET, DataType.BIGINT.notNull(), true));
        fields.add(new Field(TIMESTAMP, DataType.TIMESTAMP_LTZ.notNull(), true));
        return new RowType(fields);
    }

    public List<DataType> visibleTypes() {
        return columns.fields().stream().map(Field::type).toList();
    }

    public List<DataType> storedTypes() {
        List<DataType> types = new ArrayList<>(visibleTypes());
        types.add(DataType.TIMESTAMP_LTZ.notNull());
        return types;
    }

    int partitionColumn() {
        return columns.size();
    }

    int offsetColumn() {
        return columns.size() + 1;
    }

    /** The stored column of a table's column, or -1 for those made on the fly. */
    int stored(int column) {
        if (column < columns.size()) {
            return column;
        }
        return column == columns.size() + 2 ? columns.size() : -1;
    }
}
