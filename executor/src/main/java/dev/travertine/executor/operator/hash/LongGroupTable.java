package dev.travertine.executor.operator.hash;

import dev.travertine.executor.operator.rows.Lanes;
import dev.travertine.executor.operator.rows.Slots;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.vector.Gather;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.PhysicalType;
import java.util.Arrays;
import java.util.List;

/**
 * Groups by keys that fit into 64 bits: one column of up to 64 bits (NULL has a group of its own beside the slots), or several
 * small ones packed side by side, each with a bit for NULL.
 */
final class LongGroupTable extends GroupTable {
    private static final int SLOTS_MIN = 1024;

    private final boolean packed;
    private final int[] widths;

    private final int[] slots = new int[Batch.ROWS_MAX];
    private final long[] words = new long[Batch.ROWS_MAX];
    private final long[] lanes = new long[Batch.ROWS_MAX];
    private final boolean[] nulls = new boolean[Batch.ROWS_MAX];
    private final int[] newRows = new int[Batch.ROWS_MAX];

    /** The key in each slot, where the slot's group is not 0. */
    private long[] slotKeys;

    /** Group number + 1; 0: the slot is free. */
    private int[] slotGroups;

    private int shift;
    private int size;

    /** The group of NULL (of a single column), or -1. */
    private int nullGroup = -1;

    LongGroupTable(OperatorContext context, List<DataType> types) {
        super(context, types);
        packed = types.size() > 1;
        widths = types.stream().mapToInt(LongGroupTable::bits).toArray();
        slotKeys = new long[SLOTS_MIN];
        slotGroups = new int[SLOTS_MIN];
        shift = Long.numberOfLeadingZeros(SLOTS_MIN) + 1;
    }

    /** Whether keys of these types can be told apart by 64 bits. */
    static boolean fits(List<DataType> types) {
        if (types.size() == 1) {
            return bits(types.getFirst()) <= 64;
        }
        return !types.isEmpty() && types.stream().mapToInt(t -> bits(t) + 1).sum() <= 64;
    }

    private static int bits(DataType type) {
        PhysicalType physical = type.physical();
        return switch (physical) {
            case BIT -> 1;
            case VARLEN -> 1000;
            // Lanes hold floats as doubles.
            case FLOAT32 -> 64;
            default -> physical.byteWidth() * 8;
        };
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    void assignRows(List<Column> columns, int[] rows, int count, int[] groups) {
        reserve(size + count);
        int before = size;
        if (packed) {
            pack(columns, rows, count);
            size = find(words, rows, count, slotKeys, slotGroups, shift, size, groups, newRows);
        } else {
            Lanes.longs(columns.getFirst(), rows, count, slots, words);
            if (Slots.nulls(columns.getFirst(), rows, count, nulls)) {
                findWithNulls(rows, count, groups);
            } else {
                size = find(words, rows, count, slotKeys, slotGroups, shift, size, groups, newRows);
            }
        }
        for (int i = 0; i < keys.size(); i++) {
            ColumnBuffer key = keys.get(i);
            Gather.append(columns.get(i), newRows, size - before, key);
        }
    }

    private void pack(List<Column> columns, int[] rows, int count) {
        Arrays.fill(words, 0, count, 0L);
        for (int c = 0; c < widths.length; c++) {
            Lanes.longs(columns.get(c), rows, count, slots, lanes);
            boolean any = Slots.nulls(columns.get(c), rows, count, nulls);
            int width = widths[c];
            long mask = -1L >>> (64 - width);
            for (int i = 0; i < count; i++) {
                words[i] = words[i] << width | (lanes[i] & mask);
            }
            for (int i = 0; i < count; i++) {
                // A NULL's value bits are 0, so that all NULLs are alike.
                words[i] = any && nulls[i] ? (words[i] >>> width << width << 1 | 1) : words[i] << 1;
            }
        }
    }

    private void findWithNulls(int[] rows, int count, int[] groups) {
        int before = size;
        int added = 0;
        for (int i = 0; i < count; i++) {
            if (!nulls[i]) {
                groups[i] = findOne(words[i]);
            } else {
                if (nullGroup < 0) {
                    nullGroup = size++;
                }
                groups[i] = nullGroup;
            }
            if (size - before > added) {
                newRows[added++] = rows[i];
            }
        }
    }

    private int findOne(long key) {
        int mask = slotKeys.length - 1;
        int slot = (int) (Hashes.mix(key) >>> shift);
        while (slotGroups[slot] != 0) {
            if (slotKeys[slot] == key) {
                return slotGroups[slot] - 1;
            }
            slot = (slot + 1) & mask;
        }
        slotKeys[slot] = key;
        slotGroups[slot] = ++size;
        return size - 1;
    }

    /** Doubles the slots until at most half of them are taken. */
    private void reserve(int groups) {
        while (groups * 2L > slotKeys.length) {
            int length = slotKeys.length * 2;
            memory.add(length * 12L);
            long[] oldKeys = slotKeys;
            int[] oldGroups = slotGroups;
            slotKeys = new long[length];
            slotGroups = new int[length];
            shift--;
            rehash(oldKeys, oldGroups, slotKeys, slotGroups, shift);
            memory.add(oldKeys.length == SLOTS_MIN ? 0 : oldKeys.length * -12L);
        }
    }

    private static void rehash(long[] oldKeys, int[] oldGroups, long[] keys, int[] groups, int shift) {
        int mask = keys.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldGroups[i] != 0) {
                int slot = (int) (Hashes.mix(oldKeys[i]) >>> shift);
                while (groups[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                keys[slot] = oldKeys[i];
                groups[slot] = oldGroups[i];
            }
        }
    }

    private static int find(
            long[] words,
            int[] rows,
            int count,
            long[] slotKeys,
            int[] slotGroups,
            int shift,
            int groupsBefore,
            int[] out,
            int[] newRows) {
        int mask = slotKeys.length - 1;
        int next = groupsBefore;
        for (int i = 0; i < count; i++) {
            long key = words[i];
            int slot = (int) (Hashes.mix(key) >>> shift);
            while (slotGroups[slot] != 0 && slotKeys[slot] != key) {
                slot = (slot + 1) & mask;
            }
            if (slotGroups[slot] == 0) {
                newRows[next - groupsBefore] = rows[i];
                slotKeys[slot] = key;
                slotGroups[slot] = ++next;
            }
            out[i] = slotGroups[slot] - 1;
        }
        return next;
    }
}
