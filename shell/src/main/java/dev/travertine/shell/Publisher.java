package dev.travertine.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the rows of a CSV file to a topic, batch by batch and in the file's order; each batch is atomic and durable. As
 * the order is fixed, an interrupted run is completed by leaving out as many rows as the topic has. For one thread, except
 * {@link #published()}.
 */
final class Publisher {
    private static final int BATCH_ROWS = 1000;

    private final Path file;
    private final String topic;
    private final int columns;
    private volatile long published;

    Publisher(Path file, String topic, int columns) {
        this.file = file;
        this.topic = topic;
        this.columns = columns;
    }

    /**
     * Publishes what is not there yet; gives the number of rows.
     *
     * @param present rows that the topic has already
     */
    long publish(Connection connection, long present) throws IOException, SQLException {
        String sql = "INSERT INTO " + topic + " VALUES (" + "?, ".repeat(columns - 1) + "?)";
        try (BufferedReader reader = open();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            CsvReader csv = new CsvReader(reader);
            for (long skipped = 0; skipped <= present; skipped++) {
                // The heading, and what is there.
                csv.next();
            }
            int rows = 0;
            List<@Nullable String> record;
            while ((record = csv.next()) != null) {
                bind(insert, record);
                rows++;
                if (rows % BATCH_ROWS == 0) {
                    insert.executeBatch();
                    published = rows;
                }
            }
            if (rows % BATCH_ROWS != 0) {
                insert.executeBatch();
            }
            published = rows;
            return rows;
        }
    }

    private void bind(PreparedStatement insert, List<@Nullable String> record) throws IOException, SQLException {
        if (record.size() != columns) {
            throw new IOException(file + " has a record of " + record.size() + " fields: " + record);
        }
        for (int i = 0; i < columns; i++) {
            // As text: the driver converts it to the type of the parameter.
            insert.setString(i + 1, record.get(i));
        }
        insert.addBatch();
    }

    /** Rows of the file, without its heading. */
    long rowsInFile() throws IOException {
        try (BufferedReader reader = open()) {
            CsvReader csv = new CsvReader(reader);
            long rows = -1;
            while (csv.next() != null) {
                rows++;
            }
            return rows;
        }
    }

    /** Rows published by this run until now; from any thread. */
    long published() {
        return published;
    }

    private BufferedReader open() throws IOException {
        InputStream bytes = Files.newInputStream(file);
        if (file.toString().endsWith(".gz")) {
            bytes = new GZIPInputStream(bytes, 1 << 16);
        }
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), 1 << 16);
    }
}
