package dev.travertine.planner.statement;

import dev.travertine.planner.physical.Outputs;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.sql.ddl.SqlCreateMaterializedView;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNodeList;

/**
 * A view's query under the names of its columns.
 *
 * @param sql a query that gives the columns by their names
 * @param plan its plan
 */
public record ViewColumns(String sql, PlanNode plan) {
    /** The view's query, its columns renamed where the view names them; names must differ. */
    public static ViewColumns of(SqlCreateMaterializedView create, PlanNode plan, String query) {
        SqlNodeList columns = create.columns();
        if (columns == null) {
            check(
                    create,
                    plan.outputType().fields().stream()
                            .map(field -> field.name())
                            .toList());
            return new ViewColumns(query, plan);
        }
        List<String> names =
                columns.stream().map(name -> ((SqlIdentifier) name).getSimple()).toList();
        if (names.size() != plan.outputType().size()) {
            throw TopicDefinitions.error(
                    ErrorCode.INVALID_DEFINITION,
                    "the view names " + names.size() + " columns, its query has "
                            + plan.outputType().size(),
                    columns);
        }
        check(create, names);
        String list = names.stream()
                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(", "));
        return new ViewColumns("SELECT * FROM (" + query + ") AS v(" + list + ")", Outputs.named(plan, names));
    }

    private static void check(SqlCreateMaterializedView create, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw TopicDefinitions.error(
                        ErrorCode.DUPLICATE_COLUMN,
                        "column name \"" + name + "\" is given more than once",
                        create.name());
            }
        }
    }
}
