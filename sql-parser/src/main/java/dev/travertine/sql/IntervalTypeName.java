package dev.travertine.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/** INTERVAL as the type of a column; Calcite itself knows it in CAST only. */
final class IntervalTypeName extends SqlTypeNameSpec {
    private final SqlIntervalQualifier qualifier;

    IntervalTypeName(SqlIntervalQualifier qualifier, SqlParserPos pos) {
        super(new SqlIdentifier(qualifier.typeName().getName(), pos), pos);
        this.qualifier = qualifier;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator) {
        return validator.getTypeFactory().createSqlIntervalType(qualifier);
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
        writer.keyword("INTERVAL");
        qualifier.unparse(writer, 0, 0);
    }

    @Override
    public boolean equalsDeep(SqlTypeNameSpec spec, Litmus litmus) {
        return spec instanceof IntervalTypeName other && qualifier.equalsDeep(other.qualifier, litmus)
                || litmus.fail("{} != {}", this, spec);
    }
}
