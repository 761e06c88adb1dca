package dev.travertine.planner.physical;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Expression.ColumnRef;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;

/** What a whole plan gives: columns named as the user wrote, or of a topic's types. */
public final class Outputs {
    private Outputs() {}

    /** The plan with other names for its columns. */
    public static PlanNode named(PlanNode plan, List<String> names) {
        RowType type = plan.outputType();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < type.size(); i++) {
            fields.add(new Field(names.get(i), type.type(i)));
        }
        RowType named = new RowType(fields);
        return named.equals(type) ? plan : renamed(plan, named);
    }

    private static PlanNode renamed(PlanNode plan, RowType type) {
        return switch (plan) {
            case PlanNode.Project project -> new PlanNode.Project(project.input(), project.expressions(), type);
            case PlanNode.Values values -> new PlanNode.Values(values.rows(), type);
            case PlanNode.Scan scan ->
                new PlanNode.Scan(scan.table(), scan.columns(), scan.ranges(), type, scan.estimatedRows());
            case PlanNode.Sort sort -> new PlanNode.Sort(renamed(sort.input(), type), sort.keys());
            case PlanNode.TopN top ->
                new PlanNode.TopN(renamed(top.input(), type), top.keys(), top.offset(), top.count());
            case PlanNode.Limit limit ->
                new PlanNode.Limit(renamed(limit.input(), type), limit.offset(), limit.count());
            case PlanNode.Filter filter ->
                new PlanNode.Filter(renamed(filter.input(), type), filter.condition(), filter.estimatedRows());
            case PlanNode.Aggregate aggregate ->
                new PlanNode.Aggregate(
                        aggregate.input(),
                        aggregate.groupColumns(),
                        aggregate.groupingSets(),
                        aggregate.calls(),
                        type,
                        aggregate.estimatedRows());
            case PlanNode.Union union -> new PlanNode.Union(union.inputs(), type);
            default -> new PlanNode.Project(plan, Projections.columns(plan), type);
        };
    }

    /**
     * The plan with its columns cast to the types of a topic's visible columns, by position.
     *
     * @throws TravertineException 23502 for a literal NULL in a column that can't be
     */
    public static PlanNode assigned(PlanNode plan, RowType target) {
        if (plan instanceof PlanNode.Values values) {
            return assigned(values, target);
        }
        List<Expression> columns = new ArrayList<>();
        for (int i = 0; i < target.size(); i++) {
            columns.add(Casts.to(new ColumnRef(i, plan.outputType().type(i)), target.type(i)));
        }
        checkNulls(plan, target);
        return Projections.project(plan, columns, target);
    }

    private static PlanNode assigned(PlanNode.Values values, RowType target) {
        List<List<Expression>> rows = new ArrayList<>();
        boolean plain = true;
        for (List<Expression> row : values.rows()) {
            List<Expression> cells = new ArrayList<>();
            for (int i = 0; i < target.size(); i++) {
                checkNull(row.get(i), target.field(i));
                Expression cell = Literals.isNull(row.get(i))
                        ? new Expression.Literal(null, target.type(i))
                        : Casts.to(row.get(i), target.type(i));
                plain &= !(cell instanceof Expression.Cast);
                cells.add(cell);
            }
            rows.add(cells);
        }
        if (plain) {
            return new PlanNode.Values(rows, target);
        }
        List<Expression> columns = new ArrayList<>();
        for (int i = 0; i < target.size(); i++) {
            columns.add(Casts.to(new ColumnRef(i, values.outputType().type(i)), target.type(i)));
        }
        return Projections.project(values, columns, target);
    }

    private static void checkNulls(PlanNode plan, RowType target) {
        if (plan instanceof PlanNode.Project project) {
            for (int i = 0; i < target.size(); i++) {
                checkNull(project.expressions().get(i), target.field(i));
            }
        }
    }

    private static void checkNull(Expression value, Field column) {
        if (!column.type().nullable() && Literals.isNull(value)) {
            throw new TravertineException(
                    ErrorCode.NOT_NULL_VIOLATION, "column \"" + column.name() + "\" must not be NULL");
        }
    }
}
