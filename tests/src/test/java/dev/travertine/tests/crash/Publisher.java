package dev.travertine.tests.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/**
 * The main of a process that shall be killed: publishes consecutive ids in batches, and prints {@code acked id} for each
 * batch that was acknowledged. Ends by itself only when its parent forgets it.
 */
final class Publisher {
    static final int BATCH_ROWS_MAX = 40;
    static final int KEYS = 7;
    static final String READY = "ready";
    static final String ACKED = "acked ";

    private static final long LIFE_MS = 60_000;

    private Publisher() {}

    /** Arguments: JDBC URL, first id, seed. */
    public static void main(String[] arguments) throws SQLException {
        long next = Long.parseLong(arguments[1]);
        Random random = new Random(Long.parseLong(arguments[2]));
        long end = System.currentTimeMillis() + LIFE_MS;
        try (Connection connection = DriverManager.getConnection(arguments[0])) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TOPIC IF NOT EXISTS events (id BIGINT NOT NULL, k INT, v VARCHAR)");
                statement.execute("CREATE MATERIALIZED VIEW IF NOT EXISTS sums AS " + KillTest.SUMS);
                statement.execute("CREATE MATERIALIZED VIEW IF NOT EXISTS evens AS " + KillTest.EVENS);
            }
            System.out.println(READY);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO events VALUES (?, ?, ?)")) {
                while (System.currentTimeMillis() < end) {
                    next = publish(insert, next, 1 + random.nextInt(BATCH_ROWS_MAX));
                    System.out.println(ACKED + (next - 1));
                }
            }
        }
    }

    private static long publish(PreparedStatement insert, long first, int rows) throws SQLException {
        for (long id = first; id < first + rows; id++) {
            insert.setLong(1, id);
            insert.setInt(2, (int) (id % KEYS));
            insert.setString(3, "row " + id);
            insert.addBatch();
        }
        insert.executeBatch();
        return first + rows;
    }
}
