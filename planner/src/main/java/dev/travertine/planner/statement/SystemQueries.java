package dev.travertine.planner.statement;

import dev.travertine.planner.validate.Conformance;
import dev.travertine.planner.validate.OperatorTable;
import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Expression.Literal;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import dev.travertine.sql.ddl.SqlShow;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;

/** SHOW and DESCRIBE as queries over the system tables. */
public final class SystemQueries {
    private SystemQueries() {}

    /** What SHOW asks for, as a query; not for functions. */
    public static SqlNode show(SqlShow show, TableNames names) {
        SqlIdentifier target = show.target();
        String schema = target == null ? null : target.names.getLast();
        return switch (show.what()) {
            case TOPICS ->
                query(
                        "SELECT topic_name AS \"topic\", partitions, \"rows\", bytes, segments, durability"
                                + " FROM information_schema.topics WHERE TRUE",
                        like("topic_name", show));
            case TABLES ->
                query(
                        "SELECT table_name AS \"table\", table_type AS \"type\" FROM information_schema.tables WHERE "
                                + (schema == null
                                        ? "table_schema <> 'information_schema'"
                                        : "LOWER(table_schema) = LOWER(" + quoted(schema) + ")"),
                        like("table_name", show));
            case MATERIALIZED_VIEWS ->
                query(
                        "SELECT view_name AS \"view\", \"mode\", status, \"rows\", lag_rows"
                                + " FROM information_schema.materialized_views WHERE TRUE",
                        like("view_name", show));
            case SCHEMAS ->
                query(
                        "SELECT DISTINCT table_schema AS \"schema\" FROM information_schema.tables WHERE TRUE",
                        like("table_schema", show));
            case COLUMNS -> {
                if (target == null) {
                    throw TopicDefinitions.error(ErrorCode.SYNTAX_ERROR, "SHOW COLUMNS needs FROM table", show);
                }
                yield columns(names.table(target), like("column_name", show));
            }
            case FUNCTIONS -> throw new IllegalStateException("functions are not in a table");
        };
    }

    /** The visible columns of a table. */
    public static SqlNode describe(Table table) {
        return columns(table, "");
    }

    private static SqlNode columns(Table table, String like) {
        return parse("SELECT column_name AS \"column\", data_type AS \"type\", is_nullable AS \"null\""
                + " FROM information_schema.\"columns\""
                + " WHERE table_schema = " + quoted(table.name().schema())
                + " AND table_name = " + quoted(table.name().name())
                + " AND column_name NOT LIKE '$%'" + like + " ORDER BY ordinal_position");
    }

    private static SqlNode query(String select, String like) {
        return parse(select + like + " ORDER BY 1");
    }

    private static String like(String column, SqlShow show) {
        SqlLiteral pattern = show.like();
        return pattern == null ? "" : " AND " + column + " LIKE " + quoted(text(pattern));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String text(SqlLiteral literal) {
        return String.valueOf(literal.getValueAs(String.class));
    }

    private static SqlNode parse(String sql) {
        SqlParser.Config config =
                SqlParser.config().withUnquotedCasing(Casing.UNCHANGED).withConformance(Conformance.INSTANCE);
        try {
            return SqlParser.create(sql, config).parseQuery();
        } catch (SqlParseException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The names of all functions that can be called. */
    public static PlanNode functions(SqlShow show) {
        TreeSet<String> names = new TreeSet<>();
        for (var operator : OperatorTable.instance().getOperatorList()) {
            boolean function = operator.getSyntax() == SqlSyntax.FUNCTION
                    || operator.getSyntax() == SqlSyntax.FUNCTION_ID
                    || operator.getSyntax() == SqlSyntax.FUNCTION_STAR;
            if (function && Character.isLetter(operator.getName().charAt(0))) {
                names.add(operator.getName());
            }
        }
        SqlLiteral like = show.like();
        if (like != null) {
            String regex = Pattern.quote(text(like)).replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q");
            Pattern pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
            names.removeIf(name -> !pattern.matcher(name).matches());
        }
        DataType type = DataType.VARCHAR.notNull();
        List<List<Expression>> rows = names.stream()
                .map(name -> List.<Expression>of(new Literal(name, type)))
                .toList();
        return new PlanNode.Values(rows, RowType.of(new Field("function", type)));
    }
}
