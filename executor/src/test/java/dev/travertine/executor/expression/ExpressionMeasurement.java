package dev.travertine.executor.expression;

import static dev.travertine.executor.expression.Evaluation.call;
import static dev.travertine.executor.expression.Evaluation.column;
import static dev.travertine.executor.expression.Evaluation.literal;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.travertine.executor.vector.Selection;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.type.DataType;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;

/** Prints CPU nanoseconds per row of a few expressions; a program, not a test. */
final class ExpressionMeasurement {
    private static final DataType MONEY = DataType.decimal(15, 2);
    private static final int BATCHES = 64;

    private ExpressionMeasurement() {}

    public static void main(String[] arguments) {
        try (Evaluation evaluation = new Evaluation()) {
            ColumnBuffer comments = new ColumnBuffer(evaluation.context().allocator(), DataType.VARCHAR, 1000);
            for (int i = 0; i < 1000; i++) {
                comments.appendString("carefully final deposits " + (i % 50 == 0 ? "special requests " : "") + i);
            }
            Column dictionary = comments.view();
            List<ColumnBuffer> buffers = new ArrayList<>();
            List<Batch> batches = new ArrayList<>();
            Random random = new Random(1);
            for (int i = 0; i < BATCHES; i++) {
                batches.add(lineitems(evaluation, random, dictionary, buffers));
            }
            measure("Q6: filter + sum", batches, q6(evaluation, batches));
            measure("Q1: filter + projection", batches, q1(evaluation, batches));
            measure("LIKE '%special%requests%', flat", batches, like(evaluation, batches, 4));
            measure("LIKE '%special%requests%', dictionary", batches, like(evaluation, batches, 5));
            buffers.forEach(ColumnBuffer::close);
            comments.close();
        }
    }

    /** l_shipdate, l_extendedprice, l_discount, l_quantity, comments flat and by dictionary. */
    private static Batch lineitems(Evaluation evaluation, Random random, Column comments, List<ColumnBuffer> buffers) {
        var allocator = evaluation.context().allocator();
        List<ColumnBuffer> columns = new ArrayList<>();
        for (DataType type : List.of(DataType.DATE, MONEY, MONEY, MONEY, DataType.VARCHAR, DataType.INTEGER)) {
            columns.add(new ColumnBuffer(allocator, type, Batch.ROWS_MAX));
        }
        buffers.addAll(columns);
        for (int i = 0; i < Batch.ROWS_MAX; i++) {
            columns.get(0).appendLong(8036 + random.nextInt(2526));
            columns.get(1).appendLong(90_000 + random.nextInt(10_400_000));
            columns.get(2).appendLong(random.nextInt(11));
            columns.get(3).appendLong(100L * (1 + random.nextInt(50)));
            int comment = random.nextInt(1000);
            columns.get(4).appendFrom(comments, comment);
            columns.get(5).appendLong(comment);
        }
        List<Column> views = new ArrayList<>(
                columns.subList(0, 5).stream().map(ColumnBuffer::view).toList());
        views.add(Column.dict(comments, Batch.ROWS_MAX, null, columns.get(5).data()));
        return Batch.of(views, Batch.ROWS_MAX);
    }

    private static Expression.Literal money(String value) {
        return literal(new BigDecimal(value), MONEY);
    }

    private static Expression compare(ScalarFunction function, Expression a, Expression b) {
        return call(function, DataType.BOOLEAN, a, b);
    }

    private static LongSupplier q6(Evaluation evaluation, List<Batch> batches) {
        Expression date = column(0, DataType.DATE);
        Expression discount = column(2, MONEY);
        Expression condition = call(
                ScalarFunction.AND,
                DataType.BOOLEAN,
                compare(ScalarFunction.GE, date, literal(8766L, DataType.DATE)),
                compare(ScalarFunction.LT, date, literal(9131L, DataType.DATE)),
                compare(ScalarFunction.GE, discount, money("0.05")),
                compare(ScalarFunction.LE, discount, money("0.07")),
                compare(ScalarFunction.LT, column(3, MONEY), money("24.00")));
        Expression revenue = call(ScalarFunction.MULTIPLY, DataType.decimal(30, 4), column(1, MONEY), discount);
        RowFilter filter = ExpressionCompiler.compileFilter(condition, evaluation.context());
        Projection projection = ExpressionCompiler.compileAll(List.of(revenue), evaluation.context());
        Selection selection = new Selection(evaluation.context().allocator());
        evaluation.onClose(filter::close, projection::close, selection::close);
        return () -> {
            long sum = 0;
            for (Batch batch : batches) {
                int count = filter.select(batch);
                if (count > 0) {
                    Column values = projection
                            .evaluate(selection.select(batch, filter.rows(), count))
                            .getFirst();
                    for (int i = 0; i < count; i++) {
                        sum += values.data().get(JAVA_LONG_UNALIGNED, i * 16L);
                    }
                }
            }
            return sum;
        };
    }

    private static LongSupplier q1(Evaluation evaluation, List<Batch> batches) {
        Expression one = literal(new BigDecimal("1.00"), MONEY);
        DataType sum = DataType.decimal(16, 2);
        Expression left = call(ScalarFunction.SUBTRACT, sum, one, column(2, MONEY));
        Expression right = call(ScalarFunction.ADD, sum, one, column(2, MONEY));
        Expression price = call(ScalarFunction.MULTIPLY, DataType.decimal(31, 4), column(1, MONEY), left);
        Expression charge = call(ScalarFunction.MULTIPLY, DataType.decimal(38, 6), price, right);
        RowFilter filter = ExpressionCompiler.compileFilter(
                compare(ScalarFunction.LE, column(0, DataType.DATE), literal(10_471L, DataType.DATE)),
                evaluation.context());
        Projection projection = ExpressionCompiler.compileAll(
                List.of(column(3, MONEY), column(1, MONEY), column(2, MONEY), price, charge), evaluation.context());
        Selection selection = new Selection(evaluation.context().allocator());
        evaluation.onClose(filter::close, projection::close, selection::close);
        return () -> {
            long sum1 = 0;
            for (Batch batch : batches) {
                int count = filter.select(batch);
                Batch selected = count == batch.rows() ? batch : selection.select(batch, filter.rows(), count);
                sum1 += projection.evaluate(selected).get(4).getLong(0);
            }
            return sum1;
        };
    }

    private static LongSupplier like(Evaluation evaluation, List<Batch> batches, int index) {
        RowFilter filter = ExpressionCompiler.compileFilter(
                compare(
                        ScalarFunction.LIKE,
                        column(index, DataType.VARCHAR),
                        literal("%special%requests%", DataType.VARCHAR)),
                evaluation.context());
        evaluation.onClose(filter::close);
        return () -> {
            long count = 0;
            for (Batch batch : batches) {
                count += filter.select(batch);
            }
            return count;
        };
    }

    private static void measure(String name, List<Batch> batches, LongSupplier work) {
        var threads = ManagementFactory.getThreadMXBean();
        long rows = (long) batches.size() * Batch.ROWS_MAX;
        double best = Double.MAX_VALUE;
        long result = 0;
        for (int i = 0; i < 300; i++) {
            long start = threads.getCurrentThreadCpuTime();
            result = work.getAsLong();
            best = Math.min(best, (threads.getCurrentThreadCpuTime() - start) / (double) rows);
        }
        System.out.printf("%-40s %6.2f ns/row (result %d)%n", name, best, result);
    }
}
