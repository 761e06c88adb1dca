package dev.travertine.spi.catalog;

/** A table's rows at one version, kept readable until closed. Safe for use by many threads. */
public interface Snapshot extends AutoCloseable {
    Version version();

    /** Rows, whatever a scan may prune. */
    long rows();

    /**
     * The same rows up to an earlier version.
     *
     * @throws dev.travertine.spi.error.TravertineException where the table keeps no history
     */
    Snapshot at(Version version);

    ScanSource scan(ScanRequest request);

    /** Does not invalidate scans that are still open; those pin what they read until closed. */
    @Override
    void close();
}
