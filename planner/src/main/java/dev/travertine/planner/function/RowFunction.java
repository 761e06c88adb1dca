package dev.travertine.planner.function;

import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/** One row of a generated function. Public for generated classes alone. */
public interface RowFunction {
    /**
     * The result for one row.
     *
     * @param arguments in Calcite's form (dates as Integer days, timestamps as Long milliseconds, ...)
     * @param root what the function may know of the statement
     */
    @Nullable
    Object evaluate(@Nullable Object[] arguments, DataContext root);
}
