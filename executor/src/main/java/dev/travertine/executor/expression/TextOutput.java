package dev.travertine.executor.expression;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/** Bytes put one behind the other, in off-heap memory that grows: what the texts of a vector point into. */
final class TextOutput implements AutoCloseable {
    private static final long BYTES_MIN = 1024;

    private final BufferAllocator allocator;
    private ArrowBuf buffer;
    private MemorySegment segment;
    private int position;

    TextOutput(BufferAllocator allocator) {
        this.allocator = allocator;
        this.buffer = allocator.buffer(BYTES_MIN);
        this.segment = ColumnBuffer.segment(buffer);
    }

    void clear() {
        position = 0;
    }

    /** Where the next byte goes. */
    int position() {
        return position;
    }

    /** All bytes so far; another one after the next append. */
    MemorySegment segment() {
        return segment;
    }

    void append(MemorySegment source, long start, int length) {
        reserve(length);
        MemorySegment.copy(source, start, segment, position, length);
        position += length;
    }

    void append(byte[] source, int length) {
        reserve(length);
        MemorySegment.copy(source, 0, segment, JAVA_BYTE, position, length);
        position += length;
    }

    private void reserve(int more) {
        long wanted = (long) position + more;
        if (wanted <= segment.byteSize()) {
            return;
        }
        if (wanted > Integer.MAX_VALUE) {
            throw new TravertineException(ErrorCode.LIMIT_EXCEEDED, "more than 2 GiB of text in one batch");
        }
        ArrowBuf wider = allocator.buffer(Math.max(wanted, segment.byteSize() * 2));
        MemorySegment target = ColumnBuffer.segment(wider);
        MemorySegment.copy(segment, 0, target, 0, position);
        buffer.close();
        buffer = wider;
        segment = target;
    }

    @Override
    public void close() {
        buffer.close();
    }
}
