package dev.travertine.executor.pipeline;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Results computed ahead by a thread of their own and its helpers, which wait where the pulling thread is slow: at most
 * {@link #BATCHES_AHEAD} batches are held. Batches come in any order (within a leg).
 */
final class QueuedResults implements BatchReader, Sink {
    private static final int BATCHES_AHEAD = 16;

    /** How long a wait can oversee that the query was cancelled. */
    private static final long WAIT_MS = 10;

    private final RowType type;
    private final OperatorContext context;
    private final QueryScope scope;
    private final Thread producer;

    private final BlockingQueue<RowCopy> waiting = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final BlockingQueue<RowCopy> free = new ArrayBlockingQueue<>(BATCHES_AHEAD * 2);
    private boolean started;
    private @Nullable RowCopy shown;
    /** Set by the producer as its last act. */
    private volatile boolean ended;

    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    QueuedResults(List<Leg> legs, RowType type, OperatorContext context, QueryScope scope, WorkerPool pool) {
        this.type = type;
        this.context = context;
        this.scope = scope;
        Pipeline pipeline = new Pipeline(legs, context, this);
        this.producer = WorkerPool.daemon(() -> produce(pipeline, pool), "travertine-query");
    }

    private void produce(Pipeline pipeline, WorkerPool pool) {
        try {
            pipeline.run(scope, pool);
        } catch (Throwable e) {
            failure = e;
        } finally {
            ended = true;
        }
    }

    @Override
    public @Nullable Batch next() {
        if (!started) {
            started = true;
            producer.start();
        }
        if (shown != null) {
            giveBack(shown);
            shown = null;
        }
        while (true) {
            scope.checkCancelled();
            boolean last = ended;
            RowCopy copy = last ? waiting.poll() : await();
            Throwable error = failure;
            if (error != null) {
                if (copy != null) {
                    giveBack(copy);
                }
                throw asRuntime(error);
            }
            if (copy != null) {
                shown = copy;
                return copy.view();
            }
            if (last) {
                return null;
            }
        }
    }

    private @Nullable RowCopy await() {
        try {
            return waiting.poll(WAIT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TravertineException(ErrorCode.CANCELLED, "query interrupted", e);
        }
    }

    private static RuntimeException asRuntime(Throwable error) {
        if (error instanceof Error grave) {
            throw grave;
        }
        return error instanceof RuntimeException known ? known : new IllegalStateException(error);
    }

    @Override
    public SinkWorker worker() {
        return new SinkWorker() {
            @Override
            public void push(Batch batch) {
                put(batch);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void finish(List<SinkWorker> workers) {}

    private void put(Batch batch) {
        RowCopy copy = free.poll();
        if (copy == null) {
            copy = new RowCopy(context.allocator(), type);
        }
        boolean handed = false;
        try {
            copy.set(batch);
            while (!handed) {
                scope.checkCancelled();
                if (closed) {
                    throw new TravertineException(ErrorCode.CANCELLED, "query closed");
                }
                handed = waiting.offer(copy, WAIT_MS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TravertineException(ErrorCode.CANCELLED, "query interrupted", e);
        } finally {
            if (!handed) {
                copy.close();
            }
        }
    }

    private void giveBack(RowCopy copy) {
        if (!free.offer(copy)) {
            copy.close();
        }
    }

    /** Stops the producer, waits for it, and frees what it made. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (started && producer.isAlive()) {
            try {
                producer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        List<RowCopy> all = new ArrayList<>();
        waiting.drainTo(all);
        free.drainTo(all);
        if (shown != null) {
            all.add(shown);
            shown = null;
        }
        all.forEach(RowCopy::close);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
