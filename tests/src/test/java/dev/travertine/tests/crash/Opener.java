package dev.travertine.tests.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The main of a process that opens a folder, and prints how that went. */
final class Opener {
    static final String OPENED = "opened";

    private Opener() {}

    /** Argument: JDBC URL. */
    public static void main(String[] arguments) {
        try (Connection connection = DriverManager.getConnection(arguments[0])) {
            System.out.println(connection.isValid(30) ? OPENED : "not valid");
        } catch (SQLException e) {
            System.out.println(e.getSQLState() + " " + e.getMessage());
        }
    }
}
