package dev.travertine.log.manifest;

import dev.travertine.spi.catalog.TopicDefinition;
import java.util.UUID;

/** One change of what a store has. */
public sealed interface Edit {
    /**
     * A new topic.
     *
     * @param firstPartRef number of its partition 0 in the frames of the log; the others follow
     */
    record CreateTopic(UUID id, int firstPartRef, TopicDefinition definition) implements Edit {}

    record DropTopic(UUID id) implements Edit {}

    /**
     * A sealed segment goes behind those that the partition has.
     *
     * @param file its path
     */
    record AddSegment(int partRef, String file, long baseOffset, long rows, long bytes) implements Edit {}

    record PutObject(String kind, String name, byte[] value) implements Edit {}

    record RemoveObject(String kind, String name) implements Edit {}

    /**
     * The newest attachment of a topic whose frame is about to be deleted.
     *
     * @param lsn position of the frame
     */
    record Attachment(UUID topic, long lsn, byte[] value) implements Edit {}

    /** Frames before that position are not needed any more. */
    record WalStart(long lsn) implements Edit {}

    /** The log was closed in good order, and durable up to that position. */
    record Closed(long lsn) implements Edit {}

    /** The first number for the partitions of the next topic: numbers are never used again. */
    record NextPartRef(int ref) implements Edit {}

    /** Says only that everything before it is durable. */
    record Mark() implements Edit {}
}
