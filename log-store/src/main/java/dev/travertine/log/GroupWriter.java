package dev.travertine.log;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.travertine.log.io.IoErrors;
import dev.travertine.log.topic.Partition;
import dev.travertine.log.wal.FrameHeader;
import dev.travertine.log.wal.WalWriter;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.catalog.TopicDefinition;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import org.apache.arrow.memory.OutOfMemoryException;

/**
 * Writes one group of units: stages their rows behind the tails, writes their frames, syncs as the strictest of them wants,
 * publishes, and completes the futures. Only the writer thread.
 */
final class GroupWriter {
    private final WalWriter wal;
    private final InstantSource clock;
    private final Object publishLock;
    private final ObjLongConsumer<Set<StoredTopic>> afterGroup;

    private final List<Staged> staged = new ArrayList<>();
    private final Map<Partition, Partition.Mark> marks = new IdentityHashMap<>();
    private long lastMicros = Long.MIN_VALUE;
    private long lastForceNanos;
    /** Position behind the last group that was published; also others read it. */
    private volatile long committed;

    /** A frame whose place is known. */
    private record Placed(PendingFrame frame, long lsn, long baseOffset, long watermark) {}

    private record Staged(Unit unit, List<Placed> frames) {}

    /**
     * For one log.
     *
     * @param publishLock held while the topics of a group become visible
     * @param afterGroup is told which topics have new rows, and the position behind the group
     */
    GroupWriter(WalWriter wal, InstantSource clock, Object publishLock, ObjLongConsumer<Set<StoredTopic>> afterGroup) {
        this.wal = wal;
        this.clock = clock;
        this.publishLock = publishLock;
        this.afterGroup = afterGroup;
        this.committed = wal.position();
    }

    long committed() {
        return committed;
    }

    long lastForceNanos() {
        return lastForceNanos;
    }

    /** The time of append; it never goes back while the process lives, whatever the clock does. */
    long nowMicros() {
        Instant now = clock.instant();
        lastMicros = Math.max(lastMicros, Math.multiplyExact(now.getEpochSecond(), 1_000_000L) + now.getNano() / 1000);
        return lastMicros;
    }

    /**
     * Writes the group and completes its futures.
     *
     * @throws IOException where nothing more may be written; futures may be left
     */
    void write(List<Unit> group) throws IOException {
        staged.clear();
        marks.clear();
        long now = nowMicros();
        try {
            wal.begin();
            stage(group, now);
            if (staged.isEmpty()) {
                return;
            }
            Durability level = writeFrames(now);
            if (level.compareTo(Durability.GROUP) >= 0) {
                force();
            }
        } catch (IOException e) {
            undo(group, e);
            return;
        }
        publish();
    }

    private void stage(List<Unit> group, long now) {
        long lsn = wal.position();
        for (Unit unit : group) {
            Map<Partition, Partition.Mark> before = new IdentityHashMap<>();
            try {
                Staged placed = stage(unit, now, lsn, before);
                staged.add(placed);
                before.forEach(marks::putIfAbsent);
                lsn += unit.bytes() + (unit.isTransaction() ? FrameHeader.BYTES : 0);
            } catch (TravertineException | OutOfMemoryException e) {
                before.forEach(Partition::rollBack);
                unit.fail(e instanceof OutOfMemoryException ? outOfMemory(e) : e);
            }
        }
    }

    private static Staged stage(Unit unit, long now, long start, Map<Partition, Partition.Mark> before) {
        List<Placed> frames = new ArrayList<>();
        long lsn = start;
        for (PendingFrame frame : unit.frames()) {
            if (frame.topic().isDropped()) {
                throw frame.topic().undefined();
            }
            Partition partition = frame.target();
            before.computeIfAbsent(partition, Partition::mark);
            long baseOffset = partition.nextOffset();
            partition.stage(frame.body().batch(), 0, now, lsn);
            partition.advanceWatermark(eventTime(frame));
            frames.add(new Placed(frame, lsn, baseOffset, partition.watermark()));
            lsn += frame.body().frameBytes();
        }
        return new Staged(unit, frames);
    }

    /** Event time up to which rows are complete after this frame, or none. */
    private static long eventTime(PendingFrame frame) {
        TopicDefinition.Watermark watermark = frame.topic().definition().watermark();
        if (watermark == null) {
            return FrameHeader.NO_WATERMARK;
        }
        Column column = frame.body().batch().column(watermark.column());
        long newest = Long.MIN_VALUE;
        for (int row = 0; row < column.rows(); row++) {
            if (column.validity() == null || !column.isNull(row)) {
                newest = Math.max(newest, column.data().get(JAVA_LONG_UNALIGNED, row * 8L));
            }
        }
        return newest < Long.MIN_VALUE + watermark.delayMicros()
                ? FrameHeader.NO_WATERMARK
                : newest - watermark.delayMicros();
    }

    private Durability writeFrames(long now) throws IOException {
        Durability level = Durability.NONE;
        for (Staged unit : staged) {
            boolean transaction = unit.unit.isTransaction();
            for (Placed placed : unit.frames) {
                PendingFrame frame = placed.frame;
                long lsn = wal.rows(
                        transaction ? FrameHeader.IN_TRANSACTION : 0,
                        frame.target().ref(),
                        placed.baseOffset,
                        now,
                        placed.watermark,
                        frame.body());
                if (lsn != placed.lsn) {
                    throw new IllegalStateException("frame at " + lsn + ", expected at " + placed.lsn);
                }
            }
            if (transaction) {
                wal.commit(now);
            }
            Durability wanted = unit.unit.durability();
            level = wanted.compareTo(level) > 0 ? wanted : level;
        }
        wal.flush();
        return level;
    }

    private void force() throws IOException {
        long start = System.nanoTime();
        try {
            wal.force();
        } catch (IOException e) {
            throw new ForceFailedException(e);
        }
        lastForceNanos = System.nanoTime() - start;
    }

    /** Nothing of the group has happened; where that can't be had, nothing more may be written. */
    private void undo(List<Unit> group, IOException cause) throws IOException {
        marks.forEach(Partition::rollBack);
        IOException fatal = cause instanceof ForceFailedException ? cause : null;
        if (fatal == null) {
            try {
                wal.rollBack();
                fatal = IoErrors.isDiskFull(cause) ? null : cause;
            } catch (IOException e) {
                cause.addSuppressed(e);
                fatal = cause;
            }
        }
        if (fatal != null) {
            throw fatal;
        }
        TravertineException error = IoErrors.of("writing the log", cause);
        for (Unit unit : group) {
            if (!unit.result().isDone()) {
                unit.fail(error);
            }
        }
    }

    private void publish() {
        Set<StoredTopic> topics = new LinkedHashSet<>();
        for (Staged unit : staged) {
            for (Placed placed : unit.frames) {
                StoredTopic topic = placed.frame.topic();
                byte[] attachment = placed.frame.attachment();
                if (attachment != null) {
                    topic.attach(new StoredTopic.Attached(placed.lsn, attachment));
                }
                topics.add(topic);
            }
        }
        synchronized (publishLock) {
            topics.forEach(StoredTopic::publish);
        }
        committed = wal.position();
        for (Staged unit : staged) {
            unit.unit.complete(unit.frames.stream().map(Placed::baseOffset).toList());
        }
        topics.forEach(StoredTopic::notifyListeners);
        afterGroup.accept(topics, committed);
    }

    private static TravertineException outOfMemory(RuntimeException cause) {
        return new TravertineException(ErrorCode.OUT_OF_MEMORY, "no memory left for the newest rows", cause)
                .withHint("append more slowly, or give the store more memory");
    }

    /** A sync that failed: of what was written before nothing is known. */
    private static final class ForceFailedException extends IOException {
        private static final long serialVersionUID = 1L;

        ForceFailedException(IOException cause) {
            super("sync failed", cause);
        }
    }
}
