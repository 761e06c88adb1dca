package dev.travertine.log;

import dev.travertine.log.topic.Partition;
import dev.travertine.log.wal.FrameBody;
import org.jspecify.annotations.Nullable;

/**
 * Rows for one partition on their way to the log.
 *
 * @param partition index of the partition in its topic
 */
record PendingFrame(StoredTopic topic, int partition, FrameBody body) {
    int rows() {
        return body.batch().rows();
    }

    byte @Nullable [] attachment() {
        return body.attachment();
    }

    Partition target() {
        return topic.partition(partition);
    }
}
