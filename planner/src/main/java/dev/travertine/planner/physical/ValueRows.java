package dev.travertine.planner.physical;

import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;

/** Rows of literals and parameters, as INSERT ... VALUES has them. */
final class ValueRows {
    private ValueRows() {}

    static boolean areValuesOrColumns(List<Expression> expressions) {
        return expressions.stream()
                .allMatch(e -> e instanceof Expression.Literal
                        || e instanceof Expression.Parameter
                        || e instanceof Expression.ColumnRef);
    }

    /** The expressions, worked out in each row. */
    static PlanNode project(PlanNode.Values values, List<Expression> expressions, RowType type) {
        List<List<Expression>> rows = new ArrayList<>();
        for (List<Expression> row : values.rows()) {
            List<Expression> cells = new ArrayList<>();
            for (Expression expression : expressions) {
                cells.add(Expressions.mapColumns(expression, ref -> row.get(ref.index())));
            }
            rows.add(cells);
        }
        return new PlanNode.Values(rows, type);
    }

    /** One Values where all inputs are, else a Union. */
    static PlanNode union(List<PlanNode> inputs, RowType type) {
        List<List<Expression>> rows = new ArrayList<>();
        for (PlanNode input : inputs) {
            if (!(input instanceof PlanNode.Values values)) {
                return new PlanNode.Union(inputs, type);
            }
            rows.addAll(values.rows());
        }
        return new PlanNode.Values(rows, type);
    }
}
