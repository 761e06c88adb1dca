package dev.travertine.log.topic;

import dev.travertine.log.part.Part;
import dev.travertine.spi.catalog.ScanRequest;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.Version;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A state with its parts pinned. */
public final class TopicSnapshot implements Snapshot {
    private final Layout layout;
    private final TopicState state;
    private final List<Part> pinned;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TopicSnapshot(Layout layout, TopicState state, List<Part> pinned) {
        this.layout = layout;
        this.state = state;
        this.pinned = pinned;
    }

    /** Pins the state as it stands; a state that is replaced meanwhile is asked for again. */
    public static TopicSnapshot of(Layout layout, Supplier<TopicState> current) {
        while (true) {
            TopicState state = current.get();
            List<Part> pinned = state.tryPin();
            if (pinned != null) {
                return new TopicSnapshot(layout, state, pinned);
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public Version version() {
        return state.version();
    }

    @Override
    public long rows() {
        return state.version().rows();
    }

    @Override
    public Snapshot at(Version version) {
        checkOpen();
        for (int i = 0; i < version.nextOffsets().length; i++) {
            if (version.nextOffset(i) > state.version().nextOffset(i)) {
                throw new TravertineException(
                        ErrorCode.INVALID_ARGUMENT,
                        "version " + version + " is after " + state.version() + ", where the snapshot stands");
            }
        }
        TopicState earlier = new TopicState(state.parts(), version);
        return of(layout, () -> earlier);
    }

    @Override
    public ScanSource scan(ScanRequest request) {
        checkOpen();
        return new TopicScan(layout, state, request);
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new IllegalStateException("the snapshot is closed");
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            pinned.forEach(Part::release);
        }
    }
}
