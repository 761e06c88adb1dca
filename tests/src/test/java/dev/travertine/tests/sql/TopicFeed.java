package dev.travertine.tests.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rows of one topic, published to another database a few at a time, in their order. */
final class TopicFeed {
    private final String topic;
    private final Connection target;
    private final List<List<Object>> rows;

    /** Rows that were published; the next one has this index. */
    private int published;

    private TopicFeed(String topic, Connection target, List<List<Object>> rows) {
        this.topic = topic;
        this.target = target;
        this.rows = rows;
    }

    /** All rows that the topic has now, in order of partition and offset. */
    static TopicFeed of(String topic, Connection source, Connection target) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Statement statement = source.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + topic)) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<Object> row = new ArrayList<>(width);
                for (int i = 1; i <= width; i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
        }
        return new TopicFeed(topic, target, rows);
    }

    int left() {
        return rows.size() - published;
    }

    /** Publishes up to {@code count} rows at once. */
    void publish(int count) throws SQLException {
        int end = Math.min(rows.size(), published + count);
        if (end == published) {
            return;
        }
        int width = rows.getFirst().size();
        String marks = String.join(", ", Collections.nCopies(width, "?"));
        try (PreparedStatement insert = target.prepareStatement("INSERT INTO " + topic + " VALUES (" + marks + ")")) {
            for (List<Object> row : rows.subList(published, end)) {
                for (int i = 0; i < width; i++) {
                    insert.setObject(i + 1, row.get(i));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
        published = end;
    }
}
