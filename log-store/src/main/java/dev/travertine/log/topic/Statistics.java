package dev.travertine.log.topic;

import dev.travertine.log.part.BitScratch;
import dev.travertine.log.part.Part;
import dev.travertine.log.segment.ColumnSummary;
import dev.travertine.log.segment.Segment;
import dev.travertine.log.tail.TailChunk;
import dev.travertine.spi.catalog.TableStatistics;
import dev.travertine.spi.catalog.TableStatistics.ColumnStatistics;
import dev.travertine.spi.catalog.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a topic's rows: from the zone maps of segments, and from the rows of the tail themselves, each of which is
 * looked at once. Safe for use by many threads.
 */
public final class Statistics {
    private final Layout layout;
    private final BufferAllocator allocator;

    /** What has been looked at already. */
    private final Map<Part, Known> known = new WeakHashMap<>();

    private record Known(int rows, List<ColumnSummary> columns) {}

    public Statistics(Layout layout, BufferAllocator allocator) {
        this.layout = layout;
        this.allocator = allocator;
    }

    /** Of a state whose parts have been pinned by the caller. */
    public synchronized TableStatistics of(TopicState state, List<Part> pinned) {
        int stored = layout.storedTypes().size();
        List<ColumnSummary> all = new ArrayList<>();
        for (int i = 0; i < stored; i++) {
            all.add(ColumnSummary.EMPTY);
        }
        for (Part part : pinned) {
            List<ColumnSummary> columns = summaries(part, rows(state, part));
            for (int i = 0; i < stored; i++) {
                all.set(i, all.get(i).plus(columns.get(i)));
            }
        }
        List<ColumnStatistics> columns = new ArrayList<>();
        for (int i = 0; i + 1 < stored; i++) {
            columns.add(statistics(all.get(i)));
        }
        Version version = state.version();
        int partitions = state.parts().size();
        long highest = 0;
        for (int i = 0; i < partitions; i++) {
            highest = Math.max(highest, version.nextOffset(i));
        }
        columns.add(new ColumnStatistics(0L, Math.max(0L, partitions - 1L), 0, partitions));
        columns.add(new ColumnStatistics(0L, Math.max(0L, highest - 1), 0, highest));
        columns.add(statistics(all.getLast()));
        return new TableStatistics(version.rows(), columns);
    }

    private static ColumnStatistics statistics(ColumnSummary summary) {
        return new ColumnStatistics(summary.min(), summary.max(), summary.nulls(), summary.distinct());
    }

    /** Rows of the part that the state's version has. */
    private static int rows(TopicState state, Part part) {
        for (int i = 0; i < state.parts().size(); i++) {
            List<Part> parts = state.parts().get(i);
            int index = parts.indexOf(part);
            if (index >= 0) {
                long end = index + 1 < parts.size() ? parts.get(index + 1).baseOffset() : Long.MAX_VALUE;
                long rows = Math.min(end, state.version().nextOffset(i)) - part.baseOffset();
                return (int) Math.min(Integer.MAX_VALUE, rows);
            }
        }
        return 0;
    }

    private List<ColumnSummary> summaries(Part part, int rows) {
        Known before = known.get(part);
        if (before != null && before.rows >= rows) {
            return before.columns;
        }
        List<ColumnSummary> columns = switch (part) {
            case Segment segment -> ofSegment(segment);
            case TailChunk chunk -> ofChunk(chunk, before, rows);
            default -> throw new IllegalStateException("a part of " + part.getClass());
        };
        known.put(part, new Known(rows, columns));
        return columns;
    }

    private List<ColumnSummary> ofSegment(Segment segment) {
        List<ColumnSummary> columns = new ArrayList<>();
        for (int i = 0; i < layout.storedTypes().size(); i++) {
            columns.add(segment.summary(i));
        }
        return columns;
    }

    private List<ColumnSummary> ofChunk(TailChunk chunk, @Nullable Known before, int rows) {
        int from = before == null ? 0 : before.rows;
        List<ColumnSummary> columns = new ArrayList<>();
        try (BitScratch scratch = new BitScratch(allocator)) {
            for (int i = 0; i < layout.storedTypes().size(); i++) {
                ColumnSummary fresh = ColumnSummary.of(chunk.column(i).slice(from, rows - from, scratch), rows - from);
                columns.add(before == null ? fresh : before.columns.get(i).plus(fresh));
            }
        }
        return columns;
    }
}
