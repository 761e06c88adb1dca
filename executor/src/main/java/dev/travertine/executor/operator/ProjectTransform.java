package dev.travertine.executor.operator;

import dev.travertine.executor.expression.ExpressionCompiler;
import dev.travertine.executor.expression.Projection;
import dev.travertine.executor.pipeline.BatchConsumer;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.pipeline.Transform;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.plan.PlanNode;

/** SELECT: one expression for each output column, row for row. Plain columns are handed on as they are. Memory: O(1). */
public final class ProjectTransform implements Transform {
    private final Projection projection;

    public ProjectTransform(PlanNode.Project node, OperatorContext context) {
        this.projection = ExpressionCompiler.compileAll(node.expressions(), context);
    }

    @Override
    public void push(Batch input, BatchConsumer output) {
        output.push(new Batch(projection.evaluate(input), input.rows(), input.weights()));
    }

    @Override
    public void close() {
        projection.close();
    }
}
