package dev.travertine.planner.physical;

import dev.travertine.planner.function.FunctionCompiler;
import dev.travertine.planner.type.DataTypes;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Expression.Call;
import dev.travertine.spi.plan.Expression.ColumnRef;
import dev.travertine.spi.plan.JoinKey;
import dev.travertine.spi.plan.JoinKind;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;

/**
 * Joins: equalities of an expression of the left with one of the right become keys, the rest of the condition the residual.
 * Keys that are no columns, or whose kinds differ, are computed below the join and dropped above it.
 */
final class JoinTranslator {
    private final Join join;
    private final FunctionCompiler compiler;
    private final int leftSize;
    private final int rightSize;
    private final List<Expression> leftColumns;
    private final List<Expression> rightColumns;
    private final PlanNode left;
    private final PlanNode right;

    private final List<JoinKey> keys = new ArrayList<>();
    private final List<Expression> residual = new ArrayList<>();

    JoinTranslator(Join join, PlanNode left, PlanNode right, FunctionCompiler compiler) {
        this.join = join;
        this.left = left;
        this.right = right;
        this.compiler = compiler;
        this.leftSize = left.outputType().size();
        this.rightSize = right.outputType().size();
        this.leftColumns = new ArrayList<>(Projections.columns(left));
        this.rightColumns = new ArrayList<>(Projections.columns(right));
    }

    PlanNode translate(double rows) {
        JoinKind kind = kind();
        for (Expression part : Expressions.conjuncts(condition())) {
            if (!addKey(part)) {
                residual.add(part);
            }
        }
        PlanNode leftInput = widened(left, leftColumns);
        PlanNode rightInput = widened(right, rightColumns);
        int shift = leftColumns.size() - leftSize;
        Expression rest = Expressions.mapColumns(
                Expressions.and(residual),
                ref -> ref.index() < leftSize ? ref : new ColumnRef(ref.index() + shift, ref.type()));
        RowType type = DataTypes.rowType(join.getRowType());
        if (shift == 0 && rightColumns.size() == rightSize) {
            return oriented(kind, leftInput, rightInput, rest, type, rows);
        }
        boolean rightShown = kind != JoinKind.SEMI && kind != JoinKind.ANTI && kind != JoinKind.MARK;
        List<Field> wide = new ArrayList<>(type.fields().subList(0, leftSize));
        wide.addAll(leftInput.outputType().fields().subList(leftSize, leftColumns.size()));
        wide.addAll(type.fields().subList(leftSize, type.size()));
        if (rightShown) {
            wide.addAll(rightInput.outputType().fields().subList(rightSize, rightColumns.size()));
        }
        PlanNode joined = oriented(kind, leftInput, rightInput, rest, nullable(wide, type), rows);
        List<Expression> outputs = new ArrayList<>();
        for (int i = 0; i < type.size(); i++) {
            int index = i < leftSize ? i : i + shift;
            outputs.add(new ColumnRef(index, joined.outputType().type(index)));
        }
        return Projections.project(joined, outputs, type);
    }

    /** Helper columns may be NULL on the side that an outer join fills up. */
    private static RowType nullable(List<Field> wide, RowType type) {
        List<Field> fields = new ArrayList<>();
        for (Field field : wide) {
            fields.add(
                    type.fields().contains(field)
                            ? field
                            : new Field(field.name(), field.type().withNullable(true)));
        }
        return new RowType(fields);
    }

    private JoinKind kind() {
        return switch (join.getJoinType()) {
            case INNER -> JoinKind.INNER;
            case LEFT -> JoinKind.LEFT;
            case RIGHT -> JoinKind.RIGHT;
            case FULL -> JoinKind.FULL;
            case SEMI -> JoinKind.SEMI;
            case ANTI -> JoinKind.ANTI;
            case LEFT_MARK -> JoinKind.MARK;
            case ASOF, LEFT_ASOF -> throw TravertineException.unsupported("ASOF JOIN");
        };
    }

    private Expression condition() {
        List<Field> both = new ArrayList<>(left.outputType().fields());
        both.addAll(right.outputType().fields());
        RexNode condition = join.getCondition();
        if (condition instanceof RexCall call) {
            condition = RelOptUtil.collapseExpandedIsNotDistinctFromExpr(
                    call, join.getCluster().getRexBuilder());
        }
        return new RexToExpression(new RowType(both), join.getCluster().getRexBuilder(), compiler).translate(condition);
    }

    private boolean addKey(Expression part) {
        if (!(part instanceof Call call)
                || (call.function() != ScalarFunction.EQ && call.function() != ScalarFunction.IS_NOT_DISTINCT_FROM)) {
            return false;
        }
        Expression first = call.arguments().get(0);
        Expression second = call.arguments().get(1);
        // Of columns that are never NULL both equalities say the same, and the plain one is cheaper.
        boolean nullSafe = call.function() == ScalarFunction.IS_NOT_DISTINCT_FROM
                && (first.type().nullable() || second.type().nullable());
        if (isOfLeft(first) && isOfRight(second)) {
            keys.add(new JoinKey(leftColumn(first), rightColumn(second), nullSafe));
            return true;
        }
        if (isOfRight(first) && isOfLeft(second)) {
            keys.add(new JoinKey(leftColumn(second), rightColumn(first), nullSafe));
            return true;
        }
        return false;
    }

    private boolean isOfLeft(Expression expression) {
        TreeSet<Integer> columns = columns(expression);
        return !columns.isEmpty() && columns.last() < leftSize;
    }

    private boolean isOfRight(Expression expression) {
        TreeSet<Integer> columns = columns(expression);
        return !columns.isEmpty() && columns.first() >= leftSize;
    }

    private static TreeSet<Integer> columns(Expression expression) {
        TreeSet<Integer> columns = new TreeSet<>();
        Expressions.columns(expression, columns);
        return columns;
    }

    private int leftColumn(Expression key) {
        return at(leftColumns, key);
    }

    private int rightColumn(Expression key) {
        return at(rightColumns, Expressions.mapColumns(key, ref -> new ColumnRef(ref.index() - leftSize, ref.type())));
    }

    private static int at(List<Expression> columns, Expression key) {
        int index = columns.indexOf(key);
        if (index >= 0) {
            return index;
        }
        columns.add(key);
        return columns.size() - 1;
    }

    private static PlanNode widened(PlanNode input, List<Expression> columns) {
        List<Field> fields = new ArrayList<>(input.outputType().fields());
        if (columns.size() == fields.size()) {
            return input;
        }
        for (int i = fields.size(); i < columns.size(); i++) {
            fields.add(new Field("$key" + i, columns.get(i).type()));
        }
        return Projections.project(input, columns, new RowType(fields));
    }

    /** The join, with the side that seems smaller on the right, where it is built. */
    private PlanNode oriented(
            JoinKind kind, PlanNode leftInput, PlanNode rightInput, Expression rest, RowType type, double rows) {
        boolean swappable = kind == JoinKind.INNER || kind == JoinKind.LEFT || kind == JoinKind.RIGHT;
        double leftRows = leftInput.estimatedRows();
        if (!swappable || leftRows < 0 || leftRows * 2 >= rightInput.estimatedRows()) {
            return new PlanNode.Join(leftInput, rightInput, kind, keys, rest, type, rows);
        }
        int l = leftInput.outputType().size();
        int r = rightInput.outputType().size();
        List<JoinKey> swappedKeys = keys.stream()
                .map(key -> new JoinKey(/* left= */ key.right(), /* right= */ key.left(), key.nullSafe()))
                .toList();
        Expression swappedRest = Expressions.mapColumns(
                rest, ref -> new ColumnRef(ref.index() < l ? ref.index() + r : ref.index() - l, ref.type()));
        JoinKind swappedKind = switch (kind) {
            case LEFT -> JoinKind.RIGHT;
            case RIGHT -> JoinKind.LEFT;
            default -> kind;
        };
        List<Field> fields = new ArrayList<>(type.fields().subList(l, l + r));
        fields.addAll(type.fields().subList(0, l));
        PlanNode swapped = new PlanNode.Join(
                rightInput, leftInput, swappedKind, swappedKeys, swappedRest, new RowType(fields), rows);
        List<Expression> back = new ArrayList<>();
        for (int i = 0; i < l + r; i++) {
            DataType column = type.type(i);
            back.add(new ColumnRef(i < l ? i + r : i - l, column));
        }
        return Projections.project(swapped, back, type);
    }
}
