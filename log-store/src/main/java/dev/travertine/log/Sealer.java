package dev.travertine.log;

import dev.travertine.log.io.IoErrors;
import dev.travertine.log.io.Vfs;
import dev.travertine.log.manifest.Edit;
import dev.travertine.log.manifest.Manifest;
import dev.travertine.log.manifest.ManifestState;
import dev.travertine.log.recover.Folders;
import dev.travertine.log.segment.Segment;
import dev.travertine.log.segment.SegmentWriter;
import dev.travertine.log.tail.TailChunk;
import dev.travertine.log.topic.Partition;
import dev.travertine.log.wal.WalWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Turns frozen tails into segments, on a thread of its own, and lets go of the log's files that nobody needs any more. In
 * order: segment file synced, renamed, folder synced; manifest edit synced; readers moved over; log files deleted. A crash at
 * any point leaves either the log or the segment to recover from.
 */
final class Sealer {
    private static final long RETRY_NANOS = 5_000_000_000L;
    private static final long THROTTLE_MS = 20;
    private static final int THROTTLE_FACTOR = 8;

    private final Vfs vfs;
    private final LogStoreConfig config;
    private final BufferAllocator allocator;
    private final Manifest manifest;
    private final WalWriter wal;
    private final Collection<StoredTopic> topics;
    private final ReentrantLock definitions;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("travertine-log-sealer").daemon(true).factory());
    private final Set<Partition> queued = ConcurrentHashMap.newKeySet();
    private volatile long retryAt = System.nanoTime();

    /**
     * For one store.
     *
     * @param topics a live view of all topics
     * @param definitions held while the manifest is told of a segment, so that its topic is not dropped meanwhile
     */
    Sealer(
            Vfs vfs,
            LogStoreConfig config,
            BufferAllocator allocator,
            Manifest manifest,
            WalWriter wal,
            Collection<StoredTopic> topics,
            ReentrantLock definitions) {
        this.vfs = vfs;
        this.config = config;
        this.allocator = allocator;
        this.manifest = manifest;
        this.wal = wal;
        this.topics = topics;
        this.definitions = definitions;
    }

    /** Looks which tails have grown large. On the writer thread, nothing being staged. */
    void afterGroup(Set<StoredTopic> written, long committed) {
        if (System.nanoTime() - retryAt < 0) {
            return;
        }
        for (StoredTopic topic : written) {
            for (Partition partition : topic.partitions()) {
                if (isFull(topic, partition, 1)) {
                    request(topic, partition, committed);
                }
            }
        }
        if (wal.bytes() > config.walTotalBytesMax()) {
            long old = wal.position() - config.walTotalBytesMax() / 2;
            for (StoredTopic topic : topics) {
                for (Partition partition : topic.partitions()) {
                    List<TailChunk> chunks = partition.chunks();
                    if (!chunks.isEmpty() && chunks.getFirst().firstLsn() < old) {
                        request(topic, partition, committed);
                    }
                }
            }
        }
        throttle(written);
    }

    private boolean isFull(StoredTopic topic, Partition partition, int factor) {
        return partition.tailRows() >= SegmentRows.of(topic.definition(), config) * factor
                || partition.tailBytes() >= config.tailBytesMax() * factor;
    }

    private void request(StoredTopic topic, Partition partition, long committed) {
        if (queued.add(partition)) {
            List<TailChunk> frozen = partition.freeze();
            var _ = submit(topic, partition, frozen, committed).whenComplete((done, error) -> queued.remove(partition));
        }
    }

    /** Holds the writer, and so all appends, while sealing lags far behind. */
    private void throttle(Set<StoredTopic> written) {
        for (StoredTopic topic : written) {
            for (Partition partition : topic.partitions()) {
                while (isFull(topic, partition, THROTTLE_FACTOR) && queued.contains(partition)) {
                    sleep();
                }
            }
        }
    }

    @SuppressWarnings("ThreadSleep")
    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(THROTTLE_MS);
        } catch (InterruptedException e) {
            // Nobody interrupts the writer.
            throw new IllegalStateException(e);
        }
    }

    /** Seals chunks that are frozen. */
    CompletableFuture<Void> submit(StoredTopic topic, Partition partition, List<TailChunk> frozen, long committed) {
        return CompletableFuture.runAsync(() -> run(topic, partition, frozen, committed), thread);
    }

    private void run(StoredTopic topic, Partition partition, List<TailChunk> frozen, long committed) {
        try {
            seal(topic, partition, frozen);
            trim(committed);
        } catch (IOException e) {
            retryAt = System.nanoTime() + RETRY_NANOS;
            throw IoErrors.of("sealing topic " + topic.name(), e);
        } catch (RuntimeException e) {
            retryAt = System.nanoTime() + RETRY_NANOS;
            System.getLogger(Sealer.class.getName())
                    .log(System.Logger.Level.WARNING, "topic {0} was not sealed: {1}", topic.name(), e.getMessage());
            throw e;
        }
    }

    private void seal(StoredTopic topic, Partition partition, List<TailChunk> frozen) throws IOException {
        List<TailChunk> chunks = new ArrayList<>(partition.chunks());
        chunks.retainAll(frozen);
        List<TailChunk> pinned = new ArrayList<>();
        try {
            for (TailChunk chunk : chunks) {
                if (!chunk.tryRetain()) {
                    // The topic has been dropped.
                    return;
                }
                pinned.add(chunk);
            }
            if (!chunks.isEmpty()) {
                write(topic, partition, chunks);
            }
        } finally {
            pinned.forEach(TailChunk::release);
        }
    }

    private void write(StoredTopic topic, Partition partition, List<TailChunk> chunks) throws IOException {
        int index = topic.partitions().indexOf(partition);
        String folder = Folders.make(vfs, topic.id(), index);
        SegmentWriter writer = new SegmentWriter(vfs, allocator, topic.layout().storedTypes(), chunks);
        long bytes = writer.write(folder, topic.id(), partition.ref());
        String path = folder + "/" + writer.name();
        Segment segment = Segment.open(
                vfs,
                path,
                topic.layout().storedTypes(),
                topic.id(),
                partition.ref(),
                writer.baseOffset(),
                writer.rows());
        boolean listed = false;
        definitions.lock();
        try {
            if (!topic.isDropped()) {
                manifest.append(
                        List.of(new Edit.AddSegment(partition.ref(), path, writer.baseOffset(), writer.rows(), bytes)));
                listed = topic.replace(partition, chunks.size(), segment);
            }
        } finally {
            definitions.unlock();
            if (!listed) {
                segment.release();
            }
        }
    }

    /** Deletes the files of the log all of whose rows are sealed. */
    private void trim(long committed) throws IOException {
        definitions.lock();
        try {
            long low = committed;
            for (StoredTopic topic : topics) {
                for (Partition partition : topic.partitions()) {
                    List<TailChunk> chunks = partition.chunks();
                    low = chunks.isEmpty()
                            ? low
                            : Math.min(low, chunks.getFirst().firstLsn());
                }
            }
            long kept = wal.firstKept(low);
            if (kept <= manifest.get(ManifestState::walStart)) {
                return;
            }
            List<Edit> edits = new ArrayList<>();
            for (StoredTopic topic : topics) {
                StoredTopic.Attached attached = topic.attached();
                if (attached != null && attached.lsn() < kept) {
                    edits.add(new Edit.Attachment(topic.id(), attached.lsn(), attached.value()));
                }
            }
            edits.add(new Edit.WalStart(kept));
            manifest.append(edits);
            wal.trim(kept);
        } finally {
            definitions.unlock();
        }
    }

    /** Waits for what is being sealed, and ends the thread. */
    void close() {
        thread.close();
    }
}
