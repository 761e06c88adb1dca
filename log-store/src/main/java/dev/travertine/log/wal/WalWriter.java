package dev.travertine.log.wal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.travertine.log.io.Vfs;
import dev.travertine.log.io.VfsFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends frames. Nothing is durable before {@link #force} returns. A group of frames whose writing failed is undone by
 * {@link #rollBack}; after a failed force nothing is known any more, and the writer must not be used.
 *
 * <p>One thread writes; {@link #trim}, {@link #bytes} may be called by others.
 */
public final class WalWriter implements AutoCloseable {
    private static final int STAGING_BYTES = 1 << 20;

    private final Vfs vfs;
    private final long fileBytesMax;
    private final ByteBuffer staging = ByteBuffer.allocateDirect(STAGING_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final MemorySegment stagingBytes = MemorySegment.ofBuffer(staging);

    /** First positions of the files, ascending; the last one is being written. Guarded by this. */
    private final List<Long> files;

    private @Nullable VfsFile file;
    private long fileStart;
    /** Whether the name of the file that is being written has been synced. */
    private boolean nameDurable;

    /** Where the next frame goes. */
    private volatile long position;
    /** Frames before it have been handed to the file system; the rest is in the staging buffer. */
    private long written;

    private long durable;
    private int lastCrc;

    /** Where the last complete group ended, and the CRC of its last header. */
    private long groupEnd;

    private int groupCrc;

    /**
     * Goes on at a position; the first append makes a new file there.
     *
     * @param files first positions of the files that are there
     */
    public WalWriter(Vfs vfs, long position, List<Long> files, long fileBytesMax) {
        this.vfs = vfs;
        this.position = position;
        this.written = position;
        this.durable = position;
        this.groupEnd = position;
        this.files = new ArrayList<>(files);
        this.fileBytesMax = fileBytesMax;
    }

    /** Where the next frame goes. */
    public long position() {
        return position;
    }

    /** Whether a file is open for writing. */
    public boolean hasFile() {
        return file != null;
    }

    /** Bytes of all files. */
    public synchronized long bytes() {
        return files.isEmpty() ? 0 : position - files.getFirst();
    }

    /** Begins a group, in a new file where the last one is full: a group lies in one file. */
    public void begin() throws IOException {
        groupEnd = position;
        groupCrc = lastCrc;
        VfsFile full = file;
        if (full != null && position > fileStart && position - fileStart >= fileBytesMax) {
            // A later file says that all of the earlier ones is durable.
            full.force();
            durable = position;
            file = null;
            full.close();
        }
        if (file == null) {
            file = vfs.create(WalFiles.path(position));
            fileStart = position;
            nameDurable = false;
            lastCrc = 0;
            groupCrc = 0;
            synchronized (this) {
                files.add(position);
            }
        }
        if (!nameDurable) {
            vfs.syncDir(WalFiles.FOLDER);
            nameDurable = true;
        }
    }

    /** Appends a frame of rows; returns its position. */
    public long rows(int flags, int partRef, long baseOffset, long appendMicros, long watermark, FrameBody body)
            throws IOException {
        int attached = body.attachment() == null ? flags : flags | FrameHeader.ATTACHMENT;
        long lsn = position;
        header(new FrameHeader(
                (int) body.frameBytes(),
                body.crc(),
                FrameType.ROWS,
                attached,
                partRef,
                body.batch().rows(),
                lsn,
                durable,
                baseOffset,
                appendMicros,
                watermark,
                lastCrc));
        write(body.bytes());
        position = lsn + body.frameBytes();
        return lsn;
    }

    /** Appends the COMMIT frame of a transaction. */
    public void commit(long appendMicros) throws IOException {
        bodiless(FrameType.COMMIT, appendMicros);
    }

    /** Appends a frame that says that everything before it is durable; only right after {@link #force}. */
    public void mark(long appendMicros) throws IOException {
        bodiless(FrameType.MARK, appendMicros);
        flush();
    }

    private void bodiless(FrameType type, long appendMicros) throws IOException {
        long lsn = position;
        header(new FrameHeader(
                FrameHeader.BYTES, 0, type, 0, 0, 0, lsn, durable, 0, appendMicros, FrameHeader.NO_WATERMARK, lastCrc));
        position = lsn + FrameHeader.BYTES;
    }

    private void header(FrameHeader header) throws IOException {
        if (staging.remaining() < FrameHeader.BYTES) {
            flush();
        }
        lastCrc = header.put(stagingBytes, staging.position());
        staging.position(staging.position() + FrameHeader.BYTES);
    }

    private void write(MemorySegment bytes) throws IOException {
        if (bytes.byteSize() > staging.remaining()) {
            flush();
        }
        if (bytes.byteSize() > staging.remaining()) {
            open().write(bytes.asByteBuffer(), written - fileStart);
            written += bytes.byteSize();
            return;
        }
        MemorySegment.copy(bytes, JAVA_BYTE, 0, stagingBytes, JAVA_BYTE, staging.position(), bytes.byteSize());
        staging.position(staging.position() + (int) bytes.byteSize());
    }

    /** Hands what has been appended to the file system. */
    public void flush() throws IOException {
        staging.flip();
        int bytes = staging.remaining();
        try {
            if (bytes > 0) {
                open().write(staging, written - fileStart);
                written += bytes;
            }
        } finally {
            staging.clear();
        }
    }

    /** Makes everything appended durable. */
    public void force() throws IOException {
        flush();
        open().force();
        durable = position;
    }

    /** Everything before this position is durable. */
    public long durable() {
        return durable;
    }

    /** Whether everything that has been appended is durable. */
    public boolean isDurable() {
        return durable == position;
    }

    /** Takes back the group that was begun last: none of its frames will be found. */
    public void rollBack() throws IOException {
        staging.clear();
        VfsFile last = file;
        if (last != null && groupEnd >= fileStart) {
            last.truncate(groupEnd - fileStart);
        }
        position = groupEnd;
        written = groupEnd;
        lastCrc = groupCrc;
    }

    /** Deletes the files that lie before that position as a whole. */
    public void trim(long low) throws IOException {
        while (true) {
            long first;
            synchronized (this) {
                if (files.size() < 2 || files.get(1) > low) {
                    return;
                }
                first = files.removeFirst();
            }
            vfs.delete(WalFiles.path(first));
        }
    }

    /** The position from which the files would be kept by {@link #trim}. */
    public synchronized long firstKept(long low) {
        long kept = files.isEmpty() ? position : files.getFirst();
        for (int i = 1; i < files.size() && files.get(i) <= low; i++) {
            kept = files.get(i);
        }
        return kept;
    }

    private VfsFile open() {
        VfsFile current = file;
        if (current == null) {
            throw new IllegalStateException("no group was begun");
        }
        return current;
    }

    @Override
    public void close() throws IOException {
        VfsFile last = file;
        file = null;
        if (last != null) {
            last.close();
        }
    }
}
