package dev.travertine.log.io;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A folder of the real file system. */
public final class RealVfs implements Vfs {
    /** Folders held by this process: a file lock says nothing to other threads of the process that has it. */
    private static final Set<Path> HELD = Collections.synchronizedSet(new HashSet<>());

    private final Path root;

    /** Makes the folder where it is not there. */
    public RealVfs(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        Files.createDirectories(absolute);
        if (!Files.isDirectory(absolute)) {
            throw new NotDirectoryException(absolute.toString());
        }
        this.root = absolute.toRealPath();
    }

    private Path at(String path) {
        return path.isEmpty() ? root : root.resolve(path);
    }

    @Override
    public VfsFile create(String path) throws IOException {
        return new RealFile(FileChannel.open(
                at(path), StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public VfsFile open(String path) throws IOException {
        return new RealFile(FileChannel.open(at(path), StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public MemorySegment map(String path, Arena arena) throws IOException {
        try (FileChannel channel = FileChannel.open(at(path), StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    @Override
    public boolean exists(String path) {
        return Files.exists(at(path));
    }

    @Override
    public long size(String path) throws IOException {
        return Files.size(at(path));
    }

    @Override
    public List<String> list(String folder) throws IOException {
        List<String> names = new ArrayList<>();
        if (!Files.isDirectory(at(folder))) {
            return names;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(at(folder))) {
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
        }
        Collections.sort(names);
        return names;
    }

    @Override
    public boolean isFolder(String path) {
        return Files.isDirectory(at(path));
    }

    @Override
    public void createFolder(String path) throws IOException {
        if (!Files.isDirectory(at(path))) {
            Files.createDirectory(at(path));
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(at(from), at(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String path) throws IOException {
        Files.delete(at(path));
    }

    @Override
    public void syncDir(String folder) throws IOException {
        try (FileChannel channel = FileChannel.open(at(folder), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Lock lock(String path) throws IOException {
        if (!HELD.add(root)) {
            throw inUse(Long.toString(ProcessHandle.current().pid()));
        }
        boolean held = false;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    at(path), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(owner(channel));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            held = true;
            return new RealLock(root, channel);
        } catch (OverlappingFileLockException e) {
            // Another copy of this class, in another class loader of this process.
            throw inUse(Long.toString(ProcessHandle.current().pid()));
        } finally {
            if (!held) {
                HELD.remove(root);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private TravertineException inUse(String pid) {
        return new TravertineException(ErrorCode.OBJECT_IN_USE, "folder " + root + " is in use by process " + pid)
                .withHint("close the other one first, or choose another folder");
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(32);
        channel.read(text, 0);
        String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
        return pid.isEmpty() ? "(unknown)" : pid;
    }

    @Override
    public String describe() {
        return root.toString();
    }

    private record RealLock(Path root, FileChannel channel) implements Lock {
        @Override
        public void close() throws IOException {
            try {
                channel.close();
            } finally {
                HELD.remove(root);
            }
        }
    }

    private record RealFile(FileChannel channel) implements VfsFile {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            long at = position;
            while (source.hasRemaining()) {
                at += channel.write(source, at);
            }
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            int total = 0;
            while (target.hasRemaining()) {
                int count = channel.read(target, position + total);
                if (count < 0) {
                    break;
                }
                total += count;
            }
            return total;
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
