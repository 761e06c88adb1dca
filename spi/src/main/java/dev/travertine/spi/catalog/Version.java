package dev.travertine.spi.catalog;

import java.util.Arrays;

/**
 * A prefix of a table: for each partition the offset after its last row ({@code nextOffset}, exclusive). Partitions that are
 * not mentioned are at 0.
 */
public record Version(long... nextOffsets) {
    public static final Version START = new Version();

    public long nextOffset(int partition) {
        return partition < nextOffsets.length ? nextOffsets[partition] : 0;
    }

    public long rows() {
        return Arrays.stream(nextOffsets).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version that && Arrays.equals(trimmed(), that.trimmed());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(trimmed());
    }

    private long[] trimmed() {
        int length = nextOffsets.length;
        while (length > 0 && nextOffsets[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(nextOffsets, length);
    }

    @Override
    public String toString() {
        return Arrays.toString(nextOffsets);
    }
}
