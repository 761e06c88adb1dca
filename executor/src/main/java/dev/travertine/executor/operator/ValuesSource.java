package dev.travertine.executor.operator;

import dev.travertine.executor.expression.ExpressionCompiler;
import dev.travertine.executor.expression.Projection;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** VALUES: literal rows, put into columns a batch at a time. */
public final class ValuesSource implements ScanSource {
    private final PlanNode.Values node;
    private final OperatorContext context;
    private long rowsRead;

    public ValuesSource(PlanNode.Values node, OperatorContext context) {
        this.node = node;
        this.context = context;
    }

    @Override
    public int splits() {
        return node.rows().isEmpty() ? 0 : 1;
    }

    @Override
    public BatchReader open(int split, BufferAllocator allocator) {
        return new Reader(allocator);
    }

    @Override
    public ScanMetrics metrics() {
        return new ScanMetrics(rowsRead, 0, 0);
    }

    @Override
    public void close() {}

    private final class Reader implements BatchReader {
        private static final Batch ONE_ROW = Batch.of(List.of(), 1);

        private final List<ColumnBuffer> columns = new ArrayList<>();
        private int next;

        Reader(BufferAllocator allocator) {
            boolean whole = false;
            try {
                for (int i = 0; i < node.outputType().size(); i++) {
                    int rows = Math.min(node.rows().size(), Batch.ROWS_MAX);
                    columns.add(new ColumnBuffer(allocator, node.outputType().type(i), rows));
                }
                whole = true;
            } finally {
                if (!whole) {
                    close();
                }
            }
        }

        @Override
        public @Nullable Batch next() {
            if (next == node.rows().size()) {
                return null;
            }
            columns.forEach(ColumnBuffer::clear);
            int start = next;
            while (next < node.rows().size() && next - start < Batch.ROWS_MAX) {
                append(node.rows().get(next++));
            }
            rowsRead += next - start;
            return Batch.of(columns.stream().map(ColumnBuffer::view).toList(), next - start);
        }

        private void append(List<Expression> row) {
            if (row.stream().allMatch(value -> value instanceof Expression.Literal)) {
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).appendObject(((Expression.Literal) row.get(i)).value());
                }
                return;
            }
            try (Projection values = ExpressionCompiler.compileAll(row, context)) {
                List<Column> evaluated = values.evaluate(ONE_ROW);
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).appendFrom(evaluated.get(i), 0);
                }
            }
        }

        @Override
        public void close() {
            columns.forEach(ColumnBuffer::close);
            columns.clear();
        }
    }
}
