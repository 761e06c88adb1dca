package dev.travertine.executor.operator.hash;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.travertine.executor.operator.rows.Lanes;
import dev.travertine.executor.operator.rows.Slots;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.type.PhysicalType;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Compares pairs of rows, one column after the other: {@code left[i]} of one column with {@code right[i]} of another of the
 * same physical type. NULL equals NULL. One instance a thread: it holds scratch arrays.
 */
public final class KeyMatch {
    private final int[] leftSlots = new int[Batch.ROWS_MAX];
    private final int[] rightSlots = new int[Batch.ROWS_MAX];
    private final long[] leftLanes = new long[Batch.ROWS_MAX];
    private final long[] rightLanes = new long[Batch.ROWS_MAX];
    private final boolean[] leftNulls = new boolean[Batch.ROWS_MAX];
    private final boolean[] rightNulls = new boolean[Batch.ROWS_MAX];

    /** Clears {@code equal[i]} where the pair differs. */
    public void and(Column left, int[] leftRows, Column right, int[] rightRows, int count, boolean[] equal) {
        boolean leftAny = Slots.nulls(left, leftRows, count, leftNulls);
        boolean rightAny = Slots.nulls(right, rightRows, count, rightNulls);
        if (leftAny || rightAny) {
            andNulls(count, equal);
        }
        PhysicalType physical = left.type().physical();
        if (physical == PhysicalType.VARLEN) {
            texts(left, leftRows, right, rightRows, count, equal, leftAny);
            return;
        }
        Lanes.longs(left, leftRows, count, leftSlots, leftLanes);
        Lanes.longs(right, rightRows, count, rightSlots, rightLanes);
        andLanes(leftLanes, rightLanes, leftNulls, count, equal);
        if (physical == PhysicalType.INT128) {
            Lanes.highs(left, leftRows, count, leftSlots, leftLanes);
            Lanes.highs(right, rightRows, count, rightSlots, rightLanes);
            andLanes(leftLanes, rightLanes, leftNulls, count, equal);
        }
    }

    private void andNulls(int count, boolean[] equal) {
        for (int i = 0; i < count; i++) {
            equal[i] &= leftNulls[i] == rightNulls[i];
        }
    }

    private void texts(
            Column left, int[] leftRows, Column right, int[] rightRows, int count, boolean[] equal, boolean anyNull) {
        Column leftFlat = Slots.flat(left);
        Column rightFlat = Slots.flat(right);
        if (leftFlat.rows() == 0 || rightFlat.rows() == 0) {
            return;
        }
        int[] leftAt = Slots.of(left, leftRows, count, leftSlots);
        int[] rightAt = Slots.of(right, rightRows, count, rightSlots);
        MemorySegment leftEnds = Objects.requireNonNull(leftFlat.offsets());
        MemorySegment rightEnds = Objects.requireNonNull(rightFlat.offsets());
        for (int i = 0; i < count; i++) {
            if (equal[i] && !(anyNull && leftNulls[i])) {
                equal[i] = sameText(leftEnds, leftFlat.data(), leftAt[i], rightEnds, rightFlat.data(), rightAt[i]);
            }
        }
    }

    /** NULL rows, which are alike by now, hold nothing to compare. */
    private static void andLanes(long[] left, long[] right, boolean[] nulls, int count, boolean[] equal) {
        for (int i = 0; i < count; i++) {
            equal[i] &= left[i] == right[i] || nulls[i];
        }
    }

    private static boolean sameText(
            MemorySegment leftEnds,
            MemorySegment left,
            int leftSlot,
            MemorySegment rightEnds,
            MemorySegment right,
            int rightSlot) {
        int a = leftEnds.get(JAVA_INT_UNALIGNED, leftSlot * 4L);
        int length = leftEnds.get(JAVA_INT_UNALIGNED, leftSlot * 4L + 4) - a;
        int b = rightEnds.get(JAVA_INT_UNALIGNED, rightSlot * 4L);
        if (rightEnds.get(JAVA_INT_UNALIGNED, rightSlot * 4L + 4) - b != length) {
            return false;
        }
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            if (left.get(JAVA_LONG_UNALIGNED, (long) a + i) != right.get(JAVA_LONG_UNALIGNED, (long) b + i)) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (left.get(JAVA_BYTE, (long) a + i) != right.get(JAVA_BYTE, (long) b + i)) {
                return false;
            }
        }
        return true;
    }
}
