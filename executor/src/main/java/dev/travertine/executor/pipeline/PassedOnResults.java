package dev.travertine.executor.pipeline;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results that nothing is done to: the sources' own batches, not copied. */
final class PassedOnResults implements BatchReader {
    private final List<Leg> legs;
    private int nextLeg;
    private @Nullable LegReader reader;

    PassedOnResults(List<Leg> legs) {
        this.legs = legs;
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            if (reader == null) {
                if (nextLeg == legs.size()) {
                    return null;
                }
                reader = new LegReader(legs.get(nextLeg++));
            }
            Batch batch = reader.next();
            if (batch == null) {
                reader.close();
                reader = null;
            } else if (batch.rows() > 0) {
                return batch;
            }
        }
    }

    @Override
    public void close() {
        nextLeg = legs.size();
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
