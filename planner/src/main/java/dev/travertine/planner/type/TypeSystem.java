package dev.travertine.planner.type;

import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** How wide types can be, and which types results have: DECIMAL up to 38 digits, times in microseconds. */
final class TypeSystem extends RelDataTypeSystemImpl {
    static final TypeSystem INSTANCE = new TypeSystem();

    private static final int DECIMAL_MAX = 38;
    private static final int SECOND_DIGITS = 6;
    private static final int LENGTH_MAX = Integer.MAX_VALUE;

    private TypeSystem() {}

    @Override
    public int getMaxPrecision(SqlTypeName type) {
        return switch (type) {
            case DECIMAL -> DECIMAL_MAX;
            case VARCHAR, CHAR, VARBINARY, BINARY -> LENGTH_MAX;
            case TIME, TIMESTAMP, TIME_WITH_LOCAL_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> SECOND_DIGITS;
            default -> super.getMaxPrecision(type);
        };
    }

    @Override
    public int getMinPrecision(SqlTypeName type) {
        return switch (type) {
            case TIME, TIMESTAMP, TIME_WITH_LOCAL_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> 0;
            default -> super.getMinPrecision(type);
        };
    }

    @Override
    public int getDefaultPrecision(SqlTypeName type) {
        return switch (type) {
            case TIME, TIMESTAMP, TIME_WITH_LOCAL_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> SECOND_DIGITS;
            default -> super.getDefaultPrecision(type);
        };
    }

    @Override
    public int getMaxScale(SqlTypeName type) {
        return type == SqlTypeName.DECIMAL ? DECIMAL_MAX : super.getMaxScale(type);
    }

    @Override
    public RoundingMode roundingMode() {
        return RoundingMode.HALF_UP;
    }

    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }

    @Override
    public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
        return switch (argument.getSqlTypeName()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> of(factory, SqlTypeName.BIGINT, argument);
            case REAL, FLOAT, DOUBLE -> of(factory, SqlTypeName.DOUBLE, argument);
            case DECIMAL ->
                factory.createTypeWithNullability(
                        factory.createSqlType(SqlTypeName.DECIMAL, DECIMAL_MAX, argument.getScale()),
                        argument.isNullable());
            default -> argument;
        };
    }

    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
        if (argument.getSqlTypeName() == SqlTypeName.DECIMAL) {
            int scale = Math.max(SECOND_DIGITS, argument.getScale());
            return factory.createTypeWithNullability(
                    factory.createSqlType(SqlTypeName.DECIMAL, DECIMAL_MAX, scale), argument.isNullable());
        }
        return SqlTypeUtil.isNumeric(argument) ? of(factory, SqlTypeName.DOUBLE, argument) : argument;
    }

    private static RelDataType of(RelDataTypeFactory factory, SqlTypeName name, RelDataType argument) {
        return factory.createTypeWithNullability(factory.createSqlType(name), argument.isNullable());
    }
}
