package dev.travertine.log;

import dev.travertine.spi.catalog.TableName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;

/** What a store should hold, as plain lists; rows are {@link Rows#row} of their ids. */
record Model(Map<String, List<Long>> topics, Map<String, String> attachments, Map<String, String> objects) {
    Model() {
        this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    Model copy() {
        Map<String, List<Long>> rows = new TreeMap<>();
        topics.forEach((name, ids) -> rows.put(name, new ArrayList<>(ids)));
        return new Model(rows, new TreeMap<>(attachments), new TreeMap<>(objects));
    }

    void append(String topic, List<Long> ids, String attachment) {
        if (!topics.containsKey(topic)) {
            return;
        }
        topics.get(topic).addAll(ids);
        if (attachment != null) {
            attachments.put(topic, attachment);
        }
    }

    void drop(String topic) {
        topics.remove(topic);
        attachments.remove(topic);
    }

    /** What the store does hold; fails where a row is not what its id says. */
    static Model of(LogStore store, BufferAllocator allocator) {
        Model found = new Model();
        for (Topic topic : store.topics()) {
            List<Long> ids = new ArrayList<>();
            for (List<Object> row : Rows.read(topic, allocator)) {
                Long id = (Long) row.getFirst();
                if (!row.equals(Rows.row(id))) {
                    throw new AssertionError("row " + row + " of topic " + topic.name());
                }
                ids.add(id);
            }
            if (ids.size() != topic.version().rows()) {
                throw new AssertionError(ids.size() + " rows at version " + topic.version());
            }
            String name = topic.name().name();
            found.topics.put(name, ids);
            byte[] attachment = topic.lastAttachment();
            if (attachment != null) {
                found.attachments.put(name, new String(attachment, StandardCharsets.UTF_8));
            }
        }
        store.objects("kind")
                .forEach((name, value) -> found.objects.put(name, new String(value, StandardCharsets.UTF_8)));
        return found;
    }

    static Topic topic(LogStore store, String name) {
        return store.topic(TableName.of(name)).orElseThrow();
    }
}
