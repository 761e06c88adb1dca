package dev.travertine.planner.physical;

import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Expression.ColumnRef;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Projections that fold into what is below them: scans read only what is asked for, nothing is computed twice. */
final class Projections {
    private Projections() {}

    /** The expressions over the input. */
    static PlanNode project(PlanNode input, List<Expression> expressions, RowType type) {
        RowType output = typed(expressions, type);
        if (isIdentity(input, expressions, output)) {
            return input;
        }
        return switch (input) {
            case PlanNode.Scan scan -> overScan(scan, expressions, output);
            case PlanNode.Project below
            when ValueRows.areValuesOrColumns(below.expressions()) ->
                project(below.input(), remapped(expressions, below.expressions()), output);
            case PlanNode.Values values
            when ValueRows.areValuesOrColumns(expressions) -> ValueRows.project(values, expressions, output);
            default -> new PlanNode.Project(input, expressions, output);
        };
    }

    /** Names from the type, types from the expressions; nullability is what either says. */
    private static RowType typed(List<Expression> expressions, RowType type) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            DataType own = expressions.get(i).type();
            fields.add(new Field(type.field(i).name(), own));
        }
        return new RowType(fields);
    }

    private static boolean isIdentity(PlanNode input, List<Expression> expressions, RowType output) {
        if (expressions.size() != input.outputType().size()) {
            return false;
        }
        for (int i = 0; i < expressions.size(); i++) {
            if (!(expressions.get(i) instanceof ColumnRef ref)
                    || ref.index() != i
                    || !input.outputType()
                            .field(i)
                            .name()
                            .equals(output.field(i).name())) {
                return false;
            }
        }
        return true;
    }

    static boolean onlyColumns(List<Expression> expressions) {
        return expressions.stream().allMatch(ColumnRef.class::isInstance);
    }

    private static PlanNode overScan(PlanNode.Scan scan, List<Expression> expressions, RowType output) {
        if (onlyColumns(expressions)) {
            List<Integer> columns = new ArrayList<>();
            expressions.forEach(e -> columns.add(scan.columns().get(((ColumnRef) e).index())));
            return new PlanNode.Scan(scan.table(), columns, scan.ranges(), output, scan.estimatedRows());
        }
        TreeSet<Integer> used = new TreeSet<>();
        expressions.forEach(e -> Expressions.columns(e, used));
        if (used.size() == scan.columns().size()) {
            return new PlanNode.Project(scan, expressions, output);
        }
        List<Integer> kept = List.copyOf(used);
        PlanNode.Scan narrow = narrow(scan, kept);
        List<Expression> moved = expressions.stream()
                .map(e -> Expressions.mapColumns(e, ref -> new ColumnRef(kept.indexOf(ref.index()), ref.type())))
                .toList();
        return new PlanNode.Project(narrow, moved, output);
    }

    private static PlanNode.Scan narrow(PlanNode.Scan scan, List<Integer> kept) {
        List<Integer> columns = kept.stream().map(scan.columns()::get).toList();
        List<Field> fields = kept.stream().map(scan.outputType()::field).toList();
        return new PlanNode.Scan(scan.table(), columns, scan.ranges(), new RowType(fields), scan.estimatedRows());
    }

    private static List<Expression> remapped(List<Expression> expressions, List<Expression> columns) {
        return expressions.stream()
                .map(e -> Expressions.mapColumns(e, ref -> columns.get(ref.index())))
                .toList();
    }

    /** The input with its columns cast to the type's kinds and named as there. */
    static PlanNode cast(PlanNode input, RowType type) {
        List<Expression> outputs = new ArrayList<>();
        for (int i = 0; i < type.size(); i++) {
            outputs.add(Casts.toKind(new ColumnRef(i, input.outputType().type(i)), type.type(i)));
        }
        return onlyColumns(outputs) ? input : project(input, outputs, type);
    }

    /** All columns of the input, in place. */
    static List<Expression> columns(PlanNode input) {
        List<Expression> columns = new ArrayList<>();
        for (int i = 0; i < input.outputType().size(); i++) {
            columns.add(new ColumnRef(i, input.outputType().type(i)));
        }
        return columns;
    }
}
