package dev.travertine.planner.physical;

import dev.travertine.planner.function.FunctionCompiler;
import dev.travertine.planner.optimize.Cardinalities;
import dev.travertine.planner.type.DataTypes;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.PlanPrinter;
import dev.travertine.spi.plan.SortKey;
import dev.travertine.spi.type.RowType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Translates the last relational tree to plan records, node by node. One for each statement. */
public final class RelToPlan {
    private final FunctionCompiler compiler;
    private final RexBuilder builder;
    private final Cardinalities cardinalities = new Cardinalities();

    public RelToPlan(FunctionCompiler compiler, RexBuilder builder) {
        this.compiler = compiler;
        this.builder = builder;
    }

    /** The plan; the root's order is kept. */
    public PlanNode translate(RelNode root) {
        return translate(root, true);
    }

    /**
     * The plan of a subtree.
     *
     * @param ordered whether somebody sees the order of its rows
     */
    PlanNode translate(RelNode node, boolean ordered) {
        return switch (node) {
            case TableScan scan -> Scans.scan(scan, rows(scan));
            case Values values -> values(values);
            case Filter filter -> filter(filter, translate(filter.getInput(), ordered));
            case Project project -> project(project, translate(project.getInput(), ordered));
            case Aggregate aggregate ->
                new AggregateTranslator(aggregate, translate(aggregate.getInput(), false)).translate(rows(aggregate));
            case Join join ->
                new JoinTranslator(join, translate(join.getLeft(), false), translate(join.getRight(), false), compiler)
                        .translate(rows(join));
            case Sort sort -> sort(sort, ordered);
            case Union union -> union(union);
            case Intersect intersect -> setOperation(intersect, PlanNode.SetOperation.Kind.INTERSECT);
            case Minus minus -> setOperation(minus, PlanNode.SetOperation.Kind.EXCEPT);
            case Window window ->
                new WindowTranslator(window, translate(window.getInput(), false), expressionsOf(window)).translate();
            case TableFunctionScan function -> TimeWindows.hop(function, translate(function.getInput(0), false));
            case Correlate correlate ->
                throw TravertineException.unsupported("a subquery that depends on its surroundings in this way ("
                        + correlate.getJoinType() + " correlate)");
            default -> throw TravertineException.unsupported("operator " + node.getRelTypeName());
        };
    }

    private RexToExpression expressions(PlanNode input) {
        return new RexToExpression(input.outputType(), builder, compiler);
    }

    private java.util.function.Function<RowType, RexToExpression> expressionsOf(RelNode node) {
        return input -> new RexToExpression(input, node.getCluster().getRexBuilder(), compiler);
    }

    private double rows(RelNode node) {
        return cardinalities.rows(node);
    }

    private static PlanNode values(Values values) {
        RowType type = DataTypes.rowType(values.getRowType());
        List<List<Expression>> rows = new ArrayList<>();
        for (List<RexLiteral> tuple : values.getTuples()) {
            List<Expression> row = new ArrayList<>();
            for (int i = 0; i < tuple.size(); i++) {
                row.add(Literals.of(tuple.get(i), type.type(i)));
            }
            rows.add(row);
        }
        return new PlanNode.Values(rows, type);
    }

    private PlanNode filter(Filter filter, PlanNode input) {
        Expression condition = expressions(input).translate(filter.getCondition());
        if (PlanPrinter.isTrue(condition)) {
            return input;
        }
        return new PlanNode.Filter(ScanRanges.prune(input, condition), condition, rows(filter));
    }

    private PlanNode project(Project project, PlanNode input) {
        RexToExpression expressions = expressions(input);
        List<Expression> outputs =
                project.getProjects().stream().map(expressions::translate).toList();
        return Projections.project(input, outputs, DataTypes.rowType(project.getRowType()));
    }

    private PlanNode sort(Sort sort, boolean ordered) {
        List<SortKey> keys = sort.getCollation().getFieldCollations().stream()
                .map(RelToPlan::key)
                .toList();
        boolean limited = sort.fetch != null || sort.offset != null;
        PlanNode input = translate(sort.getInput(), keys.isEmpty() && (ordered || limited));
        if (!limited) {
            return keys.isEmpty() || !ordered ? input : new PlanNode.Sort(input, keys);
        }
        long offset = sort.offset == null ? 0 : number(sort.offset, "OFFSET");
        long count = sort.fetch == null ? Long.MAX_VALUE : number(sort.fetch, "LIMIT");
        if (keys.isEmpty() && hasOrder(input)) {
            return new PlanNode.Limit(input, offset, count);
        }
        // Without ORDER BY any rows would do; taking the first by all columns gives the same ones each time.
        List<SortKey> order = keys.isEmpty() ? allColumns(input.outputType()) : keys;
        return count == Long.MAX_VALUE
                ? new PlanNode.Limit(new PlanNode.Sort(input, order), offset, count)
                : new PlanNode.TopN(input, order, offset, count);
    }

    static SortKey key(RelFieldCollation collation) {
        boolean descending = collation.getDirection().isDescending();
        boolean nullsFirst = switch (collation.nullDirection) {
            case FIRST -> true;
            case LAST -> false;
            case UNSPECIFIED -> descending;
        };
        return new SortKey(collation.getFieldIndex(), descending, nullsFirst);
    }

    private static long number(@Nullable RexNode node, String what) {
        if (node instanceof RexLiteral literal) {
            return Objects.requireNonNull(literal.getValueAs(BigDecimal.class)).longValueExact();
        }
        throw TravertineException.unsupported(what + " that is not a number");
    }

    /** Whether the rows come in an order that is the same each time: the log's or a sort's. */
    private static boolean hasOrder(PlanNode node) {
        return switch (node) {
            case PlanNode.Scan scan -> true;
            case PlanNode.Values values -> true;
            case PlanNode.Sort sort -> true;
            case PlanNode.TopN top -> true;
            case PlanNode.Filter filter -> hasOrder(filter.input());
            case PlanNode.Project project -> hasOrder(project.input());
            case PlanNode.Limit limit -> hasOrder(limit.input());
            default -> false;
        };
    }

    private static List<SortKey> allColumns(RowType type) {
        List<SortKey> keys = new ArrayList<>();
        for (int i = 0; i < type.size(); i++) {
            keys.add(new SortKey(i, false, false));
        }
        return keys;
    }

    private PlanNode union(Union union) {
        RowType type = DataTypes.rowType(union.getRowType());
        List<PlanNode> inputs = union.getInputs().stream()
                .map(input -> Projections.cast(translate(input, false), type))
                .toList();
        PlanNode all = inputs.size() == 1 ? inputs.getFirst() : ValueRows.union(inputs, type);
        return union.all ? all : AggregateTranslator.distinct(all, rows(union));
    }

    /** INTERSECT and EXCEPT are binary; Calcite's take any number of inputs. */
    private PlanNode setOperation(SetOp operation, PlanNode.SetOperation.Kind kind) {
        RowType type = DataTypes.rowType(operation.getRowType());
        PlanNode result = Projections.cast(translate(operation.getInput(0), false), type);
        for (RelNode input :
                operation.getInputs().subList(1, operation.getInputs().size())) {
            PlanNode right = Projections.cast(translate(input, false), type);
            result = new PlanNode.SetOperation(result, right, kind, operation.all, type);
        }
        return result;
    }
}
