package dev.travertine.log.recover;

import dev.travertine.log.io.Vfs;
import java.io.IOException;
import java.util.UUID;

/** Where the segments of a partition lie: {@code t/<id of the topic>/<partition>}. Names of topics never name files. */
public final class Folders {
    static final String TOPICS = "t";

    private Folders() {}

    /** Makes the folder of a partition, durable with those above it, and returns its path. */
    public static String make(Vfs vfs, UUID topic, int partition) throws IOException {
        String ofTopic = TOPICS + "/" + topic;
        String ofPartition = ofTopic + "/" + partition;
        make(vfs, "", TOPICS);
        make(vfs, TOPICS, ofTopic);
        make(vfs, ofTopic, ofPartition);
        return ofPartition;
    }

    private static void make(Vfs vfs, String above, String folder) throws IOException {
        // Also where it is there already: whoever made it may not have come to sync the name.
        vfs.createFolder(folder);
        vfs.syncDir(above);
    }
}
