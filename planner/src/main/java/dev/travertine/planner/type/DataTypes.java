package dev.travertine.planner.type;

import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import dev.travertine.spi.type.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** The one translator between Calcite's types and ours. */
public final class DataTypes {
    private DataTypes() {}

    /**
     * Our type for Calcite's.
     *
     * @throws TravertineException 0A000 for a type that columns can't have
     */
    public static DataType of(RelDataType type) {
        DataType plain = switch (type.getSqlTypeName()) {
            case BOOLEAN -> DataType.BOOLEAN;
            case TINYINT -> DataType.TINYINT;
            case SMALLINT -> DataType.SMALLINT;
            case INTEGER -> DataType.INTEGER;
            case BIGINT -> DataType.BIGINT;
            case REAL -> DataType.REAL;
            case FLOAT, DOUBLE -> DataType.DOUBLE;
            case DECIMAL -> DataType.decimal(type.getPrecision(), type.getScale());
            case VARCHAR -> new DataType(TypeKind.VARCHAR, length(type), 0, true);
            case CHAR -> new DataType(TypeKind.CHAR, length(type), 0, true);
            case VARBINARY, BINARY -> new DataType(TypeKind.VARBINARY, length(type), 0, true);
            case DATE -> DataType.DATE;
            case TIME -> new DataType(TypeKind.TIME, type.getPrecision(), 0, true);
            case TIMESTAMP -> new DataType(TypeKind.TIMESTAMP, type.getPrecision(), 0, true);
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> new DataType(TypeKind.TIMESTAMP_LTZ, type.getPrecision(), 0, true);
            case INTERVAL_YEAR, INTERVAL_YEAR_MONTH, INTERVAL_MONTH -> DataType.INTERVAL_MONTH;
            case INTERVAL_DAY,
                    INTERVAL_DAY_HOUR,
                    INTERVAL_DAY_MINUTE,
                    INTERVAL_DAY_SECOND,
                    INTERVAL_HOUR,
                    INTERVAL_HOUR_MINUTE,
                    INTERVAL_HOUR_SECOND,
                    INTERVAL_MINUTE,
                    INTERVAL_MINUTE_SECOND,
                    INTERVAL_SECOND -> DataType.INTERVAL_DAY;
            // A NULL of no known type: any type serves, text is what other databases take.
            case NULL -> DataType.VARCHAR;
            default -> throw TravertineException.unsupported("type " + type);
        };
        return plain.withNullable(type.isNullable());
    }

    private static int length(RelDataType type) {
        int precision = type.getPrecision();
        return precision < 0 || precision == Integer.MAX_VALUE ? DataType.UNLIMITED : precision;
    }

    /** Our row type for Calcite's, none of it hidden. */
    public static RowType rowType(RelDataType row) {
        List<Field> fields = new ArrayList<>();
        for (RelDataTypeField field : row.getFieldList()) {
            fields.add(new Field(field.getName(), of(field.getType())));
        }
        return new RowType(fields);
    }

    /** Calcite's type for ours. */
    public static RelDataType toCalcite(DataType type, RelDataTypeFactory factory) {
        RelDataType plain = switch (type.kind()) {
            case BOOLEAN -> factory.createSqlType(SqlTypeName.BOOLEAN);
            case TINYINT -> factory.createSqlType(SqlTypeName.TINYINT);
            case SMALLINT -> factory.createSqlType(SqlTypeName.SMALLINT);
            case INTEGER -> factory.createSqlType(SqlTypeName.INTEGER);
            case BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
            case REAL -> factory.createSqlType(SqlTypeName.REAL);
            case DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
            case DECIMAL -> factory.createSqlType(SqlTypeName.DECIMAL, type.precision(), type.scale());
            case VARCHAR -> text(SqlTypeName.VARCHAR, type, factory);
            case CHAR -> text(SqlTypeName.CHAR, type, factory);
            case VARBINARY -> text(SqlTypeName.VARBINARY, type, factory);
            case DATE -> factory.createSqlType(SqlTypeName.DATE);
            case TIME -> factory.createSqlType(SqlTypeName.TIME, type.precision());
            case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, type.precision());
            case TIMESTAMP_LTZ -> factory.createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, type.precision());
            case INTERVAL_MONTH ->
                factory.createSqlIntervalType(
                        new SqlIntervalQualifier(TimeUnit.YEAR, TimeUnit.MONTH, SqlParserPos.ZERO));
            case INTERVAL_DAY ->
                factory.createSqlIntervalType(
                        new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO));
        };
        return factory.createTypeWithNullability(plain, type.nullable());
    }

    private static RelDataType text(SqlTypeName name, DataType type, RelDataTypeFactory factory) {
        return type.precision() == DataType.UNLIMITED
                ? factory.createSqlType(name)
                : factory.createSqlType(name, type.precision());
    }
}
