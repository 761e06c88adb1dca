package dev.travertine.executor.operator.join;

import dev.travertine.executor.expression.ExpressionCompiler;
import dev.travertine.executor.expression.VectorExpression;
import dev.travertine.executor.operator.rows.Slots;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.vector.Gather;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a join's condition that is no key, asked of a vector of pairs: the columns that it names are copied together into
 * one batch. One thread.
 */
final class Residual implements AutoCloseable {
    private final VectorExpression condition;
    private final int leftColumns;

    /** For each column of left, then right, the memory to gather it in; null where the condition does not name it. */
    private final List<@Nullable ColumnBuffer> gathered = new ArrayList<>();

    private final boolean[] nulls = new boolean[Batch.ROWS_MAX];

    /** TRUE, FALSE or UNKNOWN for each pair asked last. */
    private final byte[] answers = new byte[Batch.ROWS_MAX];

    static final byte FALSE = 0;
    static final byte TRUE = 1;
    static final byte UNKNOWN = 2;

    Residual(PlanNode.Join node, OperatorContext context) {
        List<DataType> types = Stream.concat(
                        node.left().outputType().fields().stream(), node.right().outputType().fields().stream())
                .map(Field::type)
                .toList();
        leftColumns = node.left().outputType().size();
        Set<Integer> named = new HashSet<>();
        collectColumns(node.residual(), named);
        condition = ExpressionCompiler.compile(node.residual(), context);
        boolean whole = false;
        try {
            for (int i = 0; i < types.size(); i++) {
                gathered.add(
                        named.contains(i) ? new ColumnBuffer(context.allocator(), types.get(i), Batch.ROWS_MAX) : null);
            }
            whole = true;
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    /** The answer for each pair; valid until the next call. */
    byte[] ask(List<Column> left, int[] leftRows, List<Column> right, int[] rightRows, int count) {
        List<Column> pairs = new ArrayList<>(gathered.size());
        for (int i = 0; i < gathered.size(); i++) {
            boolean isLeft = i < leftColumns;
            Column source = isLeft ? left.get(i) : right.get(i - leftColumns);
            ColumnBuffer buffer = gathered.get(i);
            if (buffer == null) {
                pairs.add(source);
            } else {
                buffer.clear();
                Gather.append(source, isLeft ? leftRows : rightRows, count, buffer);
                pairs.add(buffer.view());
            }
        }
        Column column = condition.evaluate(Batch.of(pairs, count));
        Slots.nulls(column, Slots.ALL, count, nulls);
        for (int i = 0; i < count; i++) {
            answers[i] = nulls[i] ? UNKNOWN : column.getBoolean(i) ? TRUE : FALSE;
        }
        return answers;
    }

    @Override
    public void close() {
        condition.close();
        for (ColumnBuffer buffer : gathered) {
            if (buffer != null) {
                buffer.close();
            }
        }
        gathered.clear();
    }

    private static void collectColumns(Expression expression, Set<Integer> named) {
        switch (expression) {
            case Expression.ColumnRef column -> named.add(column.index());
            case Expression.Literal _, Expression.Parameter _ -> {}
            case Expression.Call call -> call.arguments().forEach(a -> collectColumns(a, named));
            case Expression.Cast cast -> collectColumns(cast.argument(), named);
            case Expression.Case cases -> {
                cases.conditions().forEach(a -> collectColumns(a, named));
                cases.results().forEach(a -> collectColumns(a, named));
                collectColumns(cases.otherwise(), named);
            }
            case Expression.InSet set -> collectColumns(set.argument(), named);
            case Expression.Compiled compiled -> compiled.arguments().forEach(a -> collectColumns(a, named));
        }
    }
}
