package dev.travertine.sql.ddl;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** {@code CREATE [OR REPLACE] MATERIALIZED VIEW [IF NOT EXISTS] name [(columns)] AS query}. */
public final class SqlCreateMaterializedView extends DdlCall {
    private static final DdlOperator OPERATOR = new DdlOperator(
            "CREATE MATERIALIZED VIEW",
            SqlKind.CREATE_MATERIALIZED_VIEW,
            (pos, o) ->
                    new SqlCreateMaterializedView(pos, o.flag(0), o.flag(1), o.name(2), o.optionalList(3), o.node(4)));

    private final boolean orReplace;
    private final boolean ifNotExists;
    private final SqlIdentifier name;
    private final @Nullable SqlNodeList columns;
    private final SqlNode query;

    public SqlCreateMaterializedView(
            SqlParserPos pos,
            boolean orReplace,
            boolean ifNotExists,
            SqlIdentifier name,
            @Nullable SqlNodeList columns,
            SqlNode query) {
        super(OPERATOR, pos, flag(orReplace), flag(ifNotExists), name, columns, query);
        this.orReplace = orReplace;
        this.ifNotExists = ifNotExists;
        this.name = name;
        this.columns = columns;
        this.query = query;
    }

    public boolean orReplace() {
        return orReplace;
    }

    public boolean ifNotExists() {
        return ifNotExists;
    }

    public SqlIdentifier name() {
        return name;
    }

    /** New names of the query's columns (simple identifiers), or null. */
    public @Nullable SqlNodeList columns() {
        return columns;
    }

    public SqlNode query() {
        return query;
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
        writer.keyword(orReplace ? "CREATE OR REPLACE MATERIALIZED VIEW" : "CREATE MATERIALIZED VIEW");
        if (ifNotExists) {
            writer.keyword("IF NOT EXISTS");
        }
        unparseName(writer, name);
        unparseColumns(writer, columns);
        writer.keyword("AS");
        writer.newlineAndIndent();
        query.unparse(writer, 0, 0);
    }
}
