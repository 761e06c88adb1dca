package dev.travertine.planner.function;

import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.function.CompiledFunction;
import dev.travertine.spi.function.FunctionContext;
import java.time.DateTimeException;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.runtime.CalciteException;
import org.jspecify.annotations.Nullable;

/** A loop over rows around a generated function; over the dictionary's rows where that is all a result depends on. */
final class GeneratedFunction implements CompiledFunction {
    private static final Object NOT_YET = new Object();

    private final RowFunction function;
    private final String name;
    private final boolean deterministic;

    GeneratedFunction(RowFunction function, String name, boolean deterministic) {
        this.function = function;
        this.name = name;
        this.deterministic = deterministic;
    }

    @Override
    public void evaluate(List<Column> arguments, int rows, FunctionContext context, ColumnBuffer output) {
        DataContext root = new StatementDataContext(context);
        try {
            if (deterministic && arguments.stream().allMatch(Column::isConst)) {
                evaluateOnce(arguments, rows, root, output);
            } else if (deterministic
                    && arguments.size() == 1
                    && arguments.getFirst().dictionary() != null) {
                evaluateDictionary(arguments.getFirst(), arguments.getFirst().dictionary(), rows, root, output);
            } else {
                evaluateRows(arguments, rows, root, output);
            }
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private void evaluateOnce(List<Column> arguments, int rows, DataContext root, ColumnBuffer output) {
        Object result = rows == 0 ? null : function.evaluate(row(arguments, 0), root);
        for (int i = 0; i < rows; i++) {
            CalciteValues.append(result, output);
        }
    }

    private void evaluateDictionary(
            Column argument, @Nullable Column dictionary, int rows, DataContext root, ColumnBuffer output) {
        @Nullable Object[] results = new Object[dictionary == null ? 0 : dictionary.rows()];
        java.util.Arrays.fill(results, NOT_YET);
        @Nullable Object[] row = new Object[1];
        for (int i = 0; i < rows; i++) {
            if (argument.isNull(i)) {
                row[0] = null;
                CalciteValues.append(function.evaluate(row, root), output);
                continue;
            }
            int slot = argument.slot(i);
            if (results[slot] == NOT_YET) {
                row[0] = CalciteValues.get(argument, i);
                results[slot] = function.evaluate(row, root);
            }
            CalciteValues.append(results[slot], output);
        }
    }

    private void evaluateRows(List<Column> arguments, int rows, DataContext root, ColumnBuffer output) {
        for (int i = 0; i < rows; i++) {
            CalciteValues.append(function.evaluate(row(arguments, i), root), output);
        }
    }

    private static @Nullable Object[] row(List<Column> arguments, int row) {
        @Nullable Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = CalciteValues.get(arguments.get(i), row);
        }
        return values;
    }

    /** What Calcite's runtime throws, as an error of the user's. */
    private TravertineException failure(RuntimeException error) {
        String message = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        return switch (error) {
            case TravertineException ours -> ours;
            case ArithmeticException zero
            when message.contains("by zero") || message.contains("Division") ->
                new TravertineException(ErrorCode.DIVISION_BY_ZERO, "division by zero", zero);
            case ArithmeticException overflow ->
                new TravertineException(ErrorCode.NUMERIC_OUT_OF_RANGE, name + ": " + message, overflow);
            case NumberFormatException format ->
                new TravertineException(ErrorCode.INVALID_TEXT, name + ": no number, " + message, format);
            case DateTimeException time ->
                new TravertineException(ErrorCode.INVALID_DATETIME, name + ": " + message, time);
            case CalciteException runtime ->
                new TravertineException(ErrorCode.DATA_EXCEPTION, name + ": " + message, runtime);
            default -> new TravertineException(ErrorCode.DATA_EXCEPTION, name + ": " + message, error);
        };
    }
}
