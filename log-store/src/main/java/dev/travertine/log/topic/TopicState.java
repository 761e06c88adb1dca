package dev.travertine.log.topic;

import dev.travertine.log.part.Part;
import dev.travertine.spi.catalog.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What readers see of a topic at one moment.
 *
 * @param parts for each partition its parts in order of offsets; rows at and after the version's offsets are nobody's yet
 */
public record TopicState(List<List<Part>> parts, Version version) {
    public TopicState {
        parts = List.copyOf(parts);
    }

    /** Pins the parts that hold rows of the version, or null where one has been replaced meanwhile: take the newer state. */
    public @Nullable List<Part> tryPin() {
        List<Part> pinned = new ArrayList<>();
        for (int partition = 0; partition < parts.size(); partition++) {
            for (Part part : parts.get(partition)) {
                if (part.baseOffset() >= version.nextOffset(partition)) {
                    break;
                }
                if (!part.tryRetain()) {
                    pinned.forEach(Part::release);
                    return null;
                }
                pinned.add(part);
            }
        }
        return pinned;
    }
}
