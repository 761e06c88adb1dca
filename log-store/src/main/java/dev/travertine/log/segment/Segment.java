package dev.travertine.log.segment;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.travertine.log.io.Checksum;
import dev.travertine.log.io.Vfs;
import dev.travertine.log.part.Part;
import dev.travertine.log.part.PartReader;
import dev.travertine.log.part.RefCount;
import dev.travertine.spi.catalog.ColumnRange;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.DataType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.apache.arrow.memory.BufferAllocator;

/**
 * A sealed segment, mapped. Header and footer are checked when it is opened, a column chunk when it is first read. The
 * mapping ends, and a dropped file goes, when the partition and the last snapshot have let it go. Safe for use by many threads.
 */
public final class Segment implements Part {
    private final Vfs vfs;
    private final String path;
    private final List<DataType> types;
    private final Arena arena;
    private final MemorySegment file;
    private final SegmentFooter footer;
    private final RefCount readers = new RefCount(this::end);

    /** 1 for each column chunk whose checksum has been found right. */
    private final AtomicIntegerArray verified;

    private volatile boolean deleted;

    private Segment(Vfs vfs, String path, List<DataType> types, Arena arena, MemorySegment file, SegmentFooter footer) {
        this.vfs = vfs;
        this.path = path;
        this.types = types;
        this.arena = arena;
        this.file = file;
        this.footer = footer;
        this.verified = new AtomicIntegerArray(footer.groups().size() * types.size());
    }

    /**
     * Maps a file and reads its footer.
     *
     * @param types of the stored columns
     * @throws TravertineException XX001 where it is damaged, or not the segment that it should be
     */
    @SuppressWarnings("MustBeClosedChecker")
    public static Segment open(
            Vfs vfs, String path, List<DataType> types, UUID topic, int partRef, long baseOffset, long rows)
            throws IOException {
        if (!vfs.exists(path)) {
            throw new TravertineException(
                    ErrorCode.CORRUPT_DATA,
                    "segment " + path + " with offsets " + baseOffset + " to " + (baseOffset + rows - 1)
                            + " is missing");
        }
        Arena arena = Arena.ofShared();
        boolean whole = false;
        try {
            MemorySegment file = vfs.map(path, arena);
            checkHeader(file, path, topic, partRef, baseOffset, rows);
            SegmentFooter footer = footer(file, types, path);
            check(footer.partRef() == partRef && footer.baseOffset() == baseOffset && footer.rows() == rows, path);
            Segment segment = new Segment(vfs, path, List.copyOf(types), arena, file, footer);
            whole = true;
            return segment;
        } finally {
            if (!whole) {
                arena.close();
            }
        }
    }

    private static void checkHeader(
            MemorySegment file, String path, UUID topic, int partRef, long baseOffset, long rows) {
        check(file.byteSize() >= SegmentFormat.HEADER_BYTES + SegmentFormat.TRAILER_BYTES, path);
        check(file.get(JAVA_LONG_UNALIGNED, 0) == SegmentFormat.MAGIC, path);
        check(file.get(JAVA_INT_UNALIGNED, 60) == Checksum.of(file, 0, 60), path);
        int version = file.get(JAVA_INT_UNALIGNED, 8);
        if (version != SegmentFormat.VERSION) {
            throw TravertineException.unsupported("a segment of format version " + version);
        }
        check(file.get(JAVA_INT_UNALIGNED, 12) == partRef, path);
        check(file.get(JAVA_LONG_UNALIGNED, 16) == topic.getMostSignificantBits(), path);
        check(file.get(JAVA_LONG_UNALIGNED, 24) == topic.getLeastSignificantBits(), path);
        check(file.get(JAVA_LONG_UNALIGNED, 32) == baseOffset, path);
        check(file.get(JAVA_LONG_UNALIGNED, 40) == rows, path);
    }

    private static SegmentFooter footer(MemorySegment file, List<DataType> types, String path) {
        long trailer = file.byteSize() - SegmentFormat.TRAILER_BYTES;
        int length = file.get(JAVA_INT_UNALIGNED, trailer);
        check(file.get(JAVA_LONG_UNALIGNED, trailer + 8) == SegmentFormat.MAGIC, path);
        check(length > 0 && length <= trailer - SegmentFormat.HEADER_BYTES, path);
        check(file.get(JAVA_INT_UNALIGNED, trailer + 4) == Checksum.of(file, trailer - length, length), path);
        byte[] bytes = file.asSlice(trailer - length, length).toArray(JAVA_BYTE);
        SegmentFooter footer = SegmentFooter.of(bytes, types, path);
        for (List<ChunkMeta> columns : footer.groups()) {
            for (ChunkMeta chunk : columns) {
                check(chunk.position() >= SegmentFormat.HEADER_BYTES && chunk.length() >= 0, path);
                check(chunk.length() <= trailer - length - chunk.position(), path);
            }
        }
        return footer;
    }

    private static void check(boolean right, String path) {
        if (!right) {
            throw new TravertineException(ErrorCode.CORRUPT_DATA, "segment " + path + " is damaged");
        }
    }

    public String path() {
        return path;
    }

    public long rows() {
        return footer.rows();
    }

    /** Bytes of the file. */
    public long bytes() {
        return file.byteSize();
    }

    /** What is known of a stored column over all rows. */
    public ColumnSummary summary(int column) {
        ColumnSummary summary = ColumnSummary.EMPTY;
        for (List<ChunkMeta> columns : footer.groups()) {
            summary = summary.plus(columns.get(column));
        }
        return summary;
    }

    /** How a column of a group is encoded, for tests and for the curious. */
    public String encoding(int group, int column) {
        return footer.groups().get(group).get(column).encoding().name();
    }

    @Override
    public long baseOffset() {
        return footer.baseOffset();
    }

    @Override
    public int groupRows() {
        return footer.groupRows();
    }

    @Override
    public boolean tryRetain() {
        return readers.tryRetain();
    }

    @Override
    public void release() {
        readers.release();
    }

    /** Lets the file go with the last reader. */
    public void delete() {
        deleted = true;
    }

    private void end() {
        arena.close();
        if (deleted) {
            try {
                vfs.delete(path);
            } catch (IOException e) {
                // The next opening of the store finds a file that nobody lists, and deletes it.
                System.getLogger(Segment.class.getName())
                        .log(System.Logger.Level.DEBUG, "segment " + path + " was not deleted yet", e);
            }
        }
    }

    @Override
    public boolean mayMatch(int group, int row, ColumnRange range) {
        ChunkMeta chunk = footer.groups().get(group).get(range.column());
        return chunk.zones().get(row / ZONE_ROWS).mayMatch(range.low(), range.high());
    }

    @Override
    public PartReader open(int group, BufferAllocator allocator) {
        return new Reader(group, allocator);
    }

    /** The bytes of a column chunk, verified. */
    private MemorySegment chunk(int group, int column) {
        ChunkMeta meta = footer.groups().get(group).get(column);
        MemorySegment bytes = file.asSlice(meta.position(), meta.length());
        int index = group * types.size() + column;
        if (verified.get(index) == 0) {
            if (checksum(bytes) != meta.crc()) {
                long first = baseOffset() + (long) group * footer.groupRows();
                throw new TravertineException(
                        ErrorCode.CORRUPT_DATA,
                        "segment " + path + " is damaged in column " + column + " of offsets " + first + " to "
                                + (first + footer.rowsOf(group) - 1));
            }
            verified.set(index, 1);
        }
        return bytes;
    }

    private int checksum(MemorySegment bytes) {
        try {
            return Checksum.of(bytes);
        } catch (InternalError e) {
            // The pages could not be read, or the file was cut behind our back.
            throw new TravertineException(ErrorCode.IO_ERROR, "reading segment " + path + " failed", e);
        }
    }

    private final class Reader implements PartReader {
        private final int group;
        private final BufferAllocator allocator;
        private final ChunkReader[] readers = new ChunkReader[types.size()];
        private long bytesRead;

        Reader(int group, BufferAllocator allocator) {
            this.group = group;
            this.allocator = allocator;
        }

        @Override
        public dev.travertine.spi.batch.Column read(int column, int from, int count) {
            ChunkReader reader = readers[column];
            if (reader == null) {
                ChunkMeta meta = footer.groups().get(group).get(column);
                reader =
                        new ChunkReader(types.get(column), footer.rowsOf(group), meta, chunk(group, column), allocator);
                readers[column] = reader;
                bytesRead += meta.length();
            }
            return reader.read(from, count);
        }

        @Override
        public long bytesRead() {
            return bytesRead;
        }

        @Override
        public void close() {
            for (ChunkReader reader : readers) {
                if (reader != null) {
                    reader.close();
                }
            }
        }
    }
}
