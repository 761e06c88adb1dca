package dev.travertine.spi.catalog;

import dev.travertine.spi.batch.BatchReader;
import org.apache.arrow.memory.BufferAllocator;

/** A scan cut into splits that may be read in parallel, in any order. Safe for use by many threads. */
public interface ScanSource extends AutoCloseable {
    /** Number of splits, at best of some 100,000 rows each. Split order is the order of partitions and offsets. */
    int splits();

    /**
     * Opens one split. Batches have at most {@link dev.travertine.spi.batch.Batch#ROWS_MAX} rows.
     *
     * @param allocator what memory of the reader's own is taken from
     */
    BatchReader open(int split, BufferAllocator allocator);

    /** What was read and left out until now. */
    ScanMetrics metrics();

    @Override
    void close();

    /**
     * Counters of a scan.
     *
     * @param rowsRead rows handed out
     * @param rowsSkipped rows left out by pruning
     * @param bytesRead bytes touched, encoded
     */
    record ScanMetrics(long rowsRead, long rowsSkipped, long bytesRead) {}
}
