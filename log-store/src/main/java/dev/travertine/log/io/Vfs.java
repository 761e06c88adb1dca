package dev.travertine.log.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * The folder of one store: everything that the store does to files. Paths are relative, with {@code /} between names.
 *
 * <p>Nothing is durable when a call returns: bytes are after {@link VfsFile#force}, names after {@link #syncDir} of their
 * folder. Safe for use by many threads.
 */
public interface Vfs {
    /** Makes a file that is not there yet, open for reading and writing. */
    VfsFile create(String path) throws IOException;

    /** Opens a file that is there for reading and writing. */
    VfsFile open(String path) throws IOException;

    /** The bytes of a file that will not change any more, until the arena closes. */
    MemorySegment map(String path, Arena arena) throws IOException;

    boolean exists(String path) throws IOException;

    long size(String path) throws IOException;

    /** Names of files and folders in a folder, sorted; empty where there is no such folder. */
    List<String> list(String folder) throws IOException;

    boolean isFolder(String path) throws IOException;

    /** Makes a folder whose parent is there; nothing happens where it is there already. */
    void createFolder(String path) throws IOException;

    /** Gives a file another name, in one step, in place of a file that may have had it. */
    void rename(String from, String to) throws IOException;

    /** Removes a file or an empty folder. */
    void delete(String path) throws IOException;

    /** Makes the names in a folder durable; {@code ""} is the store's own folder. */
    void syncDir(String folder) throws IOException;

    /**
     * Holds the folder for this process until closed.
     *
     * @throws dev.travertine.spi.error.TravertineException 55006 where somebody else holds it
     */
    Lock lock(String path) throws IOException;

    /** What the user calls this folder, for messages. */
    String describe();

    /** A folder held. */
    interface Lock extends AutoCloseable {
        @Override
        void close() throws IOException;
    }
}
