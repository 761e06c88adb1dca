package dev.travertine.planner.optimize;

import dev.travertine.planner.validate.CatalogTable;
import dev.travertine.spi.catalog.TableStatistics;
import dev.travertine.spi.catalog.TableStatistics.ColumnStatistics;
import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepRelVertex;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/** Guesses numbers of rows from the statistics of tables. One for each statement; remembers what it guessed. */
public final class Cardinalities {
    /** Rows of a table of which nothing is known. */
    private static final double UNKNOWN_ROWS = 1000;

    private static final double EQUAL = 0.05;
    private static final double RANGE = 0.3;
    private static final double LIKE = 0.1;
    private static final double OTHER = 0.25;

    private final Map<RelNode, Double> rows = new IdentityHashMap<>();

    /** Rows that the node gives, at least 1. */
    public double rows(RelNode node) {
        Double known = rows.get(node);
        if (known == null) {
            known = Math.max(1, guess(node));
            rows.put(node, known);
        }
        return known;
    }

    private double guess(RelNode node) {
        return switch (node) {
            case HepRelVertex vertex -> rows(vertex.getCurrentRel());
            case TableScan scan -> table(scan) < 0 ? UNKNOWN_ROWS : table(scan);
            case Values values -> values.getTuples().size();
            case Filter filter -> rows(filter.getInput()) * selectivity(filter.getCondition(), filter.getInput());
            case Join join -> join(join);
            case Aggregate aggregate -> groups(aggregate);
            case Sort sort ->
                sort.fetch instanceof RexLiteral fetch
                        ? Math.min(rows(sort.getInput()), number(fetch, Double.MAX_VALUE))
                        : rows(sort.getInput());
            case Union union ->
                union.getInputs().stream().mapToDouble(this::rows).sum();
            default -> node.getInputs().isEmpty() ? UNKNOWN_ROWS : rows(node.getInput(0));
        };
    }

    private static double table(TableScan scan) {
        CatalogTable table = scan.getTable().unwrap(CatalogTable.class);
        return table == null ? -1 : table.table().statistics().rows();
    }

    private static double number(RexLiteral literal, double otherwise) {
        BigDecimal value = literal.getValueAs(BigDecimal.class);
        return value == null ? otherwise : value.doubleValue();
    }

    private double groups(Aggregate aggregate) {
        if (aggregate.getGroupSet().isEmpty()) {
            return 1;
        }
        double input = rows(aggregate.getInput());
        double groups = 1;
        boolean known = true;
        for (int column : aggregate.getGroupSet()) {
            double distinct = distinct(aggregate.getInput(), column);
            known &= distinct > 0;
            groups *= Math.max(1, distinct);
        }
        return Math.min(input, known ? groups : Math.max(groups, input / 10))
                * aggregate.getGroupSets().size();
    }

    private double join(Join join) {
        double left = rows(join.getLeft());
        double right = rows(join.getRight());
        return switch (join.getJoinType()) {
            case SEMI, ANTI -> left / 2;
            case LEFT_MARK -> left;
            case LEFT -> Math.max(left, inner(join, left, right));
            case RIGHT -> Math.max(right, inner(join, left, right));
            case FULL -> Math.max(left + right, inner(join, left, right));
            default -> inner(join, left, right);
        };
    }

    private double inner(Join join, double left, double right) {
        int leftSize = join.getLeft().getRowType().getFieldCount();
        double result = left * right;
        double damping = 1;
        for (RexNode part : RelOptUtil.conjunctions(join.getCondition())) {
            if (isEquality(part)
                    && ((RexCall) part).getOperands().get(0) instanceof RexInputRef a
                    && ((RexCall) part).getOperands().get(1) instanceof RexInputRef b
                    && (a.getIndex() < leftSize) != (b.getIndex() < leftSize)) {
                int l = Math.min(a.getIndex(), b.getIndex());
                int r = Math.max(a.getIndex(), b.getIndex()) - leftSize;
                result *= Math.pow(equality(join.getLeft(), l, join.getRight(), r), damping);
                damping /= 2;
            } else {
                result *= isEquality(part) ? 1 / Math.max(1, Math.min(left, right)) : OTHER;
            }
        }
        return result;
    }

    static boolean isEquality(RexNode node) {
        return node.getKind() == SqlKind.EQUALS || node.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
    }

    /** The part of all pairs of rows in which the two columns are equal: every value of the one with fewer occurs in the other. */
    double equality(RelNode left, int leftColumn, RelNode right, int rightColumn) {
        double a = distinct(left, leftColumn);
        double b = distinct(right, rightColumn);
        if (a > 0 || b > 0) {
            return 1 / Math.max(a, b);
        }
        // Nothing is known: one of them is likely a key, and the smaller table the one that it is the key of.
        return 1 / Math.max(1, Math.min(tableRows(left, leftColumn), tableRows(right, rightColumn)));
    }

    /** Rows of the table that a column stems from, before any filter. */
    private double tableRows(RelNode node, int column) {
        return switch (node) {
            case HepRelVertex vertex -> tableRows(vertex.getCurrentRel(), column);
            case Filter filter -> tableRows(filter.getInput(), column);
            case Sort sort -> tableRows(sort.getInput(), column);
            case Project project
            when project.getProjects().get(column) instanceof RexInputRef ref ->
                tableRows(project.getInput(), ref.getIndex());
            case Join join -> {
                int leftSize = join.getLeft().getRowType().getFieldCount();
                yield column < leftSize
                        ? tableRows(join.getLeft(), column)
                        : column - leftSize < join.getRight().getRowType().getFieldCount()
                                ? tableRows(join.getRight(), column - leftSize)
                                : rows(join);
            }
            default -> rows(node);
        };
    }

    /** Different values of a column, or negative where nothing is known. */
    double distinct(RelNode node, int column) {
        double distinct = switch (node) {
            case HepRelVertex vertex -> distinct(vertex.getCurrentRel(), column);
            case TableScan scan -> {
                ColumnStatistics statistics = statistics(scan, column);
                yield statistics == null ? -1 : statistics.distinct();
            }
            case Filter filter -> distinct(filter.getInput(), column);
            case Sort sort -> distinct(sort.getInput(), column);
            case Project project
            when project.getProjects().get(column) instanceof RexInputRef ref ->
                distinct(project.getInput(), ref.getIndex());
            case Aggregate aggregate when aggregate.getGroupCount() == 1 && column == 0 -> rows(aggregate);
            case Aggregate aggregate
            when column < aggregate.getGroupCount() ->
                distinct(aggregate.getInput(), aggregate.getGroupSet().nth(column));
            case Join join -> {
                int leftSize = join.getLeft().getRowType().getFieldCount();
                int rightSize = join.getRight().getRowType().getFieldCount();
                yield column < leftSize
                        ? distinct(join.getLeft(), column)
                        : column - leftSize < rightSize ? distinct(join.getRight(), column - leftSize) : 3;
            }
            default -> -1;
        };
        return distinct < 0 ? -1 : Math.min(distinct, rows(node));
    }

    private static @Nullable ColumnStatistics statistics(TableScan scan, int column) {
        CatalogTable table = scan.getTable().unwrap(CatalogTable.class);
        if (table == null) {
            return null;
        }
        TableStatistics statistics = table.table().statistics();
        int index = table.columns().get(column);
        return index < statistics.columns().size() ? statistics.columns().get(index) : null;
    }

    /** The part of the input's rows for which a condition is true. */
    double selectivity(RexNode condition, RelNode input) {
        return switch (condition.getKind()) {
            case LITERAL -> condition.isAlwaysTrue() ? 1 : 0;
            case AND ->
                operands(condition).stream()
                        .mapToDouble(o -> selectivity(o, input))
                        .reduce(1, (a, b) -> a * b);
            case OR ->
                1
                        - operands(condition).stream()
                                .mapToDouble(o -> 1 - selectivity(o, input))
                                .reduce(1, (a, b) -> a * b);
            case NOT -> 1 - selectivity(operands(condition).getFirst(), input);
            case EQUALS, IS_NOT_DISTINCT_FROM -> equal(operands(condition).getFirst(), input);
            case NOT_EQUALS -> 1 - equal(operands(condition).getFirst(), input);
            case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> RANGE;
            case SEARCH -> search((RexCall) condition, input);
            case LIKE -> LIKE;
            case IS_NULL -> 0.1;
            case IS_NOT_NULL -> 0.9;
            default -> OTHER;
        };
    }

    private static List<RexNode> operands(RexNode call) {
        return ((RexCall) call).getOperands();
    }

    private double equal(RexNode operand, RelNode input) {
        double distinct = operand instanceof RexInputRef ref ? distinct(input, ref.getIndex()) : -1;
        return distinct > 0 ? 1 / distinct : EQUAL;
    }

    private double search(RexCall search, RelNode input) {
        Sarg<?> sarg = ((RexLiteral) search.getOperands().get(1)).getValueAs(Sarg.class);
        if (sarg == null) {
            return OTHER;
        }
        double one = equal(search.getOperands().getFirst(), input);
        if (sarg.isPoints()) {
            return Math.min(1, sarg.pointCount * one);
        }
        return sarg.isComplementedPoints() ? Math.max(0.1, 1 - one) : RANGE / 2;
    }
}
