package dev.travertine.executor.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.pipeline.QueryScope;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.function.FunctionContext;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.RowType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.RootAllocator;

/** Evaluates expressions over columns given as Java values, in every shape that a column can have. */
final class Evaluation implements AutoCloseable {
    static final long NOW = 1_000_000_000_000_000L;

    /** How the columns of a batch are laid out. */
    enum Layout {
        FLAT,
        /** All values in a dictionary, the last row first, and a value that no row has. */
        DICT,
        /** Like DICT, and NULLs are NULL codes. */
        DICT_NULL_CODES,
        /** For batches of one value. */
        CONST
    }

    private final RootAllocator root = new RootAllocator();
    private final QueryScope scope;
    private final OperatorContext context;
    private final List<ColumnBuffer> owned = new ArrayList<>();

    Evaluation() {
        this(ZoneId.of("UTC"), List.of());
    }

    Evaluation(ZoneId zone, List<Object> parameters) {
        scope = new QueryScope(root, 1L << 30, new FunctionContext(NOW, zone), parameters);
        context = scope.operator(new PlanNode.Values(List.of(), RowType.of()));
    }

    /** Has things closed before the allocator is. */
    void onClose(Runnable... actions) {
        for (Runnable action : actions) {
            scope.onClose(action);
        }
    }

    OperatorContext context() {
        return context;
    }

    static Expression.ColumnRef column(int index, DataType type) {
        return new Expression.ColumnRef(index, type);
    }

    static Expression.Literal literal(Object value, DataType type) {
        return new Expression.Literal(value, type);
    }

    static Expression.Call call(ScalarFunction function, DataType type, Expression... arguments) {
        return new Expression.Call(function, List.of(arguments), type);
    }

    /** The values for rows of one column, which must be the same for every layout. */
    List<Object> evaluate(Expression expression, List<DataType> types, List<List<Object>> columns) {
        int rows = columns.isEmpty() ? 1 : columns.getFirst().size();
        List<Object> flat = evaluate(expression, batch(types, columns, rows, Layout.FLAT));
        assertThat(evaluate(expression, batch(types, columns, rows, Layout.DICT)))
                .as("DICT, %s", expression)
                .isEqualTo(flat);
        assertThat(evaluate(expression, batch(types, columns, rows, Layout.DICT_NULL_CODES)))
                .as("DICT with NULL codes, %s", expression)
                .isEqualTo(flat);
        for (int i = 0; i < Math.min(rows, 20); i++) {
            int row = i;
            List<List<Object>> one = columns.stream()
                    .map(values -> Arrays.asList(values.get(row), values.get(row), values.get(row)))
                    .toList();
            assertThat(evaluate(expression, batch(types, one, 3, Layout.CONST)))
                    .as("CONST row %d, %s", row, expression)
                    .isEqualTo(Arrays.asList(flat.get(row), flat.get(row), flat.get(row)));
        }
        return flat;
    }

    Object evaluate(Expression expression) {
        return evaluate(expression, Batch.of(List.of(), 1)).getFirst();
    }

    List<Object> evaluate(Expression expression, Batch batch) {
        try (VectorExpression compiled = ExpressionCompiler.compile(expression, context)) {
            List<Object> first = objects(compiled.evaluate(batch), batch.rows());
            // Once more over a part, so that what is left of the first batch would show.
            if (batch.rows() > 1) {
                Batch part = Batch.of(
                        batch.columns().stream()
                                .map(c -> c.head(batch.rows() - 1))
                                .toList(),
                        batch.rows() - 1);
                assertThat(objects(compiled.evaluate(part), part.rows())).isEqualTo(first.subList(0, part.rows()));
            }
            return first;
        }
    }

    static List<Object> objects(Column column, int rows) {
        assertThat(column.rows()).isEqualTo(rows);
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            Object value = column.getObject(i);
            // Bytes as text: arrays have no equality.
            values.add(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value);
        }
        return values;
    }

    Batch batch(List<DataType> types, List<List<Object>> columns, int rows, Layout layout) {
        List<Column> result = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            result.add(column(types.get(i), columns.get(i), layout));
        }
        return Batch.of(result, rows);
    }

    Column column(DataType type, List<Object> values, Layout layout) {
        return switch (layout) {
            case FLAT -> buffer(type, values).view();
            case CONST -> Column.constant(buffer(type, values.subList(0, 1)).view(), values.size());
            case DICT, DICT_NULL_CODES -> {
                boolean nullCodes = layout == Layout.DICT_NULL_CODES;
                List<Object> dictionary = new ArrayList<>(values.reversed());
                if (nullCodes) {
                    dictionary.removeIf(v -> v == null);
                }
                ColumnBuffer codes = buffer(DataType.INTEGER, List.of());
                int next = dictionary.size();
                for (Object value : values) {
                    if (value != null || !nullCodes) {
                        codes.appendLong(--next);
                    } else {
                        codes.appendNull();
                    }
                }
                if (!dictionary.isEmpty()) {
                    dictionary.add(dictionary.getFirst());
                }
                yield Column.dict(
                        buffer(type, dictionary).view(),
                        values.size(),
                        codes.hasNulls() ? codes.validity() : null,
                        codes.data());
            }
        };
    }

    private ColumnBuffer buffer(DataType type, List<Object> values) {
        ColumnBuffer buffer = new ColumnBuffer(root, type, values.size());
        owned.add(buffer);
        values.forEach(buffer::appendObject);
        return buffer;
    }

    /** A seeded source of randomness that names its seed where a test fails. */
    static Random random(String test) {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println(test + " -Dseed=" + seed);
        return new Random(seed);
    }

    @Override
    public void close() {
        for (ColumnBuffer resource : owned) {
            resource.close();
        }
        scope.close();
        // Throws where something was not given back.
        root.close();
    }
}
