package dev.travertine.executor.expression;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.travertine.executor.vector.Bits;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.type.DataType;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;

/** Writes vectors as flat (or constant) columns into memory of its own, used again for the next vector. */
final class ColumnWriter implements AutoCloseable {
    private final ColumnBuffer buffer;

    ColumnWriter(BufferAllocator allocator, DataType type) {
        this.buffer = new ColumnBuffer(allocator, type, Batch.ROWS_MAX);
    }

    Column write(Vector vector) {
        int rows = vector.constant ? 1 : vector.rows;
        buffer.clear();
        buffer.reserve(rows);
        writeValidity(vector, rows);
        MemorySegment data = buffer.data();
        switch (buffer.type().physical()) {
            case BIT -> {
                for (int i = 0; i < Vector.words(rows); i++) {
                    Bits.setWord(data, i, vector.bits[i]);
                }
            }
            case INT8 -> store8(vector.longs, data, rows);
            case INT16 -> store16(vector.longs, data, rows);
            case INT32 -> store32(vector.longs, data, rows);
            case INT64 -> MemorySegment.copy(vector.longs, 0, data, JAVA_LONG_UNALIGNED, 0, rows);
            case INT128 -> store128(vector.longs, vector.highs, data, rows);
            case FLOAT32 -> storeFloat(vector.doubles, data, rows);
            case FLOAT64 -> MemorySegment.copy(vector.doubles, 0, data, JAVA_DOUBLE_UNALIGNED, 0, rows);
            case VARLEN -> storeText(vector, rows);
        }
        buffer.setRows(rows, vector.validity != null);
        Column flat = buffer.view();
        return vector.constant ? Column.constant(flat, vector.rows) : flat;
    }

    private void writeValidity(Vector vector, int rows) {
        MemorySegment bits = buffer.validity();
        long[] words = vector.validity;
        for (int i = 0; i < Vector.words(rows); i++) {
            Bits.setWord(bits, i, words == null ? -1L : words[i]);
        }
    }

    private void storeText(Vector vector, int rows) {
        long bytes = 0;
        for (int i = 0; i < rows; i++) {
            bytes += vector.lengths[i];
        }
        buffer.reserveBytes(bytes);
        storeBytes(vector.data, vector.starts, vector.lengths, buffer.data(), buffer.offsets(), rows);
    }

    private static void storeBytes(
            MemorySegment source, int[] starts, int[] lengths, MemorySegment data, MemorySegment ends, int rows) {
        int at = 0;
        ends.set(JAVA_INT_UNALIGNED, 0, 0);
        for (int i = 0; i < rows; i++) {
            MemorySegment.copy(source, starts[i], data, at, lengths[i]);
            at += lengths[i];
            ends.set(JAVA_INT_UNALIGNED, i * 4L + 4, at);
        }
    }

    private static void store8(long[] source, MemorySegment data, int rows) {
        for (int i = 0; i < rows; i++) {
            data.set(JAVA_BYTE, i, (byte) source[i]);
        }
    }

    private static void store16(long[] source, MemorySegment data, int rows) {
        for (int i = 0; i < rows; i++) {
            data.set(JAVA_SHORT_UNALIGNED, i * 2L, (short) source[i]);
        }
    }

    private static void store32(long[] source, MemorySegment data, int rows) {
        for (int i = 0; i < rows; i++) {
            data.set(JAVA_INT_UNALIGNED, i * 4L, (int) source[i]);
        }
    }

    private static void store128(long[] lows, long[] highs, MemorySegment data, int rows) {
        for (int i = 0; i < rows; i++) {
            data.set(JAVA_LONG_UNALIGNED, i * 16L, lows[i]);
            data.set(JAVA_LONG_UNALIGNED, i * 16L + 8, highs[i]);
        }
    }

    private static void storeFloat(double[] source, MemorySegment data, int rows) {
        for (int i = 0; i < rows; i++) {
            data.set(JAVA_FLOAT_UNALIGNED, i * 4L, (float) source[i]);
        }
    }

    @Override
    public void close() {
        buffer.close();
    }
}
