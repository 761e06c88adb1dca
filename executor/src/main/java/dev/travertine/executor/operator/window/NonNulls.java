package dev.travertine.executor.operator.window;

import dev.travertine.spi.batch.Column;
import java.util.Arrays;

/** The positions of a partition at which a value is not NULL, in order. */
final class NonNulls {
    private final int[] positions;
    private final int count;

    NonNulls(Column value, SortedRows rows, int start, int end) {
        positions = new int[end - start];
        int found = 0;
        for (int i = start; i < end; i++) {
            positions[found] = i;
            found += value.isNull(rows.row(i)) ? 0 : 1;
        }
        count = found;
    }

    /** The position {@code distance} (not 0) such positions after (below 0: before) a position; -1 where there is none. */
    int neighbour(int position, long distance) {
        int at = before(distance < 0 ? position : position + 1);
        long index = distance < 0 ? at + distance : at + distance - 1;
        return index < 0 || index >= count ? -1 : positions[(int) index];
    }

    /** The {@code n}th (from 1) such position from {@code first} on that lies before {@code end}; -1 where there is none. */
    int nth(int first, int end, long n) {
        long index = before(first) + n - 1;
        return index < count && positions[(int) index] < end ? positions[(int) index] : -1;
    }

    /** The last such position in the stretch; -1 where there is none. */
    int last(int first, int end) {
        int index = before(end) - 1;
        return index >= 0 && positions[index] >= first ? positions[index] : -1;
    }

    /** How many such positions lie before a position. */
    private int before(int position) {
        int found = Arrays.binarySearch(positions, 0, count, position);
        return found >= 0 ? found : -found - 1;
    }
}
