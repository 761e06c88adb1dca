package dev.travertine.sql.ddl;

import java.util.Map;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** {@code COPY table [(columns)] FROM 'path' [WITH (options)]}. */
public final class SqlCopyFrom extends DdlCall {
    private static final DdlOperator OPERATOR = new DdlOperator(
            "COPY",
            SqlKind.OTHER_DDL,
            (pos, o) -> new SqlCopyFrom(pos, o.name(0), o.optionalList(1), o.literal(2), o.list(3)));

    private final SqlIdentifier table;
    private final @Nullable SqlNodeList columns;
    private final SqlLiteral path;
    private final SqlNodeList options;

    /**
     * Makes the statement.
     *
     * @param columns simple identifiers, or null for all
     * @param path a character literal
     * @param options {@link SqlOption}s
     */
    public SqlCopyFrom(
            SqlParserPos pos,
            SqlIdentifier table,
            @Nullable SqlNodeList columns,
            SqlLiteral path,
            SqlNodeList options) {
        super(OPERATOR, pos, table, columns, path, options);
        this.table = table;
        this.columns = columns;
        this.path = path;
        this.options = options;
    }

    public SqlIdentifier table() {
        return table;
    }

    public @Nullable SqlNodeList columns() {
        return columns;
    }

    /** The file's path as a character literal. */
    public SqlLiteral path() {
        return path;
    }

    /** Options by their names in lower case; a bare word such as {@code FORMAT csv} is a character literal. */
    public Map<String, SqlLiteral> options() {
        return SqlOption.toMap(options);
    }

    /** The options as {@link SqlOption}s, with their positions. */
    public SqlNodeList optionList() {
        return options;
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
        writer.keyword("COPY");
        unparseName(writer, table);
        unparseColumns(writer, columns);
        writer.keyword("FROM");
        path.unparse(writer, 0, 0);
        if (!options.isEmpty()) {
            writer.keyword("WITH");
            unparseList(writer, options);
        }
    }
}
