package dev.travertine.executor.operator;

import dev.travertine.executor.expression.ExpressionCompiler;
import dev.travertine.executor.expression.RowFilter;
import dev.travertine.executor.pipeline.BatchConsumer;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.pipeline.Transform;
import dev.travertine.executor.vector.Selection;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.plan.PlanNode;

/**
 * WHERE: hands on the rows for which the condition is true, in order. Values are not copied: the columns that go out are
 * selections of those that came in. Memory: O(1).
 */
public final class FilterTransform implements Transform {
    private final RowFilter filter;
    private final Selection selection;

    public FilterTransform(PlanNode.Filter node, OperatorContext context) {
        this.filter = ExpressionCompiler.compileFilter(node.condition(), context);
        this.selection = new Selection(context.allocator());
    }

    @Override
    public void push(Batch input, BatchConsumer output) {
        int count = filter.select(input);
        if (count == input.rows()) {
            output.push(input);
        } else if (count > 0) {
            output.push(selection.select(input, filter.rows(), count));
        }
    }

    @Override
    public void close() {
        selection.close();
        filter.close();
    }
}
