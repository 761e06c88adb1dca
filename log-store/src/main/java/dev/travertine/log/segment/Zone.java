package dev.travertine.log.segment;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a column in a zone; values are as {@link dev.travertine.spi.batch.Column#getObject} gives them.
 *
 * @param rows number of rows
 * @param nulls number of NULLs
 * @param min no value is less; null where nothing is known or all are NULL
 * @param max no value is greater; null where nothing is known or all are NULL
 */
record Zone(
        int rows, int nulls, @Nullable Object min, @Nullable Object max) {
    boolean allNull() {
        return nulls == rows;
    }

    /** Whether a value between these bounds may be in the zone. */
    boolean mayMatch(@Nullable Object low, @Nullable Object high) {
        if (allNull()) {
            return false;
        }
        return !(Values.less(max, low) || Values.less(high, min));
    }
}
