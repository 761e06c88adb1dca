package dev.travertine.log.manifest;

import dev.travertine.spi.catalog.TopicDefinition;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a store has, after some edits. One thread at a time. */
public final class ManifestState {
    private final Map<UUID, TopicEntry> topics = new LinkedHashMap<>();
    private final SortedMap<String, SortedMap<String, byte[]>> objects = new TreeMap<>();
    private int nextPartRef;
    private long walStart;
    private long durableLsn;

    /** A topic. */
    public static final class TopicEntry {
        private final UUID id;
        private final int firstPartRef;
        private final TopicDefinition definition;
        private final List<List<Edit.AddSegment>> segments = new ArrayList<>();
        private Edit.@Nullable Attachment attachment;

        TopicEntry(Edit.CreateTopic create) {
            this.id = create.id();
            this.firstPartRef = create.firstPartRef();
            this.definition = create.definition();
            for (int i = 0; i < definition.partitions(); i++) {
                segments.add(new ArrayList<>());
            }
        }

        public UUID id() {
            return id;
        }

        public int firstPartRef() {
            return firstPartRef;
        }

        public TopicDefinition definition() {
            return definition;
        }

        /** The segments of a partition, in order of offsets. */
        public List<Edit.AddSegment> segments(int partition) {
            return List.copyOf(segments.get(partition));
        }

        /** The offset behind the last segment of a partition. */
        public long sealedOffset(int partition) {
            List<Edit.AddSegment> all = segments.get(partition);
            return all.isEmpty()
                    ? 0
                    : all.getLast().baseOffset() + all.getLast().rows();
        }

        public Edit.@Nullable Attachment attachment() {
            return attachment;
        }
    }

    public List<TopicEntry> topics() {
        return List.copyOf(topics.values());
    }

    public SortedMap<String, byte[]> objects(String kind) {
        return new TreeMap<>(objects.getOrDefault(kind, new TreeMap<>()));
    }

    public int nextPartRef() {
        return nextPartRef;
    }

    public long walStart() {
        return walStart;
    }

    /** Everything in the log before this position has been acknowledged. */
    public long durableLsn() {
        return durableLsn;
    }

    void apply(Edit edit) {
        switch (edit) {
            case Edit.CreateTopic create -> {
                check(create.firstPartRef() >= nextPartRef && !topics.containsKey(create.id()));
                nextPartRef = create.firstPartRef() + create.definition().partitions();
                topics.put(create.id(), new TopicEntry(create));
            }
            case Edit.DropTopic drop -> check(topics.remove(drop.id()) != null);
            case Edit.AddSegment add -> {
                TopicEntry topic = topicOf(add.partRef());
                int partition = add.partRef() - topic.firstPartRef;
                check(add.baseOffset() == topic.sealedOffset(partition) && add.rows() > 0);
                topic.segments.get(partition).add(add);
            }
            case Edit.PutObject put ->
                objects.computeIfAbsent(put.kind(), kind -> new TreeMap<>()).put(put.name(), put.value());
            case Edit.RemoveObject remove -> {
                SortedMap<String, byte[]> ofKind = objects.get(remove.kind());
                if (ofKind != null) {
                    ofKind.remove(remove.name());
                }
            }
            case Edit.Attachment attached -> {
                TopicEntry topic = topics.get(attached.topic());
                check(topic != null);
                if (topic != null) {
                    topic.attachment = attached;
                }
            }
            case Edit.WalStart start -> {
                walStart = Math.max(walStart, start.lsn());
                durableLsn = Math.max(durableLsn, walStart);
            }
            case Edit.Closed closed -> durableLsn = Math.max(durableLsn, closed.lsn());
            case Edit.NextPartRef next -> nextPartRef = Math.max(nextPartRef, next.ref());
            case Edit.Mark mark -> {}
        }
    }

    private TopicEntry topicOf(int partRef) {
        for (TopicEntry topic : topics.values()) {
            if (partRef >= topic.firstPartRef && partRef < topic.firstPartRef + topic.definition.partitions()) {
                return topic;
            }
        }
        throw corrupt();
    }

    private static void check(boolean right) {
        if (!right) {
            throw corrupt();
        }
    }

    private static TravertineException corrupt() {
        return new TravertineException(ErrorCode.CORRUPT_DATA, "the manifest contradicts itself");
    }

    /** Edits that lead from nothing to this. */
    List<Edit> edits() {
        List<Edit> edits = new ArrayList<>();
        for (TopicEntry topic : topics.values()) {
            edits.add(new Edit.CreateTopic(topic.id, topic.firstPartRef, topic.definition));
            topic.segments.forEach(edits::addAll);
            if (topic.attachment != null) {
                edits.add(topic.attachment);
            }
        }
        edits.add(new Edit.NextPartRef(nextPartRef));
        objects.forEach(
                (kind, ofKind) -> ofKind.forEach((name, value) -> edits.add(new Edit.PutObject(kind, name, value))));
        edits.add(new Edit.WalStart(walStart));
        edits.add(new Edit.Closed(durableLsn));
        return edits;
    }
}
