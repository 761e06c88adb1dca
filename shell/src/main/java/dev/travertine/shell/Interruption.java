package dev.travertine.shell;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Ctrl-C where no terminal is in our hands: what runs is cancelled and the engine closed in good order while the JVM goes
 * down; the exit code is then 130 by the JVM's own doing.
 */
final class Interruption {
    private Interruption() {}

    /** How long the statement that runs may take to end. */
    private static final long WAIT_MS_MAX = 5000;

    static void guard(StatementRunner runner, Connection connection) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(runner, connection), "travertine-interruption"));
    }

    private static void close(StatementRunner runner, Connection connection) {
        try {
            runner.cancel();
            for (long waitedMs = 0; runner.isRunning() && waitedMs < WAIT_MS_MAX; waitedMs += 10) {
                Thread.sleep(10);
            }
            connection.close();
        } catch (SQLException e) {
            System.err.println("travertine: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
