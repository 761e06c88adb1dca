package dev.travertine.executor.operator;

import dev.travertine.executor.operator.rows.Widening;
import dev.travertine.executor.pipeline.BatchConsumer;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.pipeline.Transform;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;

/** Brings an input of a union to the union's types, where decimals are held wider. */
public final class WidenTransform implements Transform {
    private final List<Widening> widenings = new ArrayList<>();

    public WidenTransform(RowType from, RowType to, OperatorContext context) {
        boolean whole = false;
        try {
            for (int i = 0; i < to.size(); i++) {
                widenings.add(new Widening(from.type(i), to.type(i), context));
            }
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    /** Whether any column needs it. */
    public static boolean isNeeded(RowType from, RowType to) {
        for (int i = 0; i < to.size(); i++) {
            if (from.type(i).physical() != to.type(i).physical()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void push(Batch input, BatchConsumer output) {
        List<Column> columns = new ArrayList<>(widenings.size());
        for (int i = 0; i < widenings.size(); i++) {
            columns.add(widenings.get(i).apply(input.column(i), input.rows()));
        }
        output.push(Batch.of(columns, input.rows()));
    }

    @Override
    public void close() {
        widenings.forEach(Widening::close);
        widenings.clear();
    }
}
