package dev.travertine.executor.expression;

import java.util.Arrays;

/** A set of longs, filled once: open addressing, at most half full. */
final class LongSet {
    private static final long EMPTY = 0x9e3779b97f4a7c15L;

    private final long[] slots;
    private final int mask;
    /** Whether the value that marks empty slots is a member itself. */
    private boolean hasEmpty;

    LongSet(int values) {
        slots = new long[Math.max(8, Integer.highestOneBit(Math.max(1, values)) * 4)];
        mask = slots.length - 1;
        Arrays.fill(slots, EMPTY);
    }

    void add(long value) {
        if (value == EMPTY) {
            hasEmpty = true;
            return;
        }
        int slot = slot(value);
        while (slots[slot] != EMPTY && slots[slot] != value) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = value;
    }

    boolean contains(long value) {
        if (value == EMPTY) {
            return hasEmpty;
        }
        int slot = slot(value);
        while (slots[slot] != EMPTY) {
            if (slots[slot] == value) {
                return true;
            }
            slot = (slot + 1) & mask;
        }
        return false;
    }

    private int slot(long value) {
        long hash = value * 0x9e3779b97f4a7c15L;
        return (int) (hash >>> 32) & mask;
    }
}
