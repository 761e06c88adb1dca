package dev.travertine.executor.pipeline;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.catalog.ScanSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * A source of one split over batches that lie in memory: what small breakers give out. Whoever made the batches keeps their
 * memory until the source is closed.
 */
public final class BufferedSource implements ScanSource {
    private final List<Batch> batches;
    private final Runnable onClose;

    /** @param onClose gives the batches' memory back */
    public BufferedSource(List<Batch> batches, Runnable onClose) {
        this.batches = new ArrayList<>(batches);
        this.onClose = onClose;
    }

    @Override
    public int splits() {
        return batches.isEmpty() ? 0 : 1;
    }

    @Override
    public BatchReader open(int split, BufferAllocator allocator) {
        return new BatchReader() {
            private int next;

            @Override
            public @Nullable Batch next() {
                return next < batches.size() ? batches.get(next++) : null;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public ScanMetrics metrics() {
        return new ScanMetrics(batches.stream().mapToLong(Batch::rows).sum(), 0, 0);
    }

    @Override
    public void close() {
        onClose.run();
    }
}
