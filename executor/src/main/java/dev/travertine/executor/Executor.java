package dev.travertine.executor;

import dev.travertine.executor.pipeline.QueryScope;
import dev.travertine.executor.pipeline.WorkerPool;
import dev.travertine.spi.plan.PlanNode;
import org.apache.arrow.memory.BufferAllocator;

/** Builds queries of plans, and has the threads and the memory that they run with. Safe for use by many threads. */
public final class Executor implements AutoCloseable {
    private final ExecutorConfig config;
    private final BufferAllocator root;
    private final WorkerPool pool;

    /** @param root where all queries' memory comes from; stays the caller's */
    public Executor(ExecutorConfig config, BufferAllocator root) {
        this.config = config;
        this.root = root;
        this.pool = new WorkerPool(config.workers());
    }

    /**
     * A query that is ready to run, but has not begun; to be closed by the caller.
     *
     * @throws dev.travertine.spi.error.TravertineException FEATURE_NOT_SUPPORTED where the plan has what we can't run
     */
    public Query build(PlanNode plan, QueryContext context) {
        QueryScope scope =
                new QueryScope(root, config.queryMemoryBytesMax(), context.functions(), context.parameters());
        boolean built = false;
        try {
            PipelineBuilder builder = new PipelineBuilder(scope, context.snapshots());
            Query query = new Query(plan, builder.build(plan), scope, pool, config.queryMemoryBytesMax());
            built = true;
            return query;
        } finally {
            if (!built) {
                scope.close();
            }
        }
    }

    /** Ends the threads; queries that still run get on without them. */
    @Override
    public void close() {
        pool.close();
    }
}
