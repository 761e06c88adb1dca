package dev.travertine.sql.ddl;

import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code name type [NOT NULL]} in CREATE TOPIC. */
public final class SqlColumnDefinition extends DdlCall {
    private static final DdlOperator OPERATOR = new DdlOperator(
            "COLUMN_DECL",
            SqlKind.COLUMN_DECL,
            (pos, o) -> new SqlColumnDefinition(pos, o.name(0), (SqlDataTypeSpec) o.node(1), o.flag(2)));

    private final SqlIdentifier name;
    private final SqlDataTypeSpec type;
    private final boolean nullable;

    public SqlColumnDefinition(SqlParserPos pos, SqlIdentifier name, SqlDataTypeSpec type, boolean nullable) {
        super(OPERATOR, pos, name, type.withNullable(nullable), flag(nullable));
        this.name = name;
        this.type = type.withNullable(nullable);
        this.nullable = nullable;
    }

    public SqlIdentifier name() {
        return name;
    }

    /** The type; its own nullability is set and agrees with {@link #nullable()}. */
    public SqlDataTypeSpec type() {
        return type;
    }

    public boolean nullable() {
        return nullable;
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
        unparseName(writer, name);
        type.unparse(writer, 0, 0);
        if (!nullable) {
            writer.keyword("NOT NULL");
        }
    }
}
