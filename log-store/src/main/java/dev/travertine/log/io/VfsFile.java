package dev.travertine.log.io;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file. One thread at a time. */
public interface VfsFile extends AutoCloseable {
    long size() throws IOException;

    /** Writes all remaining bytes at that position. */
    void write(ByteBuffer source, long position) throws IOException;

    /** Reads until the buffer is full or the file at its end; returns how many bytes. */
    int read(ByteBuffer target, long position) throws IOException;

    /** Makes the bytes written so far durable. After a failure nothing is known of them: never try again. */
    void force() throws IOException;

    void truncate(long size) throws IOException;

    @Override
    void close() throws IOException;
}
