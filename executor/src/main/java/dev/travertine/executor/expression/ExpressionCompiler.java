package dev.travertine.executor.expression;

import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.plan.Expression;
import java.util.ArrayList;
import java.util.List;

/** Makes expressions ready to run. What it makes is for one thread. */
public final class ExpressionCompiler {
    private ExpressionCompiler() {}

    /**
     * One expression, ready to run; to be closed by the caller.
     *
     * @throws dev.travertine.spi.error.TravertineException FEATURE_NOT_SUPPORTED for what no kernel can do
     */
    public static VectorExpression compile(Expression expression, OperatorContext context) {
        Projection projection = compileAll(List.of(expression), context);
        return new VectorExpression() {
            @Override
            public Column evaluate(Batch input) {
                return projection.evaluate(input).getFirst();
            }

            @Override
            public void close() {
                projection.close();
            }
        };
    }

    /** Several expressions over one input: what they have in common is computed once. */
    public static Projection compileAll(List<Expression> expressions, OperatorContext context) {
        Resources resources = new Resources(context);
        boolean whole = false;
        try {
            NodeBuilder builder = new NodeBuilder(context, resources);
            List<ColumnResult> results = new ArrayList<>(expressions.size());
            for (Expression expression : expressions) {
                results.add(builder.result(expression));
            }
            Projection projection = new Projection(results, resources);
            whole = true;
            return projection;
        } finally {
            if (!whole) {
                resources.close();
            }
        }
    }

    /** A BOOLEAN expression that picks rows; to be closed by the caller. */
    public static RowFilter compileFilter(Expression condition, OperatorContext context) {
        Resources resources = new Resources(context);
        boolean whole = false;
        try {
            RowFilter filter = new RowFilter(new NodeBuilder(context, resources).node(condition), resources);
            whole = true;
            return filter;
        } finally {
            if (!whole) {
                resources.close();
            }
        }
    }
}
