package dev.travertine.log;

import dev.travertine.log.io.Vfs;
import dev.travertine.log.manifest.Edit;
import dev.travertine.log.manifest.Manifest;
import dev.travertine.log.manifest.ManifestState;
import dev.travertine.log.recover.Leftovers;
import dev.travertine.log.recover.WalReplay;
import dev.travertine.log.segment.Segment;
import dev.travertine.log.topic.Layout;
import dev.travertine.log.topic.Partition;
import dev.travertine.log.wal.FrameBody;
import dev.travertine.log.wal.FrameHeader;
import dev.travertine.log.wal.WalFiles;
import dev.travertine.log.wal.WalWriter;
import dev.travertine.spi.catalog.TopicDefinition;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Opens a store: manifest, then segments, then the log's frames that are not sealed yet. Everything up to here happens on the
 * caller's thread, before anybody else sees the store.
 */
final class Opening {
    private final Vfs vfs;
    private final LogStoreConfig config;
    private final BufferAllocator allocator;
    private final Vfs.Lock lock;

    /** Partitions by their number in the log. */
    private final Map<Integer, Target> targets = new HashMap<>();

    private final List<OpenedTopic> opened = new ArrayList<>();
    /** Paths of the segments. */
    private final Set<String> files = new HashSet<>();

    private int nextPartRef;

    private record Target(OpenedTopic topic, Partition partition) {}

    /** A topic before the store is there. */
    private static final class OpenedTopic {
        private final ManifestState.TopicEntry entry;
        private final Layout layout;
        private final List<Partition> partitions = new ArrayList<>();
        private StoredTopic.@Nullable Attached attached;

        OpenedTopic(ManifestState.TopicEntry entry) {
            this.entry = entry;
            this.layout = new Layout(entry.definition().columns());
            Edit.Attachment kept = entry.attachment();
            this.attached = kept == null ? null : new StoredTopic.Attached(kept.lsn(), kept.value());
        }
    }

    Opening(Vfs vfs, LogStoreConfig config, BufferAllocator allocator, Vfs.Lock lock) {
        this.vfs = vfs;
        this.config = config;
        this.allocator = allocator;
        this.lock = lock;
    }

    LogStore open() throws IOException {
        Manifest manifest = null;
        boolean whole = false;
        try {
            manifest = Manifest.open(vfs, config.manifestBytesMax());
            if (!vfs.isFolder(WalFiles.FOLDER)) {
                vfs.createFolder(WalFiles.FOLDER);
                vfs.syncDir("");
            }
            LogStore store = open(manifest);
            whole = true;
            return store;
        } finally {
            if (!whole) {
                opened.forEach(topic -> topic.partitions.forEach(partition -> partition.close(false)));
                if (manifest != null) {
                    manifest.close();
                }
            }
        }
    }

    private LogStore open(Manifest manifest) throws IOException {
        nextPartRef = manifest.get(ManifestState::nextPartRef);
        for (ManifestState.TopicEntry entry : manifest.get(ManifestState::topics)) {
            openTopic(entry);
        }
        long start = manifest.get(ManifestState::walStart);
        long durable = manifest.get(ManifestState::durableLsn);
        WalReplay.End end = new WalReplay(vfs, this::replay).run(start, durable);
        Leftovers.delete(vfs, files, Set.copyOf(manifest.files()));
        WalWriter wal = new WalWriter(vfs, end.position(), end.files(), config.walBytesMax());
        LogStore store = new LogStore(vfs, config, allocator, lock, manifest, wal);
        for (OpenedTopic topic : opened) {
            store.adopt(topic.entry.id(), topic.entry.definition(), topic.partitions, topic.attached);
        }
        store.start();
        return store;
    }

    private void openTopic(ManifestState.TopicEntry entry) throws IOException {
        OpenedTopic topic = new OpenedTopic(entry);
        opened.add(topic);
        for (int i = 0; i < entry.definition().partitions(); i++) {
            int ref = entry.firstPartRef() + i;
            List<Segment> segments = openSegments(topic, entry.segments(i), ref);
            Partition partition = new Partition(ref, topic.layout, segments, entry.sealedOffset(i), allocator);
            segments.forEach(segment -> advanceWatermark(entry.definition(), partition, segment));
            topic.partitions.add(partition);
            targets.put(ref, new Target(topic, partition));
        }
    }

    private List<Segment> openSegments(OpenedTopic topic, List<Edit.AddSegment> listed, int ref) throws IOException {
        List<Segment> segments = new ArrayList<>();
        boolean whole = false;
        try {
            for (Edit.AddSegment add : listed) {
                segments.add(Segment.open(
                        vfs,
                        add.file(),
                        topic.layout.storedTypes(),
                        topic.entry.id(),
                        ref,
                        add.baseOffset(),
                        add.rows()));
                files.add(add.file());
            }
            whole = true;
            return segments;
        } finally {
            if (!whole) {
                segments.forEach(Segment::release);
            }
        }
    }

    /** The newest event time that is sealed says how far the watermark had come at least. */
    private static void advanceWatermark(TopicDefinition definition, Partition partition, Segment segment) {
        TopicDefinition.Watermark watermark = definition.watermark();
        if (watermark != null && segment.summary(watermark.column()).max() instanceof Long newest) {
            partition.advanceWatermark(Math.subtractExact(newest, watermark.delayMicros()));
        }
    }

    private void replay(FrameHeader header, MemorySegment bytes) {
        Target target = targets.get(header.partRef());
        if (target == null) {
            if (header.partRef() < 0 || header.partRef() >= nextPartRef) {
                throw corrupt("the log has rows of a topic that the manifest does not know");
            }
            // The topic has been dropped.
            return;
        }
        Partition partition = target.partition;
        long next = partition.nextOffset();
        if (header.baseOffset() > next) {
            throw corrupt("rows are missing between offset " + next + " and " + header.baseOffset());
        }
        // What has been sealed already is in the log still.
        int sealed = (int) Math.min(next - header.baseOffset(), header.rows());
        if (sealed == header.rows() && !header.hasAttachment()) {
            return;
        }
        FrameBody body =
                FrameBody.decode(bytes, target.topic.layout.visibleTypes(), header.rows(), header.hasAttachment());
        partition.stage(body.batch(), sealed, header.appendMicros(), header.lsn());
        partition.advanceWatermark(header.watermark());
        StoredTopic.Attached known = target.topic.attached;
        byte[] attachment = body.attachment();
        if (attachment != null && (known == null || known.lsn() < header.lsn())) {
            target.topic.attached = new StoredTopic.Attached(header.lsn(), attachment);
        }
    }

    private static TravertineException corrupt(String problem) {
        return new TravertineException(ErrorCode.CORRUPT_DATA, "the log is damaged: " + problem);
    }
}
