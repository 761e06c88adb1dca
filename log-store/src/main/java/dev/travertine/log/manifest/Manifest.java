package dev.travertine.log.manifest;

import dev.travertine.log.io.IoErrors;
import dev.travertine.log.io.Vfs;
import dev.travertine.log.io.VfsFile;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The live manifest, named by the file CURRENT. An edit is durable when {@link #append} returns, and in force in memory only
 * then; at a crash the last edit may be there or not. A manifest that has grown large is written anew and takes the old one's
 * place by a rename of CURRENT. Safe for use by many threads.
 */
public final class Manifest implements AutoCloseable {
    private static final String CURRENT = "CURRENT";
    private static final Pattern NAME = Pattern.compile("MANIFEST-([0-9]{6,18})");

    private final Vfs vfs;
    private final long bytesMax;
    private final ManifestState state = new ManifestState();
    private long number;
    private @Nullable VfsFile file;
    private long size;
    /** Everything in the file before this position has been synced. */
    private long durable;

    private long rewriteAt;
    private @Nullable String failure;

    private Manifest(Vfs vfs, long bytesMax) {
        this.vfs = vfs;
        this.bytesMax = bytesMax;
    }

    /**
     * Reads the manifest of a folder, or makes the first one where there is none.
     *
     * @param bytesMax size from which it is written anew
     * @throws TravertineException XX001 where it is damaged
     */
    public static Manifest open(Vfs vfs, long bytesMax) throws IOException {
        Manifest manifest = new Manifest(vfs, bytesMax);
        if (vfs.exists(CURRENT)) {
            manifest.read();
        } else {
            manifest.refuseLostPointer();
            manifest.rewrite();
        }
        return manifest;
    }

    /** A store makes CURRENT before anything else that counts: logs and segments without it mean that it was lost. */
    private void refuseLostPointer() throws IOException {
        boolean sealed = !vfs.list("t").isEmpty();
        for (String name : vfs.list("wal")) {
            if (sealed || vfs.size("wal/" + name) > 0) {
                throw new TravertineException(
                        ErrorCode.CORRUPT_DATA, "folder " + vfs.describe() + " has data but no file " + CURRENT);
            }
        }
        for (String name : vfs.list("")) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                number = Math.max(number, Long.parseLong(matcher.group(1)));
            }
        }
    }

    private void read() throws IOException {
        String name = new String(readAll(CURRENT), StandardCharsets.US_ASCII);
        Matcher matcher = NAME.matcher(name.endsWith("\n") ? name.substring(0, name.length() - 1) : "");
        if (!matcher.matches() || !vfs.exists(matcher.group())) {
            throw new TravertineException(ErrorCode.CORRUPT_DATA, "file " + CURRENT + " names no manifest");
        }
        number = Long.parseLong(matcher.group(1));
        ManifestFrames.Contents contents = ManifestFrames.read(readAll(matcher.group()));
        contents.edits().forEach(state::apply);
        size = contents.size();
        rewriteAt = Math.max(bytesMax, size);
        if (contents.torn()) {
            rewrite();
        } else {
            file = vfs.open(matcher.group());
        }
    }

    private byte[] readAll(String path) throws IOException {
        try (VfsFile source = vfs.open(path)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(source.size()));
            source.read(bytes, 0);
            return bytes.array();
        }
    }

    /** Asks the state something. */
    public synchronized <T> T get(Function<ManifestState, T> question) {
        return question.apply(state);
    }

    /**
     * Makes edits durable, one after the other: a crash may keep the first ones alone.
     *
     * @throws TravertineException 53100 where the disk is full: nothing has happened; 58030 where nothing is known any more
     */
    public synchronized void append(List<Edit> edits) {
        if (failure != null) {
            throw new TravertineException(ErrorCode.READ_ONLY, "the store is read-only: " + failure);
        }
        ByteBuffer bytes = ManifestFrames.encode(edits, size, durable);
        VfsFile target = open();
        long end = size + bytes.remaining();
        try {
            target.write(bytes, size);
        } catch (IOException e) {
            cutBack(target);
            throw IoErrors.of("writing the manifest", e);
        }
        try {
            target.force();
        } catch (IOException e) {
            failure = "syncing the manifest failed";
            // Not as a full disk, whatever the reason: that would promise that nothing has happened.
            throw IoErrors.of("syncing the manifest", new IOException("sync failed", e));
        }
        size = end;
        durable = end;
        edits.forEach(state::apply);
        mark(target);
        rewriteWhenLarge();
    }

    /** A frame behind the durable ones tells a damaged edit from one that was being written. */
    private void mark(VfsFile target) {
        ByteBuffer bytes = ManifestFrames.encode(List.of(new Edit.Mark()), size, durable);
        int length = bytes.remaining();
        try {
            target.write(bytes, size);
            size += length;
        } catch (IOException e) {
            // The edit is durable; only the mark is missing.
            cutBack(target);
        }
    }

    private void cutBack(VfsFile target) {
        try {
            target.truncate(size);
        } catch (IOException e) {
            failure = "the manifest could not be cut back after a failed write";
        }
    }

    private void rewriteWhenLarge() {
        if (size < rewriteAt || failure != null) {
            return;
        }
        try {
            rewrite();
        } catch (IOException e) {
            // The old one is whole and goes on; try again when it has grown by half.
            rewriteAt = size + size / 2;
        }
    }

    private void rewrite() throws IOException {
        String name = String.format("MANIFEST-%06d", number + 1);
        if (vfs.exists(name)) {
            vfs.delete(name);
        }
        VfsFile fresh = vfs.create(name);
        boolean whole = false;
        try {
            ByteBuffer bytes = ManifestFrames.encodeFile(state.edits());
            int length = bytes.remaining();
            fresh.write(bytes, 0);
            fresh.force();
            vfs.syncDir("");
            point(name);
            VfsFile old = file;
            file = fresh;
            size = length;
            durable = length;
            rewriteAt = Math.max(bytesMax, size * 2);
            whole = true;
            if (old != null) {
                old.close();
            }
            String oldName = String.format("MANIFEST-%06d", number);
            number++;
            if (vfs.exists(oldName)) {
                vfs.delete(oldName);
            }
        } finally {
            if (!whole) {
                fresh.close();
            }
        }
    }

    private void point(String name) throws IOException {
        String temporary = CURRENT + ".tmp";
        if (vfs.exists(temporary)) {
            vfs.delete(temporary);
        }
        try (VfsFile pointer = vfs.create(temporary)) {
            pointer.write(ByteBuffer.wrap((name + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
            pointer.force();
        }
        boolean known = false;
        try {
            vfs.rename(temporary, CURRENT);
            vfs.syncDir("");
            known = true;
        } finally {
            if (!known) {
                failure = "nobody knows which manifest is the live one";
            }
        }
    }

    private VfsFile open() {
        VfsFile current = file;
        if (current == null) {
            throw new IllegalStateException("the manifest is closed");
        }
        return current;
    }

    /** Files of the folder that belong to the manifest. */
    public synchronized List<String> files() {
        return List.of(CURRENT, String.format("MANIFEST-%06d", number));
    }

    public synchronized long bytes() {
        return size;
    }

    @Override
    public synchronized void close() throws IOException {
        VfsFile last = file;
        file = null;
        if (last != null) {
            last.close();
        }
    }
}
