package dev.travertine.sql.ddl;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code DROP MATERIALIZED VIEW [IF EXISTS] name}. */
public final class SqlDropMaterializedView extends DdlCall {
    private static final DdlOperator OPERATOR = new DdlOperator(
            "DROP MATERIALIZED VIEW",
            SqlKind.DROP_MATERIALIZED_VIEW,
            (pos, o) -> new SqlDropMaterializedView(pos, o.flag(0), o.name(1)));

    private final boolean ifExists;
    private final SqlIdentifier name;

    public SqlDropMaterializedView(SqlParserPos pos, boolean ifExists, SqlIdentifier name) {
        super(OPERATOR, pos, flag(ifExists), name);
        this.ifExists = ifExists;
        this.name = name;
    }

    public boolean ifExists() {
        return ifExists;
    }

    public SqlIdentifier name() {
        return name;
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
        writer.keyword("DROP MATERIALIZED VIEW");
        if (ifExists) {
            writer.keyword("IF EXISTS");
        }
        unparseName(writer, name);
    }
}
