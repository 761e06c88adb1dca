package dev.travertine.log.tail;

import dev.travertine.log.part.BitScratch;
import dev.travertine.log.part.Part;
import dev.travertine.log.part.PartReader;
import dev.travertine.log.part.RefCount;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.catalog.ColumnRange;
import dev.travertine.spi.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Rows that follow each other in memory, one group. The writer of the partition appends; how many rows readers may see is the
 * version's word, not the chunk's. The memory is freed when the partition and the last snapshot have let it go.
 */
public final class TailChunk implements Part {
    private final long baseOffset;
    private final long firstLsn;
    private final int capacity;
    private final List<ChunkColumn> columns = new ArrayList<>();
    private final RefCount readers = new RefCount(this::free);

    /** Rows, also those not published yet. Only the writer's. */
    private int rows;

    /**
     * Takes the memory.
     *
     * @param firstLsn position in the log of the frame of the first row
     * @param types of the stored columns, the time of append last
     * @param varlenBytes for each stored column, room for variable-length data
     */
    TailChunk(
            BufferAllocator allocator,
            long baseOffset,
            long firstLsn,
            List<DataType> types,
            int capacity,
            long[] varlenBytes) {
        this.baseOffset = baseOffset;
        this.firstLsn = firstLsn;
        this.capacity = capacity;
        boolean whole = false;
        try {
            for (int i = 0; i < types.size(); i++) {
                columns.add(new ChunkColumn(allocator, types.get(i), capacity, varlenBytes[i]));
            }
            whole = true;
        } finally {
            if (!whole) {
                free();
            }
        }
    }

    /** Adds as many of the {@code count} rows as fit; returns how many. */
    int append(Batch source, int from, int count, long appendMicros) {
        int fit = count;
        int visible = columns.size() - 1;
        for (int i = 0; i < visible; i++) {
            fit = columns.get(i).room(rows, source.column(i), from, fit);
        }
        fit = Math.min(fit, capacity - rows);
        if (fit > 0) {
            for (int i = 0; i < visible; i++) {
                columns.get(i).append(rows, source.column(i), from, fit);
            }
            columns.getLast().appendSame(rows, appendMicros, fit);
            rows += fit;
        }
        return fit;
    }

    /** Forgets the rows behind {@code count}, none of which has been published. */
    void cut(int count) {
        rows = count;
        columns.forEach(column -> column.cut(count));
    }

    /** Rows, also those not published yet. Only for the writer, and for everybody once the chunk is frozen. */
    public int rows() {
        return rows;
    }

    public long firstLsn() {
        return firstLsn;
    }

    public ChunkColumn column(int index) {
        return columns.get(index);
    }

    /** Bytes held. */
    public long bytes() {
        return columns.stream().mapToLong(ChunkColumn::bytes).sum();
    }

    @Override
    public long baseOffset() {
        return baseOffset;
    }

    @Override
    public int groupRows() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean tryRetain() {
        return readers.tryRetain();
    }

    @Override
    public void release() {
        readers.release();
    }

    @Override
    public boolean mayMatch(int group, int row, ColumnRange range) {
        return true;
    }

    @Override
    public PartReader open(int group, BufferAllocator allocator) {
        return new Reader(columns, allocator);
    }

    private void free() {
        columns.forEach(ChunkColumn::close);
    }

    private static final class Reader implements PartReader {
        private final List<ChunkColumn> columns;
        private final List<BitScratch> scratch = new ArrayList<>();
        private long bytesRead;

        Reader(List<ChunkColumn> columns, BufferAllocator allocator) {
            this.columns = columns;
            for (int i = 0; i < columns.size(); i++) {
                scratch.add(new BitScratch(allocator));
            }
        }

        @Override
        public Column read(int column, int from, int count) {
            ChunkColumn source = columns.get(column);
            bytesRead += (long) count * Math.max(1, source.type().physical().byteWidth());
            return source.slice(from, count, scratch.get(column));
        }

        @Override
        public long bytesRead() {
            return bytesRead;
        }

        @Override
        public void close() {
            scratch.forEach(BitScratch::close);
        }
    }
}
