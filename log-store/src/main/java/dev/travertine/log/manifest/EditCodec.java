package dev.travertine.log.manifest;

import dev.travertine.log.io.ByteInput;
import dev.travertine.log.io.ByteOutput;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.TopicDefinition;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import dev.travertine.spi.type.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Edits to and from bytes: one byte says which, then its values. */
final class EditCodec {
    private static final int CREATE_TOPIC = 1;
    private static final int DROP_TOPIC = 2;
    private static final int ADD_SEGMENT = 3;
    private static final int PUT_OBJECT = 4;
    private static final int REMOVE_OBJECT = 5;
    private static final int ATTACHMENT = 6;
    private static final int WAL_START = 7;
    private static final int CLOSED = 8;
    private static final int NEXT_PART_REF = 9;
    private static final int MARK = 10;

    private EditCodec() {}

    static byte[] encode(Edit edit) {
        ByteOutput output = new ByteOutput();
        switch (edit) {
            case Edit.CreateTopic create -> {
                putId(output.putByte(CREATE_TOPIC), create.id()).putInt(create.firstPartRef());
                putDefinition(output, create.definition());
            }
            case Edit.DropTopic drop -> putId(output.putByte(DROP_TOPIC), drop.id());
            case Edit.AddSegment add ->
                output.putByte(ADD_SEGMENT)
                        .putInt(add.partRef())
                        .putString(add.file())
                        .putLong(add.baseOffset())
                        .putLong(add.rows())
                        .putLong(add.bytes());
            case Edit.PutObject put ->
                output.putByte(PUT_OBJECT)
                        .putString(put.kind())
                        .putString(put.name())
                        .putBytes(put.value());
            case Edit.RemoveObject remove ->
                output.putByte(REMOVE_OBJECT).putString(remove.kind()).putString(remove.name());
            case Edit.Attachment attachment ->
                putId(output.putByte(ATTACHMENT), attachment.topic())
                        .putLong(attachment.lsn())
                        .putBytes(attachment.value());
            case Edit.WalStart start -> output.putByte(WAL_START).putLong(start.lsn());
            case Edit.Closed closed -> output.putByte(CLOSED).putLong(closed.lsn());
            case Edit.NextPartRef next -> output.putByte(NEXT_PART_REF).putInt(next.ref());
            case Edit.Mark mark -> output.putByte(MARK);
        }
        return output.toByteArray();
    }

    static Edit decode(byte[] bytes) {
        ByteInput input = new ByteInput(bytes, "the manifest");
        return switch (input.getByte()) {
            case CREATE_TOPIC -> new Edit.CreateTopic(getId(input), input.getInt(), getDefinition(input));
            case DROP_TOPIC -> new Edit.DropTopic(getId(input));
            case ADD_SEGMENT ->
                new Edit.AddSegment(
                        input.getInt(), input.getString(), input.getLong(), input.getLong(), input.getLong());
            case PUT_OBJECT -> new Edit.PutObject(input.getString(), input.getString(), input.getBytes());
            case REMOVE_OBJECT -> new Edit.RemoveObject(input.getString(), input.getString());
            case ATTACHMENT -> new Edit.Attachment(getId(input), input.getLong(), input.getBytes());
            case WAL_START -> new Edit.WalStart(input.getLong());
            case CLOSED -> new Edit.Closed(input.getLong());
            case NEXT_PART_REF -> new Edit.NextPartRef(input.getInt());
            case MARK -> new Edit.Mark();
            default -> throw input.corrupt();
        };
    }

    private static ByteOutput putId(ByteOutput output, UUID id) {
        return output.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID getId(ByteInput input) {
        return new UUID(input.getLong(), input.getLong());
    }

    private static void putDefinition(ByteOutput output, TopicDefinition definition) {
        output.putString(definition.name().schema()).putString(definition.name().name());
        output.putInt(definition.columns().size());
        for (Field field : definition.columns().fields()) {
            DataType type = field.type();
            output.putString(field.name())
                    .putBoolean(field.hidden())
                    .putString(type.kind().name())
                    .putInt(type.precision())
                    .putInt(type.scale())
                    .putBoolean(type.nullable());
        }
        putInts(output, definition.primaryKey());
        TopicDefinition.Watermark watermark = definition.watermark();
        output.putBoolean(watermark != null);
        if (watermark != null) {
            output.putInt(watermark.column()).putLong(watermark.delayMicros());
        }
        output.putInt(definition.partitions());
        putInts(output, definition.partitionBy());
        output.putInt(definition.options().size());
        new TreeMap<>(definition.options())
                .forEach((name, value) -> output.putString(name).putString(value));
    }

    private static TopicDefinition getDefinition(ByteInput input) {
        TableName name = new TableName(input.getString(), input.getString());
        List<Field> fields = new ArrayList<>();
        for (int i = input.getCount(); i > 0; i--) {
            String column = input.getString();
            boolean hidden = input.getBoolean();
            TypeKind kind;
            try {
                kind = TypeKind.valueOf(input.getString());
            } catch (IllegalArgumentException e) {
                throw input.corrupt();
            }
            DataType type = new DataType(kind, input.getInt(), input.getInt(), input.getBoolean());
            fields.add(new Field(column, type, hidden));
        }
        List<Integer> primaryKey = getInts(input);
        TopicDefinition.Watermark watermark =
                input.getBoolean() ? new TopicDefinition.Watermark(input.getInt(), input.getLong()) : null;
        int partitions = input.getInt();
        List<Integer> partitionBy = getInts(input);
        Map<String, String> options = new HashMap<>();
        for (int i = input.getCount(); i > 0; i--) {
            options.put(input.getString(), input.getString());
        }
        return new TopicDefinition(name, new RowType(fields), primaryKey, watermark, partitions, partitionBy, options);
    }

    private static void putInts(ByteOutput output, List<Integer> values) {
        output.putInt(values.size());
        values.forEach(output::putInt);
    }

    private static List<Integer> getInts(ByteInput input) {
        List<Integer> values = new ArrayList<>();
        for (int i = input.getCount(); i > 0; i--) {
            values.add(input.getInt());
        }
        return values;
    }
}
