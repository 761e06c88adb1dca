package dev.travertine.planner.physical;

import dev.travertine.planner.type.DataTypes;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.AggregateFunction;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Expression.Literal;
import dev.travertine.spi.plan.Frame;
import dev.travertine.spi.plan.Frame.Bound;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.SortKey;
import dev.travertine.spi.plan.WindowCall;
import dev.travertine.spi.plan.WindowCall.WindowFunction;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rel.core.Window.RexWinAggCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlAggFunction;

/** Window functions: one node for each partitioning, order and frame, stacked. */
final class WindowTranslator {
    private final Window window;
    private final PlanNode input;
    private final RexToExpression expressions;

    WindowTranslator(Window window, PlanNode input, Function<RowType, RexToExpression> expressions) {
        this.window = window;
        this.input = input;
        this.expressions = expressions.apply(input.outputType());
    }

    PlanNode translate() {
        RowType type = DataTypes.rowType(window.getRowType());
        PlanNode plan = input;
        for (Window.Group group : window.groups) {
            List<Field> fields = new ArrayList<>(plan.outputType().fields());
            List<WindowCall> calls = new ArrayList<>();
            for (RexWinAggCall call : group.aggCalls) {
                Field field = type.field(fields.size());
                fields.add(field);
                calls.add(call(call, field));
            }
            List<SortKey> order = group.orderKeys.getFieldCollations().stream()
                    .map(RelToPlan::key)
                    .toList();
            plan = new PlanNode.Window(plan, group.keys.asList(), order, frame(group), calls, new RowType(fields));
        }
        return plan;
    }

    private Frame frame(Window.Group group) {
        if (group.exclude != RexWindowExclusion.EXCLUDE_NO_OTHER) {
            throw TravertineException.unsupported("EXCLUDE in a window frame");
        }
        return new Frame(
                group.isRows ? Frame.Mode.ROWS : Frame.Mode.RANGE, bound(group.lowerBound), bound(group.upperBound));
    }

    private Bound bound(RexWindowBound bound) {
        if (bound.isCurrentRow()) {
            return new Bound(Bound.Kind.CURRENT_ROW, null);
        }
        RexNode offset = bound.getOffset();
        if (bound.isUnbounded() || offset == null) {
            return new Bound(
                    bound.isPreceding() ? Bound.Kind.UNBOUNDED_PRECEDING : Bound.Kind.UNBOUNDED_FOLLOWING, null);
        }
        if (!(argument(offset) instanceof Literal distance)) {
            throw TravertineException.unsupported("a window frame whose bound is not a literal");
        }
        return new Bound(bound.isPreceding() ? Bound.Kind.PRECEDING : Bound.Kind.FOLLOWING, distance);
    }

    private WindowCall call(RexWinAggCall call, Field field) {
        SqlAggFunction operator = (SqlAggFunction) call.getOperator();
        WindowFunction function = function(operator);
        List<Expression> arguments =
                call.getOperands().stream().map(this::argument).toList();
        AggregateFunction aggregate = AggregateFunction.COUNT;
        if (function == WindowFunction.AGGREGATE) {
            aggregate = AggregateTranslator.function(operator);
            AggregateTranslator.check(
                    aggregate, arguments.stream().map(Expression::type).toList());
        }
        return new WindowCall(
                function, aggregate, arguments, call.distinct, call.ignoreNulls, field.name(), field.type());
    }

    private static WindowFunction function(SqlAggFunction operator) {
        return switch (operator.getKind()) {
            case ROW_NUMBER -> WindowFunction.ROW_NUMBER;
            case RANK -> WindowFunction.RANK;
            case DENSE_RANK -> WindowFunction.DENSE_RANK;
            case PERCENT_RANK -> WindowFunction.PERCENT_RANK;
            case CUME_DIST -> WindowFunction.CUME_DIST;
            case NTILE -> WindowFunction.NTILE;
            case LAG -> WindowFunction.LAG;
            case LEAD -> WindowFunction.LEAD;
            case FIRST_VALUE -> WindowFunction.FIRST_VALUE;
            case LAST_VALUE -> WindowFunction.LAST_VALUE;
            case NTH_VALUE -> WindowFunction.NTH_VALUE;
            default -> WindowFunction.AGGREGATE;
        };
    }

    /** References behind the input's columns are to the window's constants. */
    private Expression argument(RexNode operand) {
        int inputs = window.getInput().getRowType().getFieldCount();
        if (operand instanceof RexInputRef ref && ref.getIndex() >= inputs) {
            return expressions.translate(window.constants.get(ref.getIndex() - inputs));
        }
        return expressions.translate(operand);
    }
}
