package dev.travertine.log.tail;

import dev.travertine.spi.batch.ColumnBuffer;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** A reader's memory for bitmaps of one column that had to be moved. One thread. */
public final class BitScratch implements AutoCloseable {
    private final BufferAllocator allocator;
    private final @Nullable ArrowBuf[] buffers = new @Nullable ArrowBuf[2];

    public BitScratch(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    MemorySegment take(int which, int rows) {
        ArrowBuf buffer = buffers[which];
        long bytes = ColumnBuffer.bitBytes(rows);
        if (buffer == null || buffer.capacity() < bytes) {
            if (buffer != null) {
                buffer.close();
            }
            buffer = allocator.buffer(bytes);
            buffers[which] = buffer;
        }
        return ColumnBuffer.segment(buffer);
    }

    @Override
    public void close() {
        for (int i = 0; i < buffers.length; i++) {
            ArrowBuf buffer = buffers[i];
            if (buffer != null) {
                buffer.close();
                buffers[i] = null;
            }
        }
    }
}
