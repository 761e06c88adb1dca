package dev.travertine.log.topic;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.travertine.log.part.Part;
import dev.travertine.log.part.PartReader;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.catalog.ColumnRange;
import dev.travertine.spi.type.DataType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one split in batches that end at multiples of {@link Batch#ROWS_MAX}, zones without a match left out. Order
 * kept; memory O(1).
 */
final class SplitReader implements BatchReader {
    private final TopicScan scan;
    private final TopicScan.Split split;
    private final Part part;
    private final PartReader reader;
    private final ColumnBuffer partition;
    private final ColumnBuffer offsets;

    private int row;
    private long reported;
    private boolean closed;

    SplitReader(TopicScan scan, TopicScan.Split split, BufferAllocator allocator) {
        this.scan = scan;
        this.split = split;
        this.part = split.part();
        this.row = split.from();
        PartReader opened = null;
        ColumnBuffer one = null;
        ColumnBuffer many = null;
        try {
            opened = part.open(split.group(), allocator);
            one = new ColumnBuffer(allocator, DataType.INTEGER.notNull(), 1);
            many = new ColumnBuffer(
                    allocator,
                    DataType.BIGINT.notNull(),
                    scan.columns().contains(scan.layout().offsetColumn()) ? Batch.ROWS_MAX : 1);
        } finally {
            if (many == null) {
                if (one != null) {
                    one.close();
                }
                if (opened != null) {
                    opened.close();
                }
                part.release();
            }
        }
        this.reader = opened;
        this.partition = one;
        this.offsets = many;
        partition.appendLong(split.partition());
    }

    @Override
    public @Nullable Batch next() {
        while (row < split.to()) {
            int zoneEnd = Math.min(split.to(), (row / Part.ZONE_ROWS + 1) * Part.ZONE_ROWS);
            if (!mayMatch(row)) {
                scan.rowsSkipped.add(zoneEnd - row);
                row = zoneEnd;
                continue;
            }
            int from = row;
            int count = Math.min(zoneEnd, (from / Batch.ROWS_MAX + 1) * Batch.ROWS_MAX) - from;
            row = from + count;
            Batch batch = Batch.of(columns(from, count), count);
            scan.rowsRead.add(count);
            report();
            return batch;
        }
        return null;
    }

    private boolean mayMatch(int at) {
        for (ColumnRange range : scan.storedRanges()) {
            if (!part.mayMatch(split.group(), at, range)) {
                return false;
            }
        }
        return true;
    }

    private List<Column> columns(int from, int count) {
        Layout layout = scan.layout();
        List<Column> columns = new ArrayList<>(scan.columns().size());
        for (int column : scan.columns()) {
            int stored = layout.stored(column);
            if (stored >= 0) {
                columns.add(reader.read(stored, from, count));
            } else if (column == layout.partitionColumn()) {
                columns.add(Column.constant(partition.view(), count));
            } else {
                columns.add(offsets(split.groupOffset() + from, count));
            }
        }
        return columns;
    }

    private Column offsets(long first, int count) {
        sequence(offsets.data(), first, count);
        offsets.setRows(count, false);
        return offsets.view();
    }

    private void report() {
        long bytes = reader.bytesRead();
        scan.bytesRead.add(bytes - reported);
        reported = bytes;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            reader.close();
            partition.close();
            offsets.close();
            part.release();
        }
    }

    private static void sequence(MemorySegment target, long first, int count) {
        for (int i = 0; i < count; i++) {
            target.set(JAVA_LONG_UNALIGNED, i * 8L, first + i);
        }
    }
}
