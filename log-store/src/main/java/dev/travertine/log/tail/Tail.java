package dev.travertine.log.tail;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.PhysicalType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * The tail of one partition: chunks in order of offsets, the last of which is being filled. Rows are staged first, and
 * published or rolled back by whoever keeps the version. One thread at a time.
 */
public final class Tail {
    private static final int CHUNK_ROWS_MIN = 1024;
    private static final int CHUNK_ROWS_MAX = 131_072;

    private final BufferAllocator allocator;
    private final List<DataType> types;

    private final List<TailChunk> chunks = new ArrayList<>();
    private @Nullable TailChunk active;
    private long nextOffset;

    /**
     * An empty tail.
     *
     * @param types of the stored columns, the time of append last
     */
    public Tail(BufferAllocator allocator, List<DataType> types, long nextOffset) {
        this.allocator = allocator;
        this.types = List.copyOf(types);
        this.nextOffset = nextOffset;
    }

    /** Where to go back to. */
    public record Mark(int chunks, int activeRows, long nextOffset) {}

    /** The offset of the next row to be staged. */
    public long nextOffset() {
        return nextOffset;
    }

    /** The chunks as they are, sealed ones taken out. */
    public List<TailChunk> chunks() {
        return List.copyOf(chunks);
    }

    public Mark mark() {
        return new Mark(chunks.size(), active == null ? 0 : active.rows(), nextOffset);
    }

    /**
     * Adds rows behind the last ones, visible to nobody yet.
     *
     * @param source flat columns
     * @param lsn position of the rows' frame in the log
     * @throws org.apache.arrow.memory.OutOfMemoryException with some rows staged: roll back
     */
    public void stage(Batch source, int from, long appendMicros, long lsn) {
        int row = from;
        while (row < source.rows()) {
            TailChunk chunk = active;
            int added = chunk == null ? 0 : chunk.append(source, row, source.rows() - row, appendMicros);
            if (added == 0) {
                addChunk(source, row, lsn);
            }
            row += added;
            nextOffset += added;
        }
    }

    /** Forgets what has been staged since; nothing of it has been published. */
    public void rollBack(Mark mark) {
        while (chunks.size() > mark.chunks) {
            chunks.removeLast().release();
        }
        nextOffset = mark.nextOffset;
        // A chunk that was full when the mark was set may be the active one again; it is full still.
        active = chunks.isEmpty() || mark.activeRows == 0 ? null : chunks.getLast();
        if (active != null) {
            active.cut(mark.activeRows);
        }
    }

    /** Rows from now on go to a new chunk, so that those before may be sealed. Nothing must be staged. */
    public void freeze() {
        active = null;
    }

    /** Lets go of the first {@code count} chunks, which have been sealed. */
    public void drop(int count) {
        List<TailChunk> first = chunks.subList(0, count);
        List<TailChunk> dropped = List.copyOf(first);
        first.clear();
        dropped.forEach(TailChunk::release);
    }

    public long rows() {
        return chunks.stream().mapToLong(TailChunk::rows).sum();
    }

    public long bytes() {
        return chunks.stream().mapToLong(TailChunk::bytes).sum();
    }

    private void addChunk(Batch source, int from, long lsn) {
        TailChunk last = active;
        int rest = source.rows() - from;
        int grown = last == null ? CHUNK_ROWS_MIN : last.rows() * 2;
        int capacity = Math.clamp(roundUp(Math.max(rest, grown)), CHUNK_ROWS_MIN, CHUNK_ROWS_MAX);
        long[] bytes = new long[types.size()];
        for (int i = 0; i < bytes.length - 1; i++) {
            if (types.get(i).physical() == PhysicalType.VARLEN) {
                bytes[i] = varlenBytes(source.column(i), from, source.rows(), capacity);
            }
        }
        TailChunk chunk = new TailChunk(allocator, nextOffset, lsn, types, capacity, bytes);
        chunks.add(chunk);
        active = chunk;
    }

    /** Room for that many rows like these, and for the first of them at least. */
    private static long varlenBytes(Column column, int from, int to, int capacity) {
        MemorySegment ends = column.offsets();
        if (ends == null) {
            throw new IllegalStateException("no offsets in a column of " + column.type());
        }
        long first = ends.get(JAVA_INT_UNALIGNED, from * 4L);
        long one = ends.get(JAVA_INT_UNALIGNED, from * 4L + 4) - first;
        long all = ends.get(JAVA_INT_UNALIGNED, to * 4L) - first;
        long wanted = Math.max(all, (all / (to - from) + 1) * capacity * 5 / 4);
        return Math.max(one, Math.min(wanted, 64L << 20));
    }

    private static int roundUp(int rows) {
        int power = Integer.highestOneBit(Math.max(1, rows - 1)) << 1;
        return power <= 0 ? CHUNK_ROWS_MAX : power;
    }
}
