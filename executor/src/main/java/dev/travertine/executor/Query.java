package dev.travertine.executor;

import dev.travertine.executor.pipeline.Pipeline;
import dev.travertine.executor.pipeline.QueryScope;
import dev.travertine.executor.pipeline.Results;
import dev.travertine.executor.pipeline.WorkerPool;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.RowType;
import org.apache.arrow.memory.OutOfMemoryException;
import org.jspecify.annotations.Nullable;

/**
 * One run of a plan. One thread pulls and closes; {@link #cancel} and {@link #profile} may be called by any.
 */
public final class Query implements BatchReader {
    private final PlanNode plan;
    private final PipelineBuilder.Pipelines pipelines;
    private final QueryScope scope;
    private final WorkerPool pool;
    private final long memoryBytesMax;

    /** The last pipeline's output; null until all others have run. */
    private @Nullable BatchReader results;

    private boolean closed;

    Query(PlanNode plan, PipelineBuilder.Pipelines pipelines, QueryScope scope, WorkerPool pool, long memoryBytesMax) {
        this.plan = plan;
        this.pipelines = pipelines;
        this.scope = scope;
        this.pool = pool;
        this.memoryBytesMax = memoryBytesMax;
    }

    public RowType outputType() {
        return plan.outputType();
    }

    /**
     * The next rows, valid until the next call; null at the end. The first call runs all that must end before there is a
     * first row.
     *
     * @throws dev.travertine.spi.error.TravertineException where the query failed, ran out of memory or was cancelled
     */
    @Override
    public @Nullable Batch next() {
        if (closed) {
            throw new IllegalStateException("query is closed");
        }
        try {
            scope.checkCancelled();
            if (results == null) {
                results = start();
            }
            return results.next();
        } catch (OutOfMemoryException e) {
            throw QueryScope.outOfMemory(memoryBytesMax, e);
        }
    }

    private BatchReader start() {
        for (Pipeline pipeline : pipelines.before()) {
            pipeline.run(scope, pool);
        }
        return Results.of(pipelines.last(), plan.outputType(), pipelines.lastContext(), scope, pool);
    }

    /** Makes {@link #next} throw CANCELLED, also one that runs; within some 50 ms. */
    public void cancel() {
        scope.cancel();
    }

    /** What has been done until now, node by node. */
    public QueryProfile profile() {
        return QueryProfile.of(plan, scope);
    }

    /** Stops what still runs, and gives all memory back. May be called more than once. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        scope.cancel();
        try {
            if (results != null) {
                results.close();
            }
        } finally {
            scope.close();
        }
    }
}
