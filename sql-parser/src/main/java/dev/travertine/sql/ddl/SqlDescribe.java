package dev.travertine.sql.ddl;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code DESCRIBE name} (or DESC). */
public final class SqlDescribe extends DdlCall {
    private static final DdlOperator OPERATOR =
            new DdlOperator("DESCRIBE", SqlKind.DESCRIBE_TABLE, (pos, o) -> new SqlDescribe(pos, o.name(0)));

    private final SqlIdentifier name;

    public SqlDescribe(SqlParserPos pos, SqlIdentifier name) {
        super(OPERATOR, pos, name);
        this.name = name;
    }

    public SqlIdentifier name() {
        return name;
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
        writer.keyword("DESCRIBE");
        unparseName(writer, name);
    }
}
