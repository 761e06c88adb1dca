package dev.travertine.planner.convert;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/** Makes string literals of type VARCHAR, as the validator does. */
final class TextRexBuilder extends RexBuilder {
    TextRexBuilder(RelDataTypeFactory types) {
        super(types);
    }

    @Override
    public RexLiteral makeCharLiteral(NlsString value) {
        return makeLiteral(value, typeFactory.createSqlType(SqlTypeName.VARCHAR), SqlTypeName.CHAR);
    }

    @Override
    public RexNode makeLiteral(@Nullable Object value, RelDataType type, boolean allowCast, boolean trim) {
        RexNode literal = super.makeLiteral(value, type, allowCast, trim);
        if (type.getSqlTypeName() == SqlTypeName.CHAR
                && literal instanceof RexLiteral text
                && text.getType().getSqlTypeName() == SqlTypeName.VARCHAR) {
            RelDataType notNull = typeFactory.createTypeWithNullability(type, false);
            return makeLiteral(text.getValueAs(NlsString.class), notNull, SqlTypeName.CHAR);
        }
        return literal;
    }
}
