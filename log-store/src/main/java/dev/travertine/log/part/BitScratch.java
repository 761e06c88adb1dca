package dev.travertine.log.part;

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

    /**
     * {@code count} bits from bit {@code from}: a view where that lies between bytes, else a copy.
     *
     * @param which 0 or 1: a copy stays valid until the next one of the same number
     */
    public MemorySegment slice(MemorySegment bits, int from, int count, int which) {
        if ((from & 7) == 0) {
            return bits.asSlice(from >>> 3);
        }
        MemorySegment copy = take(which, count);
        Bits.copy(bits, from, copy, 0, count);
        return copy;
    }

    private MemorySegment take(int which, int rows) {
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
