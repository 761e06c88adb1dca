package dev.travertine.log.segment;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.travertine.log.part.Part;
import dev.travertine.spi.batch.Column;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Fixed-width values of up to 64 bits as longs; floating-point numbers by their bits. */
final class Numbers {
    private Numbers() {}

    /** The values; in the place of a NULL the value before it, or for the first ones the first that is not NULL. */
    static long[] filled(Column column, int rows) {
        long[] values = new long[rows];
        int width = column.type().physical().byteWidth();
        copy(column.data(), width, values);
        if (column.validity() != null) {
            int first = 0;
            while (first < rows && column.isNull(first)) {
                first++;
            }
            long last = first < rows ? values[first] : 0;
            for (int i = 0; i < rows; i++) {
                if (column.isNull(i)) {
                    values[i] = last;
                }
                last = values[i];
            }
        }
        return values;
    }

    private static void copy(MemorySegment data, int width, long[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (width) {
                case 1 -> data.get(JAVA_BYTE, i);
                case 2 -> data.get(JAVA_SHORT_UNALIGNED, i * 2L);
                case 4 -> data.get(JAVA_INT_UNALIGNED, i * 4L);
                default -> data.get(JAVA_LONG_UNALIGNED, i * 8L);
            };
        }
    }

    static void put(MemorySegment target, long at, int index, int width, long value) {
        switch (width) {
            case 1 -> target.set(JAVA_BYTE, at + index, (byte) value);
            case 2 -> target.set(JAVA_SHORT_UNALIGNED, at + index * 2L, (short) value);
            case 4 -> target.set(JAVA_INT_UNALIGNED, at + index * 4L, (int) value);
            default -> target.set(JAVA_LONG_UNALIGNED, at + index * 8L, value);
        }
    }

    /** Number of runs of equal values. */
    static int runs(long[] values) {
        int runs = values.length == 0 ? 0 : 1;
        for (int i = 1; i < values.length; i++) {
            runs += values[i] == values[i - 1] ? 0 : 1;
        }
        return runs;
    }

    /** For each zone the least value, and the bits that the differences from it need. */
    static void frames(long[] values, List<Integer> bits, List<Long> bases) {
        for (int from = 0; from < values.length; from += Part.ZONE_ROWS) {
            long min = Long.MAX_VALUE;
            long max = Long.MIN_VALUE;
            for (int i = from; i < Math.min(values.length, from + Part.ZONE_ROWS); i++) {
                min = Math.min(min, values[i]);
                max = Math.max(max, values[i]);
            }
            bases.add(min);
            bits.add(BitPacking.bits(max - min));
        }
    }
}
