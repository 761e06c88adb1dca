package dev.travertine.executor.operator.window;

import dev.travertine.executor.expression.ExpressionCompiler;
import dev.travertine.executor.expression.VectorExpression;
import dev.travertine.executor.operator.rows.Slices;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.vector.Gather;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.plan.Expression;
import java.util.ArrayList;
import java.util.List;

/** The arguments of window functions, evaluated for all rows, by row number. Columns of the input are not copied. */
final class Arguments implements AutoCloseable {
    private final List<Column> input;
    private final int rows;
    private final OperatorContext context;
    private final List<ColumnBuffer> buffers = new ArrayList<>();

    Arguments(List<Column> input, int rows, OperatorContext context) {
        this.input = input;
        this.rows = rows;
        this.context = context;
    }

    List<Column> of(List<Expression> expressions) {
        return expressions.stream().map(this::of).toList();
    }

    private Column of(Expression expression) {
        if (expression instanceof Expression.ColumnRef column) {
            return input.get(column.index());
        }
        boolean constant = expression instanceof Expression.Literal || expression instanceof Expression.Parameter;
        ColumnBuffer values = new ColumnBuffer(context.allocator(), expression.type(), constant ? 1 : rows);
        buffers.add(values);
        try (VectorExpression compiled = ExpressionCompiler.compile(expression, context)) {
            if (constant) {
                Gather.appendHead(compiled.evaluate(Batch.of(List.of(), 1)), 1, values);
                return Column.constant(values.view(), rows);
            }
            for (int from = 0; from < rows; from += Batch.ROWS_MAX) {
                context.checkCancelled();
                int count = Math.min(Batch.ROWS_MAX, rows - from);
                Gather.appendHead(compiled.evaluate(Slices.slice(input, from, count)), count, values);
            }
        }
        return values.view();
    }

    @Override
    public void close() {
        buffers.forEach(ColumnBuffer::close);
        buffers.clear();
    }
}
