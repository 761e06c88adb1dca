package dev.travertine.executor.pipeline;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.catalog.ScanSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Legs that end in one sink. The legs run one after the other; the splits of each are shared out among workers, and all
 * workers have ended before the next leg begins.
 */
public final class Pipeline {
    private final List<Leg> legs;
    private final OperatorContext sinkContext;
    private final Sink sink;

    public Pipeline(List<Leg> legs, OperatorContext sinkContext, Sink sink) {
        this.legs = List.copyOf(legs);
        this.sinkContext = sinkContext;
        this.sink = sink;
    }

    /** Runs to the end, with the calling thread as the first worker. */
    public void run(QueryScope scope, WorkerPool pool) {
        List<SinkWorker> parts = new ArrayList<>();
        for (Leg leg : legs) {
            scope.checkCancelled();
            try (ScanSource source = leg.open()) {
                int workers = leg.isOrdered() ? 1 : Math.clamp(source.splits(), 1, pool.workers());
                while (parts.size() < workers) {
                    parts.add(newPart(scope));
                }
                Splits splits = new Splits(source.splits());
                pool.run(workers, worker -> drive(leg, source, splits, parts.get(worker)), splits::stop);
                leg.sourceContext().stats().addBytes(source.metrics().bytesRead());
            }
        }
        if (parts.isEmpty()) {
            parts.add(newPart(scope));
        }
        long start = System.nanoTime();
        sink.finish(parts);
        sinkContext.stats().addNanos(System.nanoTime() - start);
        sinkContext.stats().addBytes(sinkContext.allocator().getAllocatedMemory());
    }

    private SinkWorker newPart(QueryScope scope) {
        SinkWorker part = sink.worker();
        scope.onClose(part::close);
        return part;
    }

    /** What one worker does: takes splits until there are no more. */
    private void drive(Leg leg, ScanSource source, Splits splits, SinkWorker part) {
        try (Chain chain = new Chain(leg, sinkContext, part)) {
            int split;
            while (!chain.done() && (split = splits.next()) >= 0) {
                try (BatchReader reader = source.open(split, leg.sourceContext().allocator())) {
                    Batch batch;
                    while (!chain.done() && !splits.stopped() && (batch = read(leg, reader)) != null) {
                        chain.push(batch);
                    }
                }
            }
            if (!splits.stopped()) {
                chain.finish();
            }
        }
    }

    /** The reader's next batch, counted. */
    static @Nullable Batch read(Leg leg, BatchReader reader) {
        OperatorContext context = leg.sourceContext();
        context.checkCancelled();
        long start = System.nanoTime();
        Batch batch = reader.next();
        context.stats().addNanos(System.nanoTime() - start);
        if (batch != null) {
            context.stats().addRows(batch.rows());
        }
        return batch;
    }

    /** Hands out the numbers of splits, each once. */
    private static final class Splits {
        private final int count;
        private final AtomicInteger next = new AtomicInteger();
        private volatile boolean stopped;

        Splits(int count) {
            this.count = count;
        }

        /** -1 where there are no more. */
        int next() {
            int split = stopped ? count : next.getAndIncrement();
            return split < count ? split : -1;
        }

        void stop() {
            stopped = true;
        }

        boolean stopped() {
            return stopped;
        }
    }
}
