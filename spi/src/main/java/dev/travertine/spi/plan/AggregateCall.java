package dev.travertine.spi.plan;

import dev.travertine.spi.type.DataType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One aggregate of an {@link PlanNode.Aggregate}.
 *
 * @param arguments columns of the input
 * @param distinct whether equal arguments count once
 * @param filter column (BOOLEAN) of the input that must be true for a row to count, or -1
 */
public record AggregateCall(
        AggregateFunction function, List<Integer> arguments, boolean distinct, int filter, String name, DataType type) {
    public AggregateCall {
        arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
        return function + "(" + (distinct ? "DISTINCT " : "")
                + arguments.stream().map(a -> "$" + a).collect(Collectors.joining(", ")) + ")"
                + (filter < 0 ? "" : " FILTER $" + filter);
    }
}
