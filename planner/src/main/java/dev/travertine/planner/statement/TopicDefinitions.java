package dev.travertine.planner.statement;

import dev.travertine.planner.type.DataTypes;
import dev.travertine.planner.validate.ValidationErrors;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.TopicDefinition;
import dev.travertine.spi.catalog.TopicDefinition.Watermark;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import dev.travertine.sql.ddl.SqlColumnDefinition;
import dev.travertine.sql.ddl.SqlCreateTopic;
import dev.travertine.sql.ddl.SqlWatermark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.jspecify.annotations.Nullable;

/** What CREATE TOPIC says, checked. */
public final class TopicDefinitions {
    private static final int PARTITIONS_MAX = 1024;

    private TopicDefinitions() {}

    /** The definition, under its full name. */
    public static TopicDefinition of(SqlCreateTopic create, TableName name, SqlValidator validator) {
        RowType columns = columns(create, validator);
        List<Integer> key = indexes(create.primaryKey(), columns);
        columns = withoutNulls(columns, key);
        List<Integer> distribution = indexes(create.distribution(), columns);
        int partitions = partitions(create);
        if (!key.isEmpty() && !key.containsAll(distribution)) {
            throw error(
                    ErrorCode.INVALID_DEFINITION,
                    "a topic with a primary key can only be distributed by columns of the key",
                    create);
        }
        if (!key.isEmpty() && distribution.isEmpty() && partitions > 1) {
            distribution = key;
        }
        return new TopicDefinition(
                name,
                columns,
                key,
                watermark(create.watermark(), columns),
                partitions,
                distribution,
                options(create.options()));
    }

    private static RowType columns(SqlCreateTopic create, SqlValidator validator) {
        List<Field> fields = new ArrayList<>();
        for (SqlColumnDefinition column : create.columns()) {
            String name = column.name().getSimple();
            if (new RowType(fields).indexOf(name) >= 0) {
                throw error(
                        ErrorCode.DUPLICATE_COLUMN, "column \"" + name + "\" is given more than once", column.name());
            }
            if (name.startsWith("$")) {
                throw error(
                        ErrorCode.INVALID_DEFINITION,
                        "column names that begin with $ are the topic's own",
                        column.name());
            }
            fields.add(new Field(name, type(column, validator)));
        }
        if (fields.isEmpty()) {
            throw error(ErrorCode.INVALID_DEFINITION, "a topic needs a column", create);
        }
        return new RowType(fields);
    }

    private static DataType type(SqlColumnDefinition column, SqlValidator validator) {
        DataType type;
        try {
            type = DataTypes.of(column.type().deriveType(validator, column.nullable()));
        } catch (TravertineException unsupported) {
            throw unsupported.withRange(ValidationErrors.range(column.type().getParserPosition()));
        }
        return switch (type.kind()) {
            case INTERVAL_DAY, INTERVAL_MONTH ->
                throw error(
                        ErrorCode.FEATURE_NOT_SUPPORTED,
                        "a column of type " + type.sql() + " is not supported",
                        column.type());
            default -> type.withNullable(column.nullable());
        };
    }

    private static RowType withoutNulls(RowType columns, List<Integer> key) {
        List<Field> fields = new ArrayList<>(columns.fields());
        for (int column : key) {
            Field field = fields.get(column);
            fields.set(column, new Field(field.name(), field.type().notNull()));
        }
        return new RowType(fields);
    }

    private static List<Integer> indexes(@Nullable SqlNodeList names, RowType columns) {
        List<Integer> indexes = new ArrayList<>();
        if (names != null) {
            for (SqlNode name : names) {
                int index = index((SqlIdentifier) name, columns);
                if (indexes.contains(index)) {
                    throw error(ErrorCode.DUPLICATE_COLUMN, "column \"" + name + "\" is given more than once", name);
                }
                indexes.add(index);
            }
        }
        return indexes;
    }

    static int index(SqlIdentifier name, RowType columns) {
        int index = columns.indexOf(name.getSimple());
        if (index < 0 || columns.field(index).hidden()) {
            throw error(ErrorCode.UNDEFINED_COLUMN, "column \"" + name.getSimple() + "\" does not exist", name);
        }
        return index;
    }

    private static int partitions(SqlCreateTopic create) {
        if (create.buckets() == null) {
            return 1;
        }
        int buckets = create.buckets().intValue(true);
        if (buckets < 1 || buckets > PARTITIONS_MAX) {
            throw error(
                    ErrorCode.INVALID_ARGUMENT,
                    "a topic can have 1 to " + PARTITIONS_MAX + " buckets",
                    create.buckets());
        }
        return buckets;
    }

    private static @Nullable Watermark watermark(@Nullable SqlWatermark watermark, RowType columns) {
        if (watermark == null) {
            return null;
        }
        int column = index(watermark.column(), columns);
        if (!columns.type(column).kind().isTimestamp()) {
            throw error(
                    ErrorCode.DATATYPE_MISMATCH,
                    "a watermark needs a TIMESTAMP column, \""
                            + columns.field(column).name() + "\" is "
                            + columns.type(column).sql(),
                    watermark.column());
        }
        SqlNode expression = watermark.expression();
        if (isColumn(expression, column, columns)) {
            return new Watermark(column, 0);
        }
        if (expression.getKind() == SqlKind.MINUS
                && isColumn(((SqlCall) expression).operand(0), column, columns)
                && ((SqlCall) expression).operand(1) instanceof SqlIntervalLiteral delay) {
            return new Watermark(column, delayMicros(delay));
        }
        throw error(ErrorCode.INVALID_DEFINITION, "a watermark is its column, or its column - INTERVAL", expression);
    }

    private static boolean isColumn(SqlNode node, int column, RowType columns) {
        return node instanceof SqlIdentifier id && id.isSimple() && columns.indexOf(id.getSimple()) == column;
    }

    private static long delayMicros(SqlIntervalLiteral literal) {
        var interval = literal.getValueAs(SqlIntervalLiteral.IntervalValue.class);
        if (interval.getIntervalQualifier().isYearMonth()) {
            throw error(ErrorCode.INVALID_DEFINITION, "the delay of a watermark is of days to seconds", literal);
        }
        long delayMs = SqlParserUtil.intervalToMillis(interval);
        if (delayMs < 0) {
            throw error(ErrorCode.INVALID_DEFINITION, "the delay of a watermark can not be negative", literal);
        }
        return Math.multiplyExact(delayMs, 1000L);
    }

    static Map<String, String> options(Map<String, SqlLiteral> literals) {
        Map<String, String> options = new LinkedHashMap<>();
        literals.forEach((name, value) -> options.put(name, String.valueOf(value.toValue())));
        return options;
    }

    static TravertineException error(ErrorCode code, String message, SqlNode where) {
        return new TravertineException(code, message, ValidationErrors.range(where.getParserPosition()), null, null);
    }
}
