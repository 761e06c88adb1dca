package dev.travertine.executor.operator.hash;

import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.vector.Gather;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.type.DataType;
import java.util.Arrays;
import java.util.List;

/**
 * Groups by keys of any types. A slot holds 32 bits of the key's hash and the group; keys lie in column buffers and are
 * compared there, a vector of candidates at a time.
 */
final class RowGroupTable extends GroupTable {
    private static final int SLOTS_MIN = 1024;

    private final Hashes hashes = new Hashes();
    private final KeyMatch match = new KeyMatch();
    private final long[] rowHashes = new long[Batch.ROWS_MAX];
    private final int[] pending = new int[Batch.ROWS_MAX];
    private final int[] positions = new int[Batch.ROWS_MAX];
    private final int[] newRows = new int[Batch.ROWS_MAX];
    private final int[] candidateRows = new int[Batch.ROWS_MAX];
    private final int[] candidateGroups = new int[Batch.ROWS_MAX];
    private final int[] candidates = new int[Batch.ROWS_MAX];
    private final boolean[] equal = new boolean[Batch.ROWS_MAX];

    /** Upper half: the upper half of the hash; lower half: group number + 1, or 0 where the slot is free. */
    private long[] slots = new long[SLOTS_MIN];

    /** How far a 32-bit tag is shifted to name its slot. */
    private int shift = Integer.numberOfLeadingZeros(SLOTS_MIN) + 1;

    private int size;

    RowGroupTable(OperatorContext context, List<DataType> types) {
        super(context, types);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    void assignRows(List<Column> columns, int[] rows, int count, int[] groups) {
        reserve(size + count);
        hashes.of(columns, rows, count, rowHashes);
        for (int i = 0; i < count; i++) {
            pending[i] = i;
            positions[i] = (int) (rowHashes[i] >>> 32) >>> shift;
        }
        int left = count;
        while (left > 0) {
            left = advance(columns, rows, left, groups);
        }
    }

    /**
     * Takes each pending row to a free slot, where it founds a group, or to a candidate of equal tag; then compares the
     * candidates.
     *
     * @return how many rows differ from their candidate, and stay pending one slot further on
     */
    private int advance(List<Column> columns, int[] rows, int left, int[] groups) {
        int mask = slots.length - 1;
        int added = 0;
        int found = 0;
        for (int p = 0; p < left; p++) {
            int i = pending[p];
            int tag = (int) (rowHashes[i] >>> 32);
            int slot = positions[i];
            while (slots[slot] != 0 && (int) (slots[slot] >>> 32) != tag) {
                slot = (slot + 1) & mask;
            }
            if (slots[slot] == 0) {
                newRows[added++] = rows[i];
                groups[i] = size++;
                slots[slot] = (long) tag << 32 | size;
            } else {
                groups[i] = (int) slots[slot] - 1;
                candidates[found] = i;
                candidateRows[found] = rows[i];
                candidateGroups[found++] = groups[i];
            }
            positions[i] = slot;
        }
        for (int c = 0; c < keys.size(); c++) {
            Gather.append(columns.get(c), newRows, added, keys.get(c));
        }
        Arrays.fill(equal, 0, found, true);
        for (int c = 0; c < keys.size(); c++) {
            match.and(columns.get(c), candidateRows, keys.get(c).view(), candidateGroups, found, equal);
        }
        int stay = 0;
        for (int f = 0; f < found; f++) {
            if (!equal[f]) {
                int i = candidates[f];
                positions[i] = (positions[i] + 1) & mask;
                pending[stay++] = i;
            }
        }
        return stay;
    }

    /** Doubles the slots until at most half of them are taken. */
    private void reserve(int groups) {
        while (groups * 2L > slots.length) {
            memory.add(slots.length * 16L);
            long[] old = slots;
            slots = new long[old.length * 2];
            shift--;
            rehash(old, slots, shift);
            memory.add(old.length == SLOTS_MIN ? 0 : old.length * -8L);
        }
    }

    private static void rehash(long[] old, long[] slots, int shift) {
        int mask = slots.length - 1;
        for (long entry : old) {
            if (entry != 0) {
                int slot = (int) (entry >>> 32) >>> shift;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = entry;
            }
        }
    }
}
