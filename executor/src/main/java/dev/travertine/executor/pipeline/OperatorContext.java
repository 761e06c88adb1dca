package dev.travertine.executor.pipeline;

import dev.travertine.spi.function.FunctionContext;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * What an operator may use of the query that it is part of: memory, parameters, the sign to stop, counters. One for each
 * plan node; safe for use by many threads.
 */
public final class OperatorContext {
    private final QueryScope scope;
    private final BufferAllocator allocator;
    private final OperatorStats stats;

    OperatorContext(QueryScope scope, BufferAllocator allocator, OperatorStats stats) {
        this.scope = scope;
        this.allocator = allocator;
        this.stats = stats;
    }

    /** The operator's own allocator: all that was taken from it is given back when the query closes. */
    public BufferAllocator allocator() {
        return allocator;
    }

    /**
     * Long loops call this every few thousand rows.
     *
     * @throws dev.travertine.spi.error.TravertineException CANCELLED where the query shall stop
     */
    public void checkCancelled() {
        scope.checkCancelled();
    }

    /** An account for memory of the Java heap, at 0. */
    public MemoryReservation reservation() {
        return new MemoryReservation(scope);
    }

    public FunctionContext functions() {
        return scope.functions();
    }

    /** Values of the statement's parameters, in the form of a literal's value. */
    public List<@Nullable Object> parameters() {
        return scope.parameters();
    }

    public OperatorStats stats() {
        return stats;
    }

    /** Has something closed when the query closes, before the allocator is. */
    public void onClose(Runnable action) {
        scope.onClose(action);
    }
}
