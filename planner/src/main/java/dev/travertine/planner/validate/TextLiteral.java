package dev.travertine.planner.validate;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.NlsString;

/** A string literal of type VARCHAR. Calcite's is CHAR(n), which pads with spaces where people don't expect any. */
final class TextLiteral extends SqlCharStringLiteral {
    private TextLiteral(NlsString value, SqlParserPos position) {
        super(value, position);
    }

    static TextLiteral of(SqlCharStringLiteral literal) {
        return new TextLiteral(literal.getValueAs(NlsString.class), literal.getParserPosition());
    }

    @Override
    public RelDataType createSqlType(RelDataTypeFactory factory) {
        return factory.createSqlType(SqlTypeName.VARCHAR);
    }

    @Override
    public SqlCharStringLiteral clone(SqlParserPos position) {
        return new TextLiteral(getValueAs(NlsString.class), position);
    }
}
