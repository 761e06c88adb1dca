package dev.travertine.sql.ddl;

import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code CREATE TOPIC [IF NOT EXISTS] name (columns, [WATERMARK ...], [PRIMARY KEY (...)]) [DISTRIBUTED BY HASH(...) INTO n
 * BUCKETS] [WITH (...)]}; CREATE TABLE gives the same node.
 */
public final class SqlCreateTopic extends DdlCall {
    private static final DdlOperator OPERATOR = new DdlOperator(
            "CREATE TOPIC",
            SqlKind.CREATE_TABLE,
            (pos, o) -> new SqlCreateTopic(
                    pos,
                    o.flag(0),
                    o.name(1),
                    o.list(2),
                    (SqlWatermark) o.optional(3),
                    o.optionalList(4),
                    o.optionalList(5),
                    (SqlNumericLiteral) o.optional(6),
                    o.list(7)));

    private final boolean ifNotExists;
    private final SqlIdentifier name;
    private final SqlNodeList columns;
    private final @Nullable SqlWatermark watermark;
    private final @Nullable SqlNodeList primaryKey;
    private final @Nullable SqlNodeList distribution;
    private final @Nullable SqlNumericLiteral buckets;
    private final SqlNodeList options;

    /**
     * Makes the statement.
     *
     * @param columns {@link SqlColumnDefinition}s
     * @param primaryKey column names, or null for an append-only topic
     * @param distribution column names whose hash picks the bucket, or null
     * @param buckets number of buckets, or null
     * @param options {@link SqlOption}s
     */
    public SqlCreateTopic(
            SqlParserPos pos,
            boolean ifNotExists,
            SqlIdentifier name,
            SqlNodeList columns,
            @Nullable SqlWatermark watermark,
            @Nullable SqlNodeList primaryKey,
            @Nullable SqlNodeList distribution,
            @Nullable SqlNumericLiteral buckets,
            SqlNodeList options) {
        super(OPERATOR, pos, flag(ifNotExists), name, columns, watermark, primaryKey, distribution, buckets, options);
        this.ifNotExists = ifNotExists;
        this.name = name;
        this.columns = columns;
        this.watermark = watermark;
        this.primaryKey = primaryKey;
        this.distribution = distribution;
        this.buckets = buckets;
        this.options = options;
    }

    public boolean ifNotExists() {
        return ifNotExists;
    }

    public SqlIdentifier name() {
        return name;
    }

    public List<SqlColumnDefinition> columns() {
        return columns.stream().map(SqlColumnDefinition.class::cast).toList();
    }

    public @Nullable SqlWatermark watermark() {
        return watermark;
    }

    /** Simple identifiers, or null where the topic has no key. */
    public @Nullable SqlNodeList primaryKey() {
        return primaryKey;
    }

    /** The columns (simple identifiers) whose hash picks the bucket, or null. */
    public @Nullable SqlNodeList distribution() {
        return distribution;
    }

    /** The number of buckets as written, or null; its range is for the planner to check. */
    public @Nullable SqlNumericLiteral buckets() {
        return buckets;
    }

    /** WITH (...): names in lower case. */
    public Map<String, SqlLiteral> options() {
        return SqlOption.toMap(options);
    }

    /** WITH (...) as {@link SqlOption}s, with their positions. */
    public SqlNodeList optionList() {
        return options;
    }

    @Override
    public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
        writer.keyword("CREATE TOPIC");
        if (ifNotExists) {
            writer.keyword("IF NOT EXISTS");
        }
        unparseName(writer, name);
        SqlWriter.Frame frame = writer.startList("(", ")");
        for (SqlNode column : columns) {
            writer.sep(",");
            column.unparse(writer, 0, 0);
        }
        if (watermark != null) {
            writer.sep(",");
            watermark.unparse(writer, 0, 0);
        }
        if (primaryKey != null) {
            writer.sep(",");
            writer.keyword("PRIMARY KEY");
            unparseList(writer, primaryKey);
            writer.keyword("NOT ENFORCED");
        }
        writer.endList(frame);
        unparseDistribution(writer);
        if (!options.isEmpty()) {
            writer.keyword("WITH");
            unparseList(writer, options);
        }
    }

    private void unparseDistribution(SqlWriter writer) {
        if (distribution == null && buckets == null) {
            return;
        }
        writer.keyword("DISTRIBUTED");
        if (distribution != null) {
            writer.keyword("BY HASH");
            unparseList(writer, distribution);
        }
        if (buckets != null) {
            writer.keyword("INTO");
            buckets.unparse(writer, 0, 0);
            writer.keyword("BUCKETS");
        }
    }
}
