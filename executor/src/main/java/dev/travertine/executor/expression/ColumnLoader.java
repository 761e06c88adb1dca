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
import dev.travertine.spi.batch.Column.Shape;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Brings columns of any shape and width into a vector. The vector is used again for the next column. */
final class ColumnLoader {
    private final Vector vector;
    /** Slots of the rows of a DICT column. */
    private int[] slots = {};

    ColumnLoader(Form form) {
        this.vector = new Vector(form);
    }

    Vector load(Column column, int rows) {
        vector.reset(rows);
        switch (column.shape()) {
            case FLAT -> {
                loadValidity(column.validity(), rows);
                loadFlat(column, rows);
            }
            case CONST -> loadConstant(column, rows);
            case DICT -> loadDictionary(column, dictionary(column), rows);
        }
        return vector;
    }

    private static Column dictionary(Column column) {
        Column dictionary = column.dictionary();
        if (dictionary == null || dictionary.shape() != Shape.FLAT) {
            throw new IllegalStateException("no flat dictionary in a column of " + column.type());
        }
        return dictionary;
    }

    private void loadValidity(@Nullable MemorySegment bits, int rows) {
        if (bits == null) {
            return;
        }
        long[] words = vector.writeValidity();
        for (int i = 0; i < Vector.words(rows); i++) {
            words[i] = Bits.word(bits, i);
        }
    }

    private void loadFlat(Column column, int rows) {
        MemorySegment data = column.data();
        switch (column.type().physical()) {
            case BIT -> {
                for (int i = 0; i < Vector.words(rows); i++) {
                    vector.bits[i] = Bits.word(data, i);
                }
            }
            case INT8 -> load8(data, vector.longs, rows);
            case INT16 -> load16(data, vector.longs, rows);
            case INT32 -> load32(data, vector.longs, rows);
            case INT64 -> MemorySegment.copy(data, JAVA_LONG_UNALIGNED, 0, vector.longs, 0, rows);
            case INT128 -> load128(data, vector.longs, vector.highs, rows);
            case FLOAT32 -> loadFloat(data, vector.doubles, rows);
            case FLOAT64 -> MemorySegment.copy(data, JAVA_DOUBLE_UNALIGNED, 0, vector.doubles, 0, rows);
            case VARLEN -> {
                vector.data = data;
                loadEnds(ends(column), vector.starts, vector.lengths, rows);
                clearNullTexts(rows);
            }
        }
    }

    private void clearNullTexts(int rows) {
        if (vector.validity == null) {
            return;
        }
        for (int i = 0; i < rows; i++) {
            if (!vector.isValid(i)) {
                vector.lengths[i] = 0;
            }
        }
    }

    private static MemorySegment ends(Column column) {
        MemorySegment ends = column.offsets();
        if (ends == null) {
            throw new IllegalStateException("no offsets in a column of " + column.type());
        }
        return ends;
    }

    private void loadConstant(Column column, int rows) {
        vector.constant = true;
        if (column.validity() != null && !Bits.get(column.validity(), 0)) {
            vector.fillValidity(false);
            if (vector.form == Form.TEXT) {
                vector.data = column.data();
                Arrays.fill(vector.starts, 0, rows, 0);
                Arrays.fill(vector.lengths, 0, rows, 0);
            }
            return;
        }
        switch (vector.form) {
            case BIT -> Arrays.fill(vector.bits, 0, Vector.words(rows), Bits.get(column.data(), 0) ? -1L : 0);
            case LONG -> Arrays.fill(vector.longs, 0, rows, column.getLong(0));
            case INT128 -> {
                Arrays.fill(vector.longs, 0, rows, column.getLong(0));
                Arrays.fill(vector.highs, 0, rows, column.getHigh(0));
            }
            case DOUBLE -> Arrays.fill(vector.doubles, 0, rows, column.getDouble(0));
            case TEXT -> {
                int start = ends(column).get(JAVA_INT_UNALIGNED, 0);
                vector.data = column.data();
                Arrays.fill(vector.starts, 0, rows, start);
                Arrays.fill(vector.lengths, 0, rows, ends(column).get(JAVA_INT_UNALIGNED, 4) - start);
            }
        }
    }

    private void loadDictionary(Column column, Column dictionary, int rows) {
        if (slots.length < rows) {
            slots = new int[Math.max(rows, Batch.ROWS_MAX)];
        }
        loadValidity(column.validity(), rows);
        MemorySegment.copy(column.data(), JAVA_INT_UNALIGNED, 0, slots, 0, rows);
        if (vector.validity != null) {
            // Where the code is NULL it may be anything.
            for (int i = 0; i < rows; i++) {
                slots[i] = vector.isValid(i) ? slots[i] : 0;
            }
        }
        if (dictionary.rows() == 0) {
            vector.fillValidity(false);
            Arrays.fill(vector.form == Form.TEXT ? vector.lengths : slots, 0, rows, 0);
            return;
        }
        MemorySegment nulls = dictionary.validity();
        if (nulls != null) {
            for (int i = 0; i < rows; i++) {
                if (!Bits.get(nulls, slots[i])) {
                    vector.setNull(i);
                }
            }
        }
        pick(dictionary, rows);
    }

    private void pick(Column dictionary, int rows) {
        MemorySegment data = dictionary.data();
        switch (dictionary.type().physical()) {
            case BIT -> {
                for (int i = 0; i < rows; i++) {
                    vector.setBit(i, Bits.get(data, slots[i]));
                }
            }
            case INT8 -> {
                for (int i = 0; i < rows; i++) {
                    vector.longs[i] = data.get(JAVA_BYTE, slots[i]);
                }
            }
            case INT16 -> {
                for (int i = 0; i < rows; i++) {
                    vector.longs[i] = data.get(JAVA_SHORT_UNALIGNED, slots[i] * 2L);
                }
            }
            case INT32 -> pick32(data, slots, vector.longs, rows);
            case INT64 -> pick64(data, slots, vector.longs, rows);
            case INT128 -> {
                for (int i = 0; i < rows; i++) {
                    vector.longs[i] = data.get(JAVA_LONG_UNALIGNED, slots[i] * 16L);
                    vector.highs[i] = data.get(JAVA_LONG_UNALIGNED, slots[i] * 16L + 8);
                }
            }
            case FLOAT32 -> {
                for (int i = 0; i < rows; i++) {
                    vector.doubles[i] = data.get(JAVA_FLOAT_UNALIGNED, slots[i] * 4L);
                }
            }
            case FLOAT64 -> pickDouble(data, slots, vector.doubles, rows);
            case VARLEN -> {
                vector.data = data;
                pickEnds(ends(dictionary), slots, vector.starts, vector.lengths, rows);
                clearNullTexts(rows);
            }
        }
    }

    private static void load8(MemorySegment data, long[] target, int rows) {
        for (int i = 0; i < rows; i++) {
            target[i] = data.get(JAVA_BYTE, i);
        }
    }

    private static void load16(MemorySegment data, long[] target, int rows) {
        for (int i = 0; i < rows; i++) {
            target[i] = data.get(JAVA_SHORT_UNALIGNED, i * 2L);
        }
    }

    private static void load32(MemorySegment data, long[] target, int rows) {
        for (int i = 0; i < rows; i++) {
            target[i] = data.get(JAVA_INT_UNALIGNED, i * 4L);
        }
    }

    private static void load128(MemorySegment data, long[] lows, long[] highs, int rows) {
        for (int i = 0; i < rows; i++) {
            lows[i] = data.get(JAVA_LONG_UNALIGNED, i * 16L);
            highs[i] = data.get(JAVA_LONG_UNALIGNED, i * 16L + 8);
        }
    }

    private static void loadFloat(MemorySegment data, double[] target, int rows) {
        for (int i = 0; i < rows; i++) {
            target[i] = data.get(JAVA_FLOAT_UNALIGNED, i * 4L);
        }
    }

    private static void loadEnds(MemorySegment ends, int[] starts, int[] lengths, int rows) {
        for (int i = 0; i < rows; i++) {
            int start = ends.get(JAVA_INT_UNALIGNED, i * 4L);
            starts[i] = start;
            lengths[i] = ends.get(JAVA_INT_UNALIGNED, i * 4L + 4) - start;
        }
    }

    private static void pick32(MemorySegment data, int[] slots, long[] target, int rows) {
        for (int i = 0; i < rows; i++) {
            target[i] = data.get(JAVA_INT_UNALIGNED, slots[i] * 4L);
        }
    }

    private static void pick64(MemorySegment data, int[] slots, long[] target, int rows) {
        for (int i = 0; i < rows; i++) {
            target[i] = data.get(JAVA_LONG_UNALIGNED, slots[i] * 8L);
        }
    }

    private static void pickDouble(MemorySegment data, int[] slots, double[] target, int rows) {
        for (int i = 0; i < rows; i++) {
            target[i] = data.get(JAVA_DOUBLE_UNALIGNED, slots[i] * 8L);
        }
    }

    private static void pickEnds(MemorySegment ends, int[] slots, int[] starts, int[] lengths, int rows) {
        for (int i = 0; i < rows; i++) {
            long at = slots[i] * 4L;
            int start = ends.get(JAVA_INT_UNALIGNED, at);
            starts[i] = start;
            lengths[i] = ends.get(JAVA_INT_UNALIGNED, at + 4) - start;
        }
    }
}
