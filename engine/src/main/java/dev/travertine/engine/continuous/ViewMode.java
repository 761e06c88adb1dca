package dev.travertine.engine.continuous;

import dev.travertine.spi.catalog.Catalog;
import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.catalog.TableKind;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.ScalarFunction;

/** How a view computes the change of its answer from the change of its inputs. */
public enum ViewMode {
    /** The query is linear over append-only topics: it is run on the new rows alone. */
    LINEAR,
    /** The query is run on all rows, and the difference to the answer before is the change. */
    RECOMPUTE;

    /** The mode that the query allows. */
    static ViewMode of(PlanNode plan, Catalog catalog) {
        return isLinear(plan, catalog) ? LINEAR : RECOMPUTE;
    }

    private static boolean isLinear(PlanNode node, Catalog catalog) {
        boolean own = switch (node) {
            case PlanNode.Scan scan ->
                catalog.table(scan.table())
                        .map(Table::kind)
                        .filter(kind -> kind == TableKind.TOPIC)
                        .isPresent();
            case PlanNode.Filter filter -> isTimeless(filter.condition());
            case PlanNode.Project project -> project.expressions().stream().allMatch(ViewMode::isTimeless);
            case PlanNode.Union union -> true;
            case PlanNode.Hop hop -> true;
            case PlanNode.Values values -> false;
            case PlanNode.Aggregate aggregate -> false;
            case PlanNode.Join join -> false;
            case PlanNode.Sort sort -> false;
            case PlanNode.TopN top -> false;
            case PlanNode.Limit limit -> false;
            case PlanNode.SetOperation operation -> false;
            case PlanNode.Window window -> false;
        };
        return own && node.inputs().stream().allMatch(input -> isLinear(input, catalog));
    }

    /** Whether the value depends on the row alone, and on no clock. Compiled functions may hide one. */
    private static boolean isTimeless(Expression expression) {
        return switch (expression) {
            case Expression.ColumnRef column -> true;
            case Expression.Literal literal -> true;
            case Expression.Parameter parameter -> false;
            case Expression.Compiled compiled -> false;
            case Expression.Cast cast -> isTimeless(cast.argument());
            case Expression.InSet set -> isTimeless(set.argument());
            case Expression.Call call ->
                call.function() != ScalarFunction.CURRENT_TIMESTAMP
                        && call.arguments().stream().allMatch(ViewMode::isTimeless);
            case Expression.Case choice ->
                choice.conditions().stream().allMatch(ViewMode::isTimeless)
                        && choice.results().stream().allMatch(ViewMode::isTimeless)
                        && isTimeless(choice.otherwise());
        };
    }
}
