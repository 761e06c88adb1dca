package dev.travertine.log.segment;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.travertine.log.io.Checksum;
import dev.travertine.log.io.Vfs;
import dev.travertine.log.io.VfsFile;
import dev.travertine.log.part.BitScratch;
import dev.travertine.log.part.Part;
import dev.travertine.log.tail.ChunkColumn;
import dev.travertine.log.tail.TailChunk;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.type.DataType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Writes frozen chunks of a tail as one segment file: a temporary file, synced, renamed, and the folder synced. When
 * {@link #write} returns the file is durable; whether it counts is the manifest's word. A crash leaves a file that nobody
 * lists. One thread.
 */
public final class SegmentWriter {
    private final Vfs vfs;
    private final BufferAllocator allocator;
    private final List<DataType> types;
    private final List<TailChunk> chunks;
    private final long baseOffset;
    private final long rows;

    /**
     * For one segment.
     *
     * @param types of the stored columns
     * @param chunks frozen, one at least, without a gap
     */
    public SegmentWriter(Vfs vfs, BufferAllocator allocator, List<DataType> types, List<TailChunk> chunks) {
        this.vfs = vfs;
        this.allocator = allocator;
        this.types = List.copyOf(types);
        this.chunks = List.copyOf(chunks);
        this.baseOffset = chunks.getFirst().baseOffset();
        this.rows = chunks.stream().mapToLong(TailChunk::rows).sum();
    }

    public long baseOffset() {
        return baseOffset;
    }

    public long rows() {
        return rows;
    }

    /** Name of the file in its folder: first and last offset. */
    public String name() {
        return String.format("%020d-%020d.seg", baseOffset, baseOffset + rows - 1);
    }

    /** Writes the file into a folder, which is there; returns its size. */
    public long write(String folder, UUID topic, int partRef) throws IOException {
        String path = folder + "/" + name();
        String temporary = path + ".tmp";
        if (vfs.exists(temporary)) {
            vfs.delete(temporary);
        }
        long size;
        try (VfsFile file = vfs.create(temporary)) {
            size = write(file, topic, partRef);
            file.force();
        }
        vfs.rename(temporary, path);
        vfs.syncDir(folder);
        return size;
    }

    private long write(VfsFile file, UUID topic, int partRef) throws IOException {
        file.write(header(topic, partRef).asByteBuffer(), 0);
        long at = SegmentFormat.HEADER_BYTES;
        int groupRows = groupRows();
        List<List<ChunkMeta>> groups = new ArrayList<>();
        for (long from = 0; from < rows; from += groupRows) {
            int count = (int) Math.min(groupRows, rows - from);
            List<ChunkMeta> columns = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                try (Arena arena = Arena.ofConfined();
                        ChunkColumn gathered = gather(i, from, count);
                        BitScratch scratch = new BitScratch(allocator)) {
                    Column flat = gathered.slice(0, count, scratch);
                    ChunkEncoder.Encoded encoded = ChunkEncoder.encode(flat, count, arena);
                    MemorySegment bytes = encoded.bytes();
                    columns.add(encoded.meta().at(at, Checksum.of(bytes)));
                    file.write(bytes.asByteBuffer(), at);
                    at += bytes.byteSize();
                }
            }
            groups.add(columns);
        }
        byte[] footer = new SegmentFooter(partRef, baseOffset, rows, groupRows, groups).toBytes();
        MemorySegment end = MemorySegment.ofArray(new byte[footer.length + SegmentFormat.TRAILER_BYTES]);
        MemorySegment.copy(MemorySegment.ofArray(footer), 0, end, 0, footer.length);
        end.set(JAVA_INT_UNALIGNED, footer.length, footer.length);
        end.set(JAVA_INT_UNALIGNED, footer.length + 4L, Checksum.of(end, 0, footer.length));
        end.set(JAVA_LONG_UNALIGNED, footer.length + 8L, SegmentFormat.MAGIC);
        file.write(end.asByteBuffer(), at);
        return at + end.byteSize();
    }

    private MemorySegment header(UUID topic, int partRef) {
        MemorySegment header = MemorySegment.ofArray(new byte[SegmentFormat.HEADER_BYTES]);
        header.set(JAVA_LONG_UNALIGNED, 0, SegmentFormat.MAGIC);
        header.set(JAVA_INT_UNALIGNED, 8, SegmentFormat.VERSION);
        header.set(JAVA_INT_UNALIGNED, 12, partRef);
        header.set(JAVA_LONG_UNALIGNED, 16, topic.getMostSignificantBits());
        header.set(JAVA_LONG_UNALIGNED, 24, topic.getLeastSignificantBits());
        header.set(JAVA_LONG_UNALIGNED, 32, baseOffset);
        header.set(JAVA_LONG_UNALIGNED, 40, rows);
        header.set(JAVA_INT_UNALIGNED, 60, Checksum.of(header, 0, 60));
        return header;
    }

    /** Fewer rows a group where values are so long that a column of a group would not fit. */
    private int groupRows() {
        int groupRows = SegmentFormat.GROUP_ROWS;
        while (groupRows > Part.ZONE_ROWS && longest(groupRows) > SegmentFormat.GROUP_VARLEN_BYTES_MAX) {
            groupRows /= 2;
        }
        return groupRows;
    }

    private long longest(int groupRows) {
        long longest = 0;
        for (int i = 0; i < types.size(); i++) {
            for (long from = 0; from < rows; from += groupRows) {
                longest = Math.max(longest, varlenBytes(i, from, (int) Math.min(groupRows, rows - from)));
            }
        }
        return longest;
    }

    private long varlenBytes(int column, long from, int count) {
        long bytes = 0;
        for (TailChunk chunk : chunks) {
            long start = chunk.baseOffset() - baseOffset;
            int first = Math.clamp(from - start, 0, chunk.rows());
            int last = Math.clamp(from + count - start, 0, chunk.rows());
            bytes += chunk.column(column).varlenBytes(last)
                    - chunk.column(column).varlenBytes(first);
        }
        return bytes;
    }

    /** Rows of a column from several chunks in one piece. */
    private ChunkColumn gather(int column, long from, int count) {
        ChunkColumn target = new ChunkColumn(allocator, types.get(column), count, varlenBytes(column, from, count));
        boolean whole = false;
        try (BitScratch scratch = new BitScratch(allocator)) {
            int done = 0;
            for (TailChunk chunk : chunks) {
                long start = chunk.baseOffset() - baseOffset;
                int first = Math.clamp(from - start, 0, chunk.rows());
                int last = Math.clamp(from + count - start, 0, chunk.rows());
                if (last > first) {
                    Column piece = chunk.column(column).slice(first, last - first, scratch);
                    target.append(done, piece, 0, last - first);
                    done += last - first;
                }
            }
            whole = true;
            return target;
        } finally {
            if (!whole) {
                target.close();
            }
        }
    }
}
