package dev.travertine.engine.continuous;

import dev.travertine.spi.catalog.ScanRequest;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.Version;

/** The rows of an append-only topic between two versions: the change that a linear query is run on. */
record DeltaSnapshot(Snapshot whole, Version from) implements Snapshot {
    @Override
    public Version version() {
        return whole.version();
    }

    @Override
    public long rows() {
        return whole.rows() - from.rows();
    }

    @Override
    public Snapshot at(Version version) {
        return new DeltaSnapshot(whole.at(version), from);
    }

    @Override
    public ScanSource scan(ScanRequest request) {
        return whole.scan(new ScanRequest(request.columns(), request.ranges(), from));
    }

    /** Closes nothing: who pinned the whole closes it. */
    @Override
    public void close() {}
}
