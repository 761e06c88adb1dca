package dev.travertine.log.part;

import dev.travertine.spi.batch.Column;

/** Reads one group of a part. One thread. */
public interface PartReader extends AutoCloseable {
    /**
     * {@code count} rows of a stored column from row {@code from} of the group, all of one zone; valid until the next read of
     * the same column or {@link #close}.
     *
     * @param count at most {@link dev.travertine.spi.batch.Batch#ROWS_MAX}
     * @throws dev.travertine.spi.error.TravertineException XX001 where the bytes are not what was written
     */
    Column read(int column, int from, int count);

    /** Bytes touched until now, encoded. */
    long bytesRead();

    @Override
    void close();
}
