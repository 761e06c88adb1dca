package dev.travertine.executor.operator.set;

import dev.travertine.executor.pipeline.BatchConsumer;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.pipeline.Transform;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.type.DataType;
import java.util.ArrayList;
import java.util.List;

/** Adds a constant last column to each batch that says which input of a {@link SetOperationSink} it is of. */
public final class SideMark implements Transform {
    public static final int LEFT = 0;
    public static final int RIGHT = 1;

    private final ColumnBuffer side;

    public SideMark(int side, OperatorContext context) {
        this.side = new ColumnBuffer(context.allocator(), DataType.TINYINT.notNull(), 1);
        this.side.appendLong(side);
    }

    @Override
    public void push(Batch input, BatchConsumer output) {
        List<Column> columns = new ArrayList<>(input.columns());
        columns.add(Column.constant(side.view(), input.rows()));
        output.push(Batch.of(columns, input.rows()));
    }

    @Override
    public void close() {
        side.close();
    }
}
