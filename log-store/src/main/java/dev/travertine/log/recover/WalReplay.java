package dev.travertine.log.recover;

import dev.travertine.log.io.Vfs;
import dev.travertine.log.io.VfsFile;
import dev.travertine.log.wal.FrameHeader;
import dev.travertine.log.wal.FrameType;
import dev.travertine.log.wal.WalFiles;
import dev.travertine.log.wal.WalReader;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log from where the manifest says that it starts, and hands on the frames that count. What was being written when
 * the process ended is cut; what cannot be explained by that is damage, and refused without touching a file.
 */
public final class WalReplay {
    private final Vfs vfs;
    private final Frames frames;

    /** Frames of a transaction whose COMMIT has not been seen yet. */
    private final List<WalReader.Frame> open = new ArrayList<>();

    private long durable;

    /** Takes the frames that count, in order of the log; valid during the call. */
    public interface Frames {
        void rows(FrameHeader header, MemorySegment body);
    }

    /**
     * Where the log goes on.
     *
     * @param files first positions of the files that are there
     * @param cut bytes that were cut from the end
     */
    public record End(long position, List<Long> files, long cut) {}

    public WalReplay(Vfs vfs, Frames frames) {
        this.vfs = vfs;
        this.frames = frames;
    }

    /**
     * Replays.
     *
     * @param start where the log starts
     * @param acknowledged everything before this position was acknowledged for sure
     * @throws TravertineException XX001 where acknowledged frames are missing or damaged
     */
    public End run(long start, long acknowledged) throws IOException {
        durable = acknowledged;
        List<Long> all = WalFiles.list(vfs);
        List<Long> files = neededFrom(start, all);
        if (files.isEmpty()) {
            check(durable <= start, "its files are missing from position " + start);
            deleteAll(all);
            return new End(start, List.of(), 0);
        }
        long position = files.getFirst();
        check(position <= start, "its files are missing from position " + start);
        for (int i = 0; i < files.size(); i++) {
            boolean last = i == files.size() - 1;
            check(files.get(i) == position, "its files are missing from position " + position);
            position = replayFile(position, last);
        }
        check(durable <= position, "acknowledged frames are damaged or missing from position " + position);
        List<Long> superfluous = new ArrayList<>(all);
        superfluous.removeAll(files);
        deleteAll(superfluous);
        long cut = cutLast(files.getLast(), position);
        List<Long> kept = position == files.getLast() ? files.subList(0, files.size() - 1) : files;
        return new End(position, List.copyOf(kept), cut);
    }

    /** Files that have something at or behind that position. */
    private static List<Long> neededFrom(long start, List<Long> all) {
        List<Long> needed = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i + 1 == all.size() || all.get(i + 1) > start) {
                needed.add(all.get(i));
            }
        }
        return needed;
    }

    /** Returns the position behind the last frame that counts. */
    private long replayFile(long start, boolean last) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            WalReader reader = new WalReader(vfs.map(WalFiles.path(start), arena), start);
            long end = start;
            while (true) {
                WalReader.@Nullable Frame frame = reader.next();
                if (frame == null) {
                    break;
                }
                accept(frame);
                if (open.isEmpty()) {
                    end = reader.position();
                }
            }
            // A later file was begun when this one was durable: it has no torn end.
            check(last || (reader.atEnd() && open.isEmpty()), "frames are damaged at position " + end);
            durable = Math.max(durable, reader.durableUpToBehind());
            open.clear();
            return end;
        }
    }

    private void accept(WalReader.Frame frame) {
        durable = Math.max(durable, frame.header().durableUpTo());
        if (frame.header().type() == FrameType.COMMIT) {
            open.forEach(this::handOn);
            open.clear();
        } else if (frame.header().type() == FrameType.ROWS) {
            if (frame.header().inTransaction()) {
                open.add(frame);
            } else {
                handOn(frame);
            }
        }
    }

    private void handOn(WalReader.Frame frame) {
        frames.rows(frame.header(), frame.body());
    }

    private long cutLast(long start, long position) throws IOException {
        String path = WalFiles.path(start);
        long size = vfs.size(path);
        if (position == start) {
            vfs.delete(path);
            vfs.syncDir(WalFiles.FOLDER);
        } else if (size > position - start) {
            try (VfsFile file = vfs.open(path)) {
                file.truncate(position - start);
                file.force();
            }
        }
        return size - (position - start);
    }

    private void deleteAll(List<Long> files) throws IOException {
        for (long file : files) {
            vfs.delete(WalFiles.path(file));
        }
    }

    private static void check(boolean right, String problem) {
        if (!right) {
            throw new TravertineException(ErrorCode.CORRUPT_DATA, "the log is damaged: " + problem)
                    .withHint("nothing was changed; restore the folder from a copy");
        }
    }
}
