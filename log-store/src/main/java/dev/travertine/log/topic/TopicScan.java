package dev.travertine.log.topic;

import dev.travertine.log.part.Part;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.catalog.ColumnRange;
import dev.travertine.spi.catalog.ScanRequest;
import dev.travertine.spi.catalog.ScanSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** A scan of a snapshot: one split for each group of each part that has rows asked for. */
final class TopicScan implements ScanSource {
    private final Layout layout;
    private final List<Integer> columns;
    private final List<ColumnRange> storedRanges = new ArrayList<>();
    private final List<Split> splits = new ArrayList<>();
    private final List<Part> pinned = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    final LongAdder rowsRead = new LongAdder();
    final LongAdder rowsSkipped = new LongAdder();
    final LongAdder bytesRead = new LongAdder();

    /**
     * Rows of one group.
     *
     * @param groupOffset offset of the group's first row
     * @param from first row, counted in the group
     * @param to after the last row
     */
    record Split(int partition, Part part, int group, long groupOffset, int from, int to) {}

    TopicScan(Layout layout, TopicState state, ScanRequest request) {
        this.layout = layout;
        this.columns = request.columns();
        long lowest = 0;
        long highest = Long.MAX_VALUE;
        long firstPartition = 0;
        long lastPartition = Integer.MAX_VALUE;
        for (ColumnRange range : request.ranges()) {
            long low = range.low() instanceof Long value ? value : 0;
            long high = range.high() instanceof Long value ? value : Long.MAX_VALUE;
            if (range.column() == layout.offsetColumn()) {
                lowest = Math.max(lowest, low);
                highest = Math.min(highest, high);
            } else if (range.column() == layout.partitionColumn()) {
                firstPartition = Math.max(firstPartition, low);
                lastPartition = Math.min(lastPartition, high);
            } else {
                storedRanges.add(new ColumnRange(layout.stored(range.column()), range.low(), range.high()));
            }
        }
        for (int partition = 0; partition < state.parts().size(); partition++) {
            long from = request.from().nextOffset(partition);
            long to = state.version().nextOffset(partition);
            if (partition < firstPartition || partition > lastPartition) {
                rowsSkipped.add(Math.max(0, to - from));
                continue;
            }
            long first = Math.max(from, lowest);
            long next = highest < to ? Math.max(first, highest + 1) : to;
            rowsSkipped.add(Math.max(0, to - from) - Math.max(0, next - first));
            addSplits(partition, state.parts().get(partition), first, next);
        }
    }

    private void addSplits(int partition, List<Part> parts, long first, long next) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            long base = part.baseOffset();
            long end = i + 1 < parts.size() ? Math.min(next, parts.get(i + 1).baseOffset()) : next;
            if (end <= Math.max(first, base)) {
                continue;
            }
            if (!part.tryRetain()) {
                throw new IllegalStateException("a part of an open snapshot was freed");
            }
            pinned.add(part);
            long groupRows = part.groupRows();
            int group = (int) ((Math.max(first, base) - base) / groupRows);
            for (long offset = base + group * groupRows; offset < end; offset += groupRows) {
                int from = (int) Math.max(0, first - offset);
                int to = (int) (Math.min(end, offset + groupRows) - offset);
                splits.add(new Split(partition, part, group, offset, from, to));
                group++;
            }
        }
    }

    List<Integer> columns() {
        return columns;
    }

    List<ColumnRange> storedRanges() {
        return storedRanges;
    }

    Layout layout() {
        return layout;
    }

    @Override
    public int splits() {
        return splits.size();
    }

    @Override
    public BatchReader open(int split, org.apache.arrow.memory.BufferAllocator allocator) {
        Split rows = splits.get(split);
        if (closed.get() || !rows.part.tryRetain()) {
            throw new IllegalStateException("the scan is closed");
        }
        return new SplitReader(this, rows, allocator);
    }

    @Override
    public ScanMetrics metrics() {
        return new ScanMetrics(rowsRead.sum(), rowsSkipped.sum(), bytesRead.sum());
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            pinned.forEach(Part::release);
        }
    }
}
