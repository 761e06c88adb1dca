package dev.travertine.log.part;

import dev.travertine.spi.catalog.ColumnRange;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Rows of one partition that lie together: a chunk of the hot tail, or a sealed segment. Rows are in groups, offsets ascend
 * without gaps. The stored columns are the visible ones and, last, the time of append.
 */
public interface Part {
    /** Rows of which is known between what values they lie; a multiple of the rows of a batch. */
    int ZONE_ROWS = 8192;

    /** The offset of the first row. */
    long baseOffset();

    /** Rows of each group but the last. */
    int groupRows();

    boolean tryRetain();

    void release();

    /**
     * Whether rows of that range may lie in the zone of {@code row}; false only where none can.
     *
     * @param range its column is a stored column
     */
    boolean mayMatch(int group, int row, ColumnRange range);

    PartReader open(int group, BufferAllocator allocator);
}
