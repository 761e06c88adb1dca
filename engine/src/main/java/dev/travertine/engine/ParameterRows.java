package dev.travertine.engine;

import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the plan of {@code INSERT ... VALUES (?, ...)} and many rows of parameters into one plan: the parameters become the
 * columns of a {@link PlanNode.Values}, over which the row's expressions are computed once for all rows.
 */
final class ParameterRows {
    private ParameterRows() {}

    /** The plan for all rows, or nothing where the plan is not one row of expressions. */
    static Optional<PlanNode> bind(PlanNode plan, List<List<@Nullable Object>> rows, List<DataType> types) {
        List<Expression> row = singleRow(plan);
        if (row == null || rows.isEmpty() || types.isEmpty()) {
            return Optional.empty();
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            fields.add(new Field("p" + i, types.get(i).withNullable(true)));
        }
        List<List<Expression>> literals = new ArrayList<>(rows.size());
        for (List<@Nullable Object> values : rows) {
            List<Expression> bound = new ArrayList<>(values.size());
            for (int i = 0; i < values.size(); i++) {
                bound.add(new Expression.Literal(values.get(i), fields.get(i).type()));
            }
            literals.add(bound);
        }
        PlanNode parameters = new PlanNode.Values(literals, new RowType(fields));
        List<Expression> expressions =
                row.stream().map(ParameterRows::parametersToColumns).toList();
        return Optional.of(new PlanNode.Project(parameters, expressions, plan.outputType()));
    }

    /** The expressions of a plan that gives one row and reads nothing; null for another plan. */
    private static @Nullable List<Expression> singleRow(PlanNode plan) {
        if (plan instanceof PlanNode.Values values) {
            return values.rows().size() == 1 ? values.rows().getFirst() : null;
        }
        if (plan instanceof PlanNode.Project project) {
            List<Expression> input = singleRow(project.input());
            return input == null
                    ? null
                    : project.expressions().stream()
                            .map(expression -> Expressions.map(
                                    expression,
                                    leaf -> leaf instanceof Expression.ColumnRef column
                                            ? input.get(column.index())
                                            : leaf))
                            .toList();
        }
        return null;
    }

    private static Expression parametersToColumns(Expression expression) {
        return Expressions.map(
                expression,
                leaf -> leaf instanceof Expression.Parameter parameter
                        ? new Expression.ColumnRef(parameter.index(), parameter.type())
                        : leaf);
    }
}
