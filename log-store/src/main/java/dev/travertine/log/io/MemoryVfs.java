package dev.travertine.log.io;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder in memory. With the crash model it remembers what has been synced, bytes and names apart, and
 * {@link #crashImage} says what a disk might hold after a loss of power at this moment.
 */
public final class MemoryVfs implements Vfs {
    private final boolean crashes;

    /** Files by path; a folder is a null node. */
    private final Map<String, Entry> names = new TreeMap<>();

    private final Map<String, Entry> syncedNames = new TreeMap<>();
    private final List<NameChange> unsyncedNames = new ArrayList<>();
    private boolean locked;

    /** Without the crash model: for stores that are gone with the process anyway. */
    public MemoryVfs() {
        this(false);
    }

    private MemoryVfs(boolean crashes) {
        this.crashes = crashes;
    }

    public static MemoryVfs withCrashModel() {
        return new MemoryVfs(true);
    }

    @Override
    public synchronized VfsFile create(String path) throws IOException {
        if (names.containsKey(path)) {
            throw new FileAlreadyExistsException(path);
        }
        parentOf(path);
        MemoryNode node = new MemoryNode(crashes);
        change(new NameChange(parent(path), null, path, new Entry(node)));
        return new MemoryFile(node);
    }

    @Override
    public synchronized VfsFile open(String path) throws IOException {
        return new MemoryFile(node(path));
    }

    @Override
    public synchronized MemorySegment map(String path, Arena arena) throws IOException {
        MemoryNode node = node(path);
        MemorySegment copy = arena.allocate(Math.max(1, node.size()), 64).asSlice(0, node.size());
        MemorySegment.copy(MemorySegment.ofArray(node.bytes()), 0, copy, 0, node.size());
        return copy;
    }

    @Override
    public synchronized boolean exists(String path) {
        return path.isEmpty() || names.containsKey(path);
    }

    @Override
    public synchronized long size(String path) throws IOException {
        return node(path).size();
    }

    @Override
    public synchronized List<String> list(String folder) {
        List<String> found = new ArrayList<>();
        for (String path : names.keySet()) {
            if (parent(path).equals(folder)) {
                found.add(path.substring(folder.isEmpty() ? 0 : folder.length() + 1));
            }
        }
        return found;
    }

    @Override
    public synchronized boolean isFolder(String path) {
        Entry entry = names.get(path);
        return path.isEmpty() || (entry != null && entry.node == null);
    }

    @Override
    public synchronized void createFolder(String path) throws IOException {
        if (!isFolder(path)) {
            parentOf(path);
            change(new NameChange(parent(path), null, path, new Entry(null)));
        }
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        MemoryNode node = node(from);
        if (!parent(from).equals(parent(to))) {
            throw new IOException("rename from one folder to another: " + from + ", " + to);
        }
        change(new NameChange(parent(to), from, to, new Entry(node)));
    }

    @Override
    public synchronized void delete(String path) throws IOException {
        if (!names.containsKey(path)) {
            throw new FileNotFoundException(path);
        }
        if (isFolder(path) && !list(path).isEmpty()) {
            throw new IOException("folder not empty: " + path);
        }
        change(new NameChange(parent(path), path, null, null));
    }

    @Override
    public synchronized void syncDir(String folder) throws IOException {
        if (!isFolder(folder)) {
            throw new FileNotFoundException(folder);
        }
        for (NameChange change : unsyncedNames) {
            if (change.folder.equals(folder)) {
                change.apply(syncedNames);
            }
        }
        unsyncedNames.removeIf(change -> change.folder.equals(folder));
    }

    @Override
    public synchronized Lock lock(String path) {
        if (locked) {
            throw new TravertineException(
                    ErrorCode.OBJECT_IN_USE,
                    "folder " + describe() + " is in use by process "
                            + ProcessHandle.current().pid());
        }
        locked = true;
        return this::unlock;
    }

    private synchronized void unlock() {
        locked = false;
    }

    @Override
    public String describe() {
        return "(in memory)";
    }

    /** What the disk may hold after power was lost now; a folder of its own. The same seed gives the same image. */
    public synchronized MemoryVfs crashImage(CrashMode mode, long seed) {
        if (!crashes) {
            throw new IllegalStateException("made without the crash model");
        }
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Entry> kept = new TreeMap<>(syncedNames);
        int first = mode == CrashMode.PREFIX ? random.nextInt(unsyncedNames.size() + 1) : unsyncedNames.size();
        for (NameChange change : unsyncedNames.subList(0, first)) {
            boolean survives = switch (mode) {
                case NONE -> false;
                case ALL, PREFIX -> true;
                case RANDOM, TORN -> random.nextBoolean();
            };
            if (survives) {
                change.apply(kept);
            }
        }
        MemoryVfs image = new MemoryVfs(true);
        for (Map.Entry<String, Entry> entry : kept.entrySet()) {
            String above = parent(entry.getKey());
            if (above.isEmpty() || image.names.containsKey(above)) {
                MemoryNode node = entry.getValue().node;
                image.names.put(entry.getKey(), new Entry(node == null ? null : node.afterCrash(mode, random)));
            }
        }
        image.syncedNames.putAll(image.names);
        return image;
    }

    private void change(NameChange change) {
        change.apply(names);
        if (crashes) {
            unsyncedNames.add(change);
        }
    }

    private MemoryNode node(String path) throws IOException {
        Entry entry = names.get(path);
        if (entry == null || entry.node == null) {
            throw new FileNotFoundException(path);
        }
        return entry.node;
    }

    private void parentOf(String path) throws IOException {
        if (!isFolder(parent(path))) {
            throw new FileNotFoundException(parent(path));
        }
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private record Entry(@Nullable MemoryNode node) {}

    private record NameChange(
            String folder,
            @Nullable String removed,
            @Nullable String added,
            @Nullable Entry entry) {
        void apply(Map<String, Entry> target) {
            if (removed != null) {
                target.remove(removed);
            }
            if (added != null && entry != null) {
                target.put(added, entry);
            }
        }
    }

    private final class MemoryFile implements VfsFile {
        private final MemoryNode node;

        MemoryFile(MemoryNode node) {
            this.node = node;
        }

        @Override
        public long size() {
            synchronized (MemoryVfs.this) {
                return node.size();
            }
        }

        @Override
        public void write(ByteBuffer source, long position) {
            byte[] bytes = new byte[source.remaining()];
            source.get(bytes);
            synchronized (MemoryVfs.this) {
                node.write(bytes, Math.toIntExact(position));
            }
        }

        @Override
        public int read(ByteBuffer target, long position) {
            synchronized (MemoryVfs.this) {
                int count = (int) Math.max(0, Math.min(target.remaining(), node.size() - position));
                if (count > 0) {
                    target.put(node.bytes(), (int) position, count);
                }
                return count;
            }
        }

        @Override
        public void force() {
            synchronized (MemoryVfs.this) {
                node.force();
            }
        }

        @Override
        public void truncate(long size) {
            synchronized (MemoryVfs.this) {
                node.truncate(Math.toIntExact(size));
            }
        }

        @Override
        public void close() {}
    }
}
