package dev.travertine.log.topic;

import dev.travertine.log.part.Part;
import dev.travertine.log.segment.Segment;
import dev.travertine.log.tail.Tail;
import dev.travertine.log.tail.TailChunk;
import dev.travertine.spi.batch.Batch;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/**
 * One partition: its sealed parts, then its tail. The writer thread stages rows; the sealer puts a sealed part in place of
 * chunks. Safe for use by these two and readers of the counts.
 */
public final class Partition {
    private final int ref;
    private final List<Segment> sealed;
    private final Tail tail;

    /** Event time up to which rows are complete, microseconds; never goes back. The writer's. */
    private long watermark = Long.MIN_VALUE;

    private boolean closed;

    /**
     * A partition whose tail is empty.
     *
     * @param ref its number in the frames of the log
     * @param sealed segments, without a gap from offset 0 to {@code nextOffset}
     */
    public Partition(int ref, Layout layout, List<Segment> sealed, long nextOffset, BufferAllocator allocator) {
        this.ref = ref;
        this.sealed = new ArrayList<>(sealed);
        this.tail = new Tail(allocator, layout.storedTypes(), nextOffset);
    }

    public int ref() {
        return ref;
    }

    /** The offset of the next row to be staged. */
    public synchronized long nextOffset() {
        return tail.nextOffset();
    }

    /** Where to go back to. */
    public record Mark(Tail.Mark tail, long watermark) {}

    public synchronized Mark mark() {
        return new Mark(tail.mark(), watermark);
    }

    /** Adds rows of a batch (flat) from row {@code from}, visible to nobody yet. */
    public synchronized void stage(Batch batch, int from, long appendMicros, long lsn) {
        tail.stage(batch, from, appendMicros, lsn);
    }

    /** Forgets what has been staged since. */
    public synchronized void rollBack(Mark mark) {
        tail.rollBack(mark.tail);
        watermark = mark.watermark;
    }

    public long watermark() {
        return watermark;
    }

    public void advanceWatermark(long micros) {
        watermark = Math.max(watermark, micros);
    }

    /** All chunks of the tail; rows staged from now on go to others. Only between groups. */
    public synchronized List<TailChunk> freeze() {
        tail.freeze();
        return tail.chunks();
    }

    /** Puts a segment in place of the first {@code chunks} chunks; false, and nothing done, where the topic was dropped. */
    public synchronized boolean replace(int chunks, Segment segment) {
        if (closed) {
            return false;
        }
        sealed.add(segment);
        tail.drop(chunks);
        return true;
    }

    public synchronized List<Segment> sealed() {
        return List.copyOf(sealed);
    }

    public synchronized List<TailChunk> chunks() {
        return tail.chunks();
    }

    public synchronized List<Part> parts() {
        List<Part> parts = new ArrayList<>(sealed);
        parts.addAll(tail.chunks());
        return parts;
    }

    public synchronized long tailRows() {
        return tail.rows();
    }

    public synchronized long sealedBytes() {
        return sealed.stream().mapToLong(Segment::bytes).sum();
    }

    public synchronized long tailBytes() {
        return tail.bytes();
    }

    /**
     * Lets go of everything; snapshots keep what they have pinned.
     *
     * @param delete whether the files of the segments go with their last reader
     */
    public synchronized void close(boolean delete) {
        closed = true;
        tail.freeze();
        tail.drop(tail.chunks().size());
        if (delete) {
            sealed.forEach(Segment::delete);
        }
        sealed.forEach(Segment::release);
        sealed.clear();
    }
}
