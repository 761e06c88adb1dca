package dev.travertine.executor;

import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.function.FunctionContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a query runs on.
 *
 * @param snapshots the rows of each table that the plan scans; the caller keeps them open as long as the query, and closes
 *     them
 * @param parameters values of the statement's parameters, in the form of a literal's value
 * @param functions what functions may know
 */
public record QueryContext(
        Function<TableName, Snapshot> snapshots, List<@Nullable Object> parameters, FunctionContext functions) {
    // Spelled out: javac keeps no type annotations of the parameters of a compact constructor, which NullAway needs.
    public QueryContext(
            Function<TableName, Snapshot> snapshots, List<@Nullable Object> parameters, FunctionContext functions) {
        this.snapshots = snapshots;
        // Not List.copyOf: a parameter can be NULL.
        this.parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
        this.functions = functions;
    }
}
