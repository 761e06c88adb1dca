package dev.travertine.sql.ddl;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code WATERMARK FOR column AS expression} in CREATE TOPIC. */
public final class SqlWatermark extends DdlCall {
    private static final DdlOperator OPERATOR =
            new DdlOperator("WATERMARK", SqlKind.OTHER, (pos, o) -> new SqlWatermark(pos, o.name(0), o.node(1)));

    private final SqlIdentifier column;
    private final SqlNode expression;

    public SqlWatermark(SqlParserPos pos, SqlIdentifier column, SqlNode expression) {
        super(OPERATOR, pos, column, expression);
        this.column = column;
        this.expression = expression;
    }

    public SqlIdentifier column() {
        return column;
    }

    public SqlNode expression() {
        return expression;
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
        writer.keyword("WATERMARK FOR");
        unparseName(writer, column);
        writer.keyword("AS");
        expression.unparse(writer, 0, 0);
    }
}
