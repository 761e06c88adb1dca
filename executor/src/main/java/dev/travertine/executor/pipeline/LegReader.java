package dev.travertine.executor.pipeline;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.catalog.ScanSource;
import org.jspecify.annotations.Nullable;

/** The batches of one leg's source, split after split, before any transform. */
final class LegReader implements AutoCloseable {
    private final Leg leg;
    private final ScanSource source;
    private int nextSplit;
    private @Nullable BatchReader reader;

    LegReader(Leg leg) {
        this.leg = leg;
        this.source = leg.open();
    }

    int splits() {
        return source.splits();
    }

    @Nullable
    Batch next() {
        while (true) {
            if (reader == null) {
                if (nextSplit >= source.splits()) {
                    return null;
                }
                reader = source.open(nextSplit++, leg.sourceContext().allocator());
            }
            Batch batch = Pipeline.read(leg, reader);
            if (batch != null) {
                return batch;
            }
            reader.close();
            reader = null;
        }
    }

    @Override
    public void close() {
        leg.sourceContext().stats().addBytes(source.metrics().bytesRead());
        if (reader != null) {
            reader.close();
            reader = null;
        }
        source.close();
    }
}
