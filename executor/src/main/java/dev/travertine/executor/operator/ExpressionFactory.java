package dev.travertine.executor.operator;

import dev.travertine.executor.expression.VectorExpression;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.type.DataType;
import java.util.List;

/** How operators that evaluate expressions get at them, one for each worker. Safe for use by many threads. */
@FunctionalInterface
public interface ExpressionFactory {
    /** The expression, ready to run over batches with columns of these types. */
    VectorExpression compile(Expression expression, List<DataType> input, OperatorContext context);
}
