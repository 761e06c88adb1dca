package dev.travertine.executor.expression;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A set of texts, filled once: open addressing, at most half full. */
final class TextSet {
    private final byte[] @Nullable [] slots;
    private final int mask;

    TextSet(int values) {
        slots = new byte[Math.max(8, Integer.highestOneBit(Math.max(1, values)) * 4)][];
        mask = slots.length - 1;
    }

    void add(byte[] value) {
        int slot = hash(MemorySegment.ofArray(value), 0, value.length) & mask;
        byte @Nullable [] there = slots[slot];
        while (there != null && !Arrays.equals(there, value)) {
            slot = (slot + 1) & mask;
            there = slots[slot];
        }
        slots[slot] = value;
    }

    boolean contains(MemorySegment data, int start, int length) {
        int slot = hash(data, start, length) & mask;
        byte @Nullable [] there = slots[slot];
        while (there != null) {
            if (equal(there, data, start, length)) {
                return true;
            }
            slot = (slot + 1) & mask;
            there = slots[slot];
        }
        return false;
    }

    private static boolean equal(byte[] value, MemorySegment data, int start, int length) {
        if (value.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (value[i] != data.get(JAVA_BYTE, (long) start + i)) {
                return false;
            }
        }
        return true;
    }

    private static int hash(MemorySegment data, int start, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * 31 + data.get(JAVA_BYTE, (long) start + i);
        }
        hash *= 0x9e3779b9;
        return hash ^ (hash >>> 16);
    }
}
