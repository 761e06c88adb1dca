package dev.travertine.planner.physical;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Expression.ColumnRef;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import dev.travertine.spi.type.TypeKind;
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
        return unfitted(Projections.project(plan, columns, target));
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
        return unfitted(Projections.project(values, columns, target));
    }

    /**
     * A CAST cuts what is too long, but a value that is published must not lose its end unseen: the casts to VARCHAR(n) and
     * CHAR(n) on top are taken away from values that are too long, and the log store refuses those.
     */
    private static PlanNode unfitted(PlanNode plan) {
        if (!(plan instanceof PlanNode.Project project)) {
            return plan;
        }
        List<Expression> columns =
                project.expressions().stream().map(Outputs::unfitted).toList();
        return new PlanNode.Project(project.input(), columns, project.outputType());
    }

    private static Expression unfitted(Expression value) {
        DataType type = value.type();
        if (!(value instanceof Expression.Cast cast)
                || cast.safe()
                || !type.kind().isText()
                || type.precision() == DataType.UNLIMITED) {
            return value;
        }
        DataType text = DataType.VARCHAR.withNullable(type.nullable());
        Expression whole = cast.argument().type().kind() == TypeKind.VARCHAR
                ? cast.argument()
                : new Expression.Cast(cast.argument(), text, false);
        if (type.kind() == TypeKind.VARCHAR) {
            return whole;
        }
        DataType unlimited = new DataType(TypeKind.CHAR, DataType.UNLIMITED, 0, type.nullable());
        DataType length = DataType.INTEGER.withNullable(type.nullable());
        Expression fits = new Expression.Call(
                ScalarFunction.LE,
                List.of(
                        new Expression.Call(ScalarFunction.CHAR_LENGTH, List.of(whole), length),
                        new Expression.Literal((long) type.precision(), DataType.INTEGER.notNull())),
                DataType.BOOLEAN.withNullable(type.nullable()));
        return new Expression.Case(List.of(fits), List.of(cast), new Expression.Cast(whole, unlimited, false), type);
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
