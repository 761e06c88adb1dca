package dev.travertine.sql.ddl;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** {@code SHOW what [FROM name] [LIKE 'pattern']}. */
public final class SqlShow extends DdlCall {
    private static final DdlOperator OPERATOR = new DdlOperator(
            "SHOW",
            SqlKind.OTHER_DDL,
            (pos, o) ->
                    new SqlShow(pos, o.literal(0).getValueAs(What.class), (SqlIdentifier) o.optional(1), (SqlLiteral)
                            o.optional(2)));

    private final What what;
    private final @Nullable SqlIdentifier target;
    private final @Nullable SqlLiteral like;

    public SqlShow(SqlParserPos pos, What what, @Nullable SqlIdentifier target, @Nullable SqlLiteral like) {
        super(OPERATOR, pos, SqlLiteral.createSymbol(what, SqlParserPos.ZERO), target, like);
        this.what = what;
        this.target = target;
        this.like = like;
    }

    public What what() {
        return what;
    }

    /** For {@link What#COLUMNS} the table, else a schema or null. */
    public @Nullable SqlIdentifier target() {
        return target;
    }

    /** The pattern, a character literal, or null. */
    public @Nullable SqlLiteral like() {
        return like;
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
        writer.keyword("SHOW");
        writer.keyword(what.sql());
        if (target != null) {
            writer.keyword("FROM");
            unparseName(writer, target);
        }
        if (like != null) {
            writer.keyword("LIKE");
            like.unparse(writer, 0, 0);
        }
    }

    /** What is to be shown. */
    public enum What {
        TOPICS,
        TABLES,
        MATERIALIZED_VIEWS,
        COLUMNS,
        FUNCTIONS,
        SCHEMAS;

        /** The words as one writes them in SQL. */
        public String sql() {
            return this == MATERIALIZED_VIEWS ? "MATERIALIZED VIEWS" : name();
        }
    }
}
