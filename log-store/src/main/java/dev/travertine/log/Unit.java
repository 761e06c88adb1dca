package dev.travertine.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What is appended all or not: the frames of one append, or those of a transaction. Filled by an appending thread, then the
 * writer's. Whoever finishes it closes the frames.
 */
final class Unit {
    private final List<PendingFrame> frames = new ArrayList<>();

    /** For each append, how many frames it has. */
    private final List<Integer> framesOfAppends = new ArrayList<>();

    private final CompletableFuture<List<Appended>> result = new CompletableFuture<>();
    private Durability durability = Durability.NONE;
    private long bytes;

    /** Adds the frames of one append. */
    void add(List<PendingFrame> append) {
        framesOfAppends.add(append.size());
        addHidden(append);
    }

    /** Adds frames that no append is reported for; behind all others. */
    void addHidden(List<PendingFrame> append) {
        frames.addAll(append);
        for (PendingFrame frame : append) {
            bytes += frame.body().frameBytes();
            Durability wanted = frame.topic().durability();
            durability = wanted.compareTo(durability) > 0 ? wanted : durability;
        }
    }

    List<PendingFrame> frames() {
        return frames;
    }

    boolean isTransaction() {
        return frames.size() > 1;
    }

    Durability durability() {
        return durability;
    }

    long bytes() {
        return bytes;
    }

    CompletableFuture<List<Appended>> result() {
        return result;
    }

    /**
     * It is done.
     *
     * @param baseOffsets of the frames
     */
    void complete(List<Long> baseOffsets) {
        List<Appended> appends = new ArrayList<>();
        int at = 0;
        for (int count : framesOfAppends) {
            int rows = 0;
            for (PendingFrame frame : frames.subList(at, at + count)) {
                rows += frame.rows();
            }
            appends.add(
                    count == 1
                            ? new Appended(frames.get(at).partition(), baseOffsets.get(at), rows)
                            : new Appended(Appended.SPREAD, Appended.SPREAD, rows));
            at += count;
        }
        close();
        result.complete(appends);
    }

    void fail(Throwable error) {
        close();
        result.completeExceptionally(error);
    }

    void close() {
        frames.forEach(frame -> frame.body().close());
    }
}
