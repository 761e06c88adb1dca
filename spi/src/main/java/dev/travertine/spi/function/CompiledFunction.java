package dev.travertine.spi.function;

import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import java.util.List;

/**
 * A scalar function that the planner compiled to a loop over rows: the fallback for every function without kernels of our own.
 *
 * <p>Instances are immutable and may be called by many threads at once.
 */
public interface CompiledFunction {
    /**
     * Appends {@code rows} values to {@code output} (just cleared). {@code arguments} have the types of the call's argument
     * expressions, in any shape.
     *
     * @throws dev.travertine.spi.error.TravertineException where a row's value makes the function fail
     */
    void evaluate(List<Column> arguments, int rows, FunctionContext context, ColumnBuffer output);
}
