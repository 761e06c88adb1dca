package dev.travertine.planner;

import dev.travertine.planner.QueryPlanner.Planned;
import dev.travertine.planner.function.FunctionCompiler;
import dev.travertine.planner.statement.CopyStatements;
import dev.travertine.planner.statement.SystemQueries;
import dev.travertine.planner.statement.TableNames;
import dev.travertine.planner.statement.TopicDefinitions;
import dev.travertine.planner.statement.ViewColumns;
import dev.travertine.planner.validate.ValidationErrors;
import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.catalog.TableKind;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.Statement;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import dev.travertine.sql.ddl.SqlCopyFrom;
import dev.travertine.sql.ddl.SqlCreateMaterializedView;
import dev.travertine.sql.ddl.SqlCreateTopic;
import dev.travertine.sql.ddl.SqlDescribe;
import dev.travertine.sql.ddl.SqlDropMaterializedView;
import dev.travertine.sql.ddl.SqlDropTopic;
import dev.travertine.sql.ddl.SqlShow;
import dev.travertine.sql.ddl.SqlTravertineExplain;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Decides what kind of statement a text is, and plans it. One for each statement. */
final class StatementPlanner {
    private final Function<SqlNode, String> text;
    private final QueryPlanner queries;
    private final TableNames names;

    /**
     * A planner of one statement.
     *
     * @param text the text of a part of the statement
     */
    StatementPlanner(PlannerContext context, Function<SqlNode, String> text, FunctionCompiler compiler) {
        this.text = text;
        this.queries = new QueryPlanner(context, compiler);
        this.names = new TableNames(context.catalog(), context.defaultSchema());
    }

    Statement plan(SqlNode node) {
        return switch (node) {
            case SqlCreateTopic create -> {
                TableName name = names.of(create.name());
                yield new Statement.CreateTopic(
                        TopicDefinitions.of(create, name, queries.validator(create)), create.ifNotExists());
            }
            case SqlDropTopic drop -> new Statement.DropTopic(names.of(drop.name()), drop.ifExists());
            case SqlCreateMaterializedView create -> createView(create);
            case SqlDropMaterializedView drop ->
                new Statement.DropMaterializedView(names.of(drop.name()), drop.ifExists());
            case SqlCopyFrom copy -> CopyStatements.of(copy, topic(copy.table()));
            case SqlShow show
            when show.what() == SqlShow.What.FUNCTIONS -> new Statement.Query(SystemQueries.functions(show), List.of());
            case SqlShow show -> query(SystemQueries.show(show, names));
            case SqlDescribe describe -> query(SystemQueries.describe(names.table(describe.name())));
            case SqlTravertineExplain explain -> explain(explain);
            case SqlInsert insert -> insert(insert);
            case SqlNode query when query.isA(SqlKind.QUERY) -> query(query);
            default -> throw TravertineException.unsupported(node.getKind().sql);
        };
    }

    private Statement query(SqlNode node) {
        Planned planned = queries.plan(node);
        return new Statement.Query(planned.plan(), planned.parameters());
    }

    private Statement explain(SqlTravertineExplain explain) {
        Statement statement = plan(explain.statement());
        RowType type = RowType.of(new Field("plan", DataType.VARCHAR.notNull()));
        return new Statement.Explain(statement, explain.analyze(), type);
    }

    private Statement insert(SqlInsert insert) {
        if (insert.isUpsert()) {
            throw TravertineException.unsupported("UPSERT");
        }
        Table table = topic((SqlIdentifier) insert.getTargetTable());
        List<Field> visible = table.rowType().fields().stream()
                .filter(field -> !field.hidden())
                .toList();
        if (insert.getTargetColumnList() == null) {
            SqlParserPos position = insert.getTargetTable().getParserPosition();
            insert.setOperand(
                    3,
                    new SqlNodeList(
                            visible.stream()
                                    .map(field -> new SqlIdentifier(field.name(), position))
                                    .toList(),
                            position));
        }
        Planned planned = queries.plan(insert, new RowType(visible));
        return new Statement.Insert(table.name(), planned.plan(), planned.parameters());
    }

    /** The topic of that name; views and system tables are not written to. */
    private Table topic(SqlIdentifier name) {
        Table table = names.table(name);
        if (table.kind() != TableKind.TOPIC) {
            throw new TravertineException(
                    ErrorCode.WRONG_OBJECT_TYPE,
                    "\"" + table.name() + "\" is a " + table.kind().sql().toLowerCase(Locale.ROOT)
                            + ", only topics can be written to",
                    ValidationErrors.range(name.getParserPosition()),
                    null,
                    null);
        }
        return table;
    }

    private Statement createView(SqlCreateMaterializedView create) {
        Planned planned = queries.plan(create.query());
        if (!planned.parameters().isEmpty()) {
            throw new TravertineException(ErrorCode.UNDEFINED_PARAMETER, "a materialized view can not have parameters");
        }
        ViewColumns view = ViewColumns.of(create, planned.plan(), text.apply(create.query()));
        return new Statement.CreateMaterializedView(
                names.of(create.name()), view.sql(), view.plan(), create.ifNotExists(), create.orReplace());
    }
}
