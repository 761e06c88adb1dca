package dev.travertine.log.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A folder whose n-th operation fails. Operations are those that change something: create, createFolder, write, truncate,
 * force, rename, delete and syncDir, counted from 1.
 */
public final class FaultVfs implements Vfs {
    /** How it fails. */
    public enum Fault {
        /** The n-th operation fails with an input/output error. */
        IO_ERROR,
        /** The n-th and all later operations that need space fail, until {@link #heal}. */
        DISK_FULL,
        /** The n-th and all later operations fail: the power is gone. */
        POWER_LOSS
    }

    private final Vfs files;
    private long operations;
    private long failAt = Long.MAX_VALUE;
    private Fault fault = Fault.IO_ERROR;

    public FaultVfs(Vfs files) {
        this.files = files;
    }

    /** Lets the {@code n}-th operation from now on fail. */
    public synchronized void failAt(long n, Fault kind) {
        failAt = operations + n;
        fault = kind;
    }

    public synchronized void heal() {
        failAt = Long.MAX_VALUE;
    }

    /** Operations until now. */
    public synchronized long operations() {
        return operations;
    }

    private synchronized boolean isFirst() {
        return operations == failAt;
    }

    private synchronized void operation(boolean needsSpace) throws IOException {
        operations++;
        switch (fault) {
            case IO_ERROR -> {
                if (operations == failAt) {
                    throw new IOException("Input/output error");
                }
            }
            case DISK_FULL -> {
                if (operations >= failAt && needsSpace) {
                    throw new IOException("No space left on device");
                }
            }
            case POWER_LOSS -> {
                if (operations >= failAt) {
                    throw new IOException("power lost");
                }
            }
        }
    }

    @Override
    public VfsFile create(String path) throws IOException {
        operation(true);
        return new FaultFile(files.create(path));
    }

    @Override
    public VfsFile open(String path) throws IOException {
        return new FaultFile(files.open(path));
    }

    @Override
    public MemorySegment map(String path, Arena arena) throws IOException {
        return files.map(path, arena);
    }

    @Override
    public boolean exists(String path) throws IOException {
        return files.exists(path);
    }

    @Override
    public long size(String path) throws IOException {
        return files.size(path);
    }

    @Override
    public List<String> list(String folder) throws IOException {
        return files.list(folder);
    }

    @Override
    public boolean isFolder(String path) throws IOException {
        return files.isFolder(path);
    }

    @Override
    public void createFolder(String path) throws IOException {
        operation(true);
        files.createFolder(path);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        operation(false);
        files.rename(from, to);
    }

    @Override
    public void delete(String path) throws IOException {
        operation(false);
        files.delete(path);
    }

    @Override
    public void syncDir(String folder) throws IOException {
        operation(false);
        files.syncDir(folder);
    }

    @Override
    public Lock lock(String path) throws IOException {
        return files.lock(path);
    }

    @Override
    public String describe() {
        return files.describe();
    }

    private final class FaultFile implements VfsFile {
        private final VfsFile file;

        FaultFile(VfsFile file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            try {
                operation(true);
            } catch (IOException e) {
                if (isFirst()) {
                    // A write that fails may have written a part.
                    ByteBuffer half = source.duplicate().limit(source.position() + source.remaining() / 2);
                    file.write(half, position);
                }
                throw e;
            }
            file.write(source, position);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public void force() throws IOException {
            operation(false);
            file.force();
        }

        @Override
        public void truncate(long size) throws IOException {
            operation(false);
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
