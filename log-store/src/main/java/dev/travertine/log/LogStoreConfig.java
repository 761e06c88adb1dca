package dev.travertine.log;

import java.time.InstantSource;

/**
 * How a store works; {@link #DEFAULT} suits most.
 *
 * @param groupCommitMicros how long the writer waits at most for further appends to share one sync with; it never waits longer
 *     than a quarter of what the last sync took. Default 500
 * @param walBytesMax size from which a new file of the log is begun. Default 64 MiB
 * @param walTotalBytesMax size of the whole log from which tails are sealed early so that its files can go. Default 256 MiB
 * @param tailRowsMax rows of a partition's tail from which it is sealed. Default 524,288
 * @param tailBytesMax bytes of a partition's tail from which it is sealed. Default 64 MiB
 * @param pendingBytesMax bytes of appends that wait for the writer; further appends block. Default 64 MiB
 * @param manifestBytesMax size from which the manifest is written anew. Default 4 MiB
 * @param clock gives the time of append. Default the system's
 */
public record LogStoreConfig(
        long groupCommitMicros,
        long walBytesMax,
        long walTotalBytesMax,
        long tailRowsMax,
        long tailBytesMax,
        long pendingBytesMax,
        long manifestBytesMax,
        InstantSource clock) {
    public static final LogStoreConfig DEFAULT = new LogStoreConfig(
            500, 64L << 20, 256L << 20, 524_288, 64L << 20, 64L << 20, 4L << 20, InstantSource.system());

    public LogStoreConfig withGroupCommitMicros(long value) {
        return new LogStoreConfig(
                value,
                walBytesMax,
                walTotalBytesMax,
                tailRowsMax,
                tailBytesMax,
                pendingBytesMax,
                manifestBytesMax,
                clock);
    }

    public LogStoreConfig withWalBytesMax(long file, long total) {
        return new LogStoreConfig(
                groupCommitMicros, file, total, tailRowsMax, tailBytesMax, pendingBytesMax, manifestBytesMax, clock);
    }

    public LogStoreConfig withTailMax(long rows, long bytes) {
        return new LogStoreConfig(
                groupCommitMicros,
                walBytesMax,
                walTotalBytesMax,
                rows,
                bytes,
                pendingBytesMax,
                manifestBytesMax,
                clock);
    }

    public LogStoreConfig withPendingBytesMax(long value) {
        return new LogStoreConfig(
                groupCommitMicros,
                walBytesMax,
                walTotalBytesMax,
                tailRowsMax,
                tailBytesMax,
                value,
                manifestBytesMax,
                clock);
    }

    public LogStoreConfig withManifestBytesMax(long value) {
        return new LogStoreConfig(
                groupCommitMicros,
                walBytesMax,
                walTotalBytesMax,
                tailRowsMax,
                tailBytesMax,
                pendingBytesMax,
                value,
                clock);
    }

    public LogStoreConfig withClock(InstantSource value) {
        return new LogStoreConfig(
                groupCommitMicros,
                walBytesMax,
                walTotalBytesMax,
                tailRowsMax,
                tailBytesMax,
                pendingBytesMax,
                manifestBytesMax,
                value);
    }
}
