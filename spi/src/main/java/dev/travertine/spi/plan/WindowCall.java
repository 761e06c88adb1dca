package dev.travertine.spi.plan;

import dev.travertine.spi.type.DataType;
import java.util.List;

/**
 * One function of a {@link PlanNode.Window}.
 *
 * @param function which
 * @param aggregate the aggregate where {@code function} is AGGREGATE, else COUNT and without meaning
 * @param arguments the value and what else the function takes: LAG and LEAD (value, offset, default), NTH_VALUE (value, n),
 *     NTILE (n); expressions over the input; offset, n are literals or columns
 */
public record WindowCall(
        WindowFunction function,
        AggregateFunction aggregate,
        List<Expression> arguments,
        boolean distinct,
        boolean ignoreNulls,
        String name,
        DataType type) {
    public WindowCall {
        arguments = List.copyOf(arguments);
    }

    /** Window functions. */
    public enum WindowFunction {
        AGGREGATE,
        ROW_NUMBER,
        RANK,
        DENSE_RANK,
        PERCENT_RANK,
        CUME_DIST,
        NTILE,
        LAG,
        LEAD,
        FIRST_VALUE,
        LAST_VALUE,
        NTH_VALUE
    }

    @Override
    public String toString() {
        return (function == WindowFunction.AGGREGATE ? aggregate.toString() : function.toString())
                + PlanPrinter.list(arguments, 100);
    }
}
