package dev.travertine.sql.ddl;

import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code EXPLAIN [ANALYZE] statement} (also EXPLAIN PLAN FOR). */
public final class SqlTravertineExplain extends DdlCall {
    private static final DdlOperator OPERATOR = new DdlOperator(
            "EXPLAIN", SqlKind.EXPLAIN, (pos, o) -> new SqlTravertineExplain(pos, o.node(0), o.flag(1)));

    private final SqlNode statement;
    private final boolean analyze;

    public SqlTravertineExplain(SqlParserPos pos, SqlNode statement, boolean analyze) {
        super(OPERATOR, pos, statement, flag(analyze));
        this.statement = statement;
        this.analyze = analyze;
    }

    public SqlNode statement() {
        return statement;
    }

    /** Whether the statement is run, to show what it really did. */
    public boolean analyze() {
        return analyze;
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
        writer.keyword(analyze ? "EXPLAIN ANALYZE" : "EXPLAIN");
        writer.newlineAndIndent();
        statement.unparse(writer, 0, 0);
    }
}
