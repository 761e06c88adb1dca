package dev.travertine.shell;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows the newest window of the demo's view: a table that is redrawn in place on a terminal, a line a time elsewhere. */
final class LiveTable {
    private static final String NEWEST_WINDOW = """
            SELECT CAST(window_start AS VARCHAR), origin, flights, avg_delay, worst
            FROM delays
            WHERE window_start = (SELECT MAX(window_start) FROM delays)
            ORDER BY flights DESC, origin
            LIMIT 8""";

    private final Connection connection;
    private final PrintWriter out;
    private final boolean isTerminal;
    /** Lines of the table that stands on the terminal now. */
    private int linesShown;

    LiveTable(Connection connection, PrintWriter out, boolean isTerminal) {
        this.connection = connection;
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /** Reads the view and shows it. */
    void refresh(long published, long total) throws SQLException {
        List<Airport> airports = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(NEWEST_WINDOW)) {
            while (rows.next()) {
                airports.add(new Airport(
                        rows.getString(1), rows.getString(2), rows.getLong(3), rows.getDouble(4), rows.getLong(5)));
            }
        }
        String progress = String.format(Locale.ROOT, "%,d of %,d events published", published, total);
        if (isTerminal) {
            draw(progress, airports);
        } else {
            out.println(progress + summary(airports));
        }
        out.flush();
    }

    private void draw(String progress, List<Airport> airports) {
        StringBuilder screen = new StringBuilder();
        if (linesShown > 0) {
            // Cursor up to the first line of the table, and everything below away.
            screen.append("\u001b[").append(linesShown).append("A\u001b[J");
        }
        String window = airports.isEmpty()
                ? "no window yet"
                : "hour from " + airports.getFirst().window();
        screen.append("  ").append(progress).append("   ").append(window).append('\n');
        screen.append("  airport   flights   average delay     worst\n");
        for (Airport airport : airports) {
            screen.append(String.format(
                    Locale.ROOT,
                    "  %-7s %9d %11.1f min %5d min%n",
                    airport.origin(),
                    airport.flights(),
                    airport.averageDelay(),
                    airport.worst()));
        }
        out.print(screen);
        linesShown = airports.size() + 2;
    }

    private static String summary(List<Airport> airports) {
        if (airports.isEmpty()) {
            return "";
        }
        StringBuilder text =
                new StringBuilder("; hour from " + airports.getFirst().window() + ":");
        for (Airport airport : airports.subList(0, Math.min(3, airports.size()))) {
            text.append(String.format(
                    Locale.ROOT,
                    " %s %d flights %+.1f min;",
                    airport.origin(),
                    airport.flights(),
                    airport.averageDelay()));
        }
        return text.substring(0, text.length() - 1);
    }

    private record Airport(String window, String origin, long flights, double averageDelay, long worst) {}
}
