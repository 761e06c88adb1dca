package dev.travertine.executor.expression;

import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.function.CompiledFunction;
import dev.travertine.spi.type.DataType;
import java.util.ArrayList;
import java.util.List;

/** A function that the planner compiled: columns in, a column out. */
final class CompiledNode implements Node {
    private final CompiledFunction function;
    private final List<ColumnResult> arguments;
    private final OperatorContext context;
    private final ColumnBuffer result;
    private final ColumnLoader loader;

    CompiledNode(
            CompiledFunction function,
            List<ColumnResult> arguments,
            DataType type,
            OperatorContext context,
            Resources resources) {
        this.function = function;
        this.arguments = List.copyOf(arguments);
        this.context = context;
        this.result = resources.own(new ColumnBuffer(context.allocator(), type, Batch.ROWS_MAX));
        this.loader = new ColumnLoader(Form.of(type));
    }

    @Override
    public Vector evaluate(Batch input) {
        List<Column> columns = new ArrayList<>(arguments.size());
        for (ColumnResult argument : arguments) {
            columns.add(argument.evaluate(input));
        }
        result.clear();
        function.evaluate(columns, input.rows(), context.functions(), result);
        if (result.rows() != input.rows()) {
            throw new IllegalStateException(
                    "a compiled function gave " + result.rows() + " values for " + input.rows() + " rows");
        }
        return loader.load(result.view(), input.rows());
    }
}
