package dev.travertine.executor.pipeline;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.function.FunctionContext;
import dev.travertine.spi.plan.PlanNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * One run of a query: its memory and limit, the sign to stop, and all that must be closed at its end. Safe for use by many
 * threads.
 */
public final class QueryScope implements AutoCloseable {
    private final BufferAllocator allocator;
    private final long bytesMax;
    private final FunctionContext functions;
    private final List<@Nullable Object> parameters;

    private final List<Runnable> closing = new ArrayList<>();
    private final Map<PlanNode, OperatorStats> stats = new IdentityHashMap<>();
    private final AtomicLong heapBytes = new AtomicLong();
    private volatile boolean cancelled;

    public QueryScope(
            BufferAllocator root, long bytesMax, FunctionContext functions, List<@Nullable Object> parameters) {
        this.allocator = root.newChildAllocator("query", 0, bytesMax);
        this.bytesMax = bytesMax;
        this.functions = functions;
        this.parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    }

    /** What the operator for that node may use. */
    public synchronized OperatorContext operator(PlanNode node) {
        BufferAllocator own = allocator.newChildAllocator(node.getClass().getSimpleName(), 0, bytesMax);
        closing.add(own::close);
        return new OperatorContext(this, own, stats.computeIfAbsent(node, n -> new OperatorStats()));
    }

    /** What was counted for that node; zeros where nothing was. */
    public synchronized OperatorStats stats(PlanNode node) {
        OperatorStats counted = stats.get(node);
        return counted == null ? new OperatorStats() : counted;
    }

    /** Has something closed when the query closes; what was named last closes first. */
    public synchronized void onClose(Runnable action) {
        closing.add(action);
    }

    /** Makes all operators stop soon. */
    public void cancel() {
        cancelled = true;
    }

    public void checkCancelled() {
        if (cancelled) {
            throw new TravertineException(ErrorCode.CANCELLED, "query cancelled");
        }
    }

    void reserveHeap(long bytes) {
        long held = heapBytes.addAndGet(bytes);
        if (bytes > 0 && held + allocator.getAllocatedMemory() > bytesMax) {
            heapBytes.addAndGet(-bytes);
            throw outOfMemory(bytesMax, null);
        }
    }

    long bytesMax() {
        return bytesMax;
    }

    FunctionContext functions() {
        return functions;
    }

    List<@Nullable Object> parameters() {
        return parameters;
    }

    /** The error for a query that wants more memory than it may have. */
    public static TravertineException outOfMemory(long bytesMax, @Nullable Throwable cause) {
        return new TravertineException(
                ErrorCode.OUT_OF_MEMORY,
                "query needs more than the " + Math.max(1, bytesMax >> 20) + " MiB of memory that it may use",
                null,
                "raise the query memory limit, or ask for fewer rows or groups",
                cause);
    }

    /** Closes everything, also where closing something fails; then throws the first failure. No worker may run any more. */
    @Override
    public void close() {
        List<Runnable> actions;
        synchronized (this) {
            actions = new ArrayList<>(closing.reversed());
            closing.clear();
        }
        actions.add(allocator::close);
        RuntimeException failure = null;
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
