package dev.travertine.planner.physical;

import dev.travertine.planner.type.DataTypes;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import dev.travertine.spi.type.TypeKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** Table functions over time that are operators of their own: HOP. */
final class TimeWindows {
    private TimeWindows() {}

    static PlanNode hop(TableFunctionScan scan, PlanNode input) {
        RexCall call = (RexCall) scan.getCall();
        if (!call.getOperator().getName().equals("HOP")) {
            throw TravertineException.unsupported(
                    "table function " + call.getOperator().getName());
        }
        List<RexNode> operands = call.getOperands();
        int column = ((RexInputRef) ((RexCall) operands.get(0)).getOperands().getFirst()).getIndex();
        long slide = micros(operands.get(1));
        long size = micros(operands.get(2));
        long offset = operands.size() > 3 ? micros(operands.get(3)) : 0;
        if (slide <= 0 || size <= 0) {
            throw new TravertineException(ErrorCode.INVALID_ARGUMENT, "size and slide of HOP must be positive");
        }
        RowType type = DataTypes.rowType(scan.getRowType());
        if (input.outputType().type(column).kind() == TypeKind.TIMESTAMP) {
            return new PlanNode.Hop(input, column, slide, size, offset, type);
        }
        // The windows are of local time.
        int inputs = input.outputType().size();
        List<Expression> columns = new ArrayList<>(Projections.columns(input));
        columns.add(Casts.to(columns.get(column), DataType.TIMESTAMP));
        List<Field> fields = new ArrayList<>(input.outputType().fields());
        fields.add(new Field("$time", columns.getLast().type()));
        PlanNode timed = Projections.project(input, columns, new RowType(fields));
        fields.addAll(type.fields().subList(inputs, type.size()));
        PlanNode hop = new PlanNode.Hop(timed, inputs, slide, size, offset, new RowType(fields));
        List<Expression> shown = new ArrayList<>(Projections.columns(hop));
        shown.remove(inputs);
        return Projections.project(hop, shown, type);
    }

    private static long micros(RexNode node) {
        if (node instanceof RexLiteral literal
                && !literal.isNull()
                && literal.getType().getSqlTypeName().getFamily() == SqlTypeFamily.INTERVAL_DAY_TIME) {
            return Objects.requireNonNull(literal.getValueAs(BigDecimal.class))
                    .multiply(BigDecimal.valueOf(1000))
                    .longValueExact();
        }
        throw TravertineException.unsupported("a time window whose size is not a literal of days to seconds");
    }
}
