package dev.travertine.tests.tpch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.stream.IntStream;

/** The texts of the 22 queries: those that Apache Spark tests with, read from its test jar. */
final class TpchQueries {
    private static final int QUERIES = 22;

    private TpchQueries() {}

    static IntStream numbers() {
        return IntStream.rangeClosed(1, QUERIES);
    }

    static String text(int number) throws IOException {
        String path = "/tpch/q" + number + ".sql";
        try (InputStream in = TpchQueries.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path + " in the test jar of spark-sql");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** One letter a column, as in a {@code .test} file: R where numbers are compared by value. */
    static String types(ResultSetMetaData columns) throws SQLException {
        StringBuilder types = new StringBuilder();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            types.append(
                    switch (columns.getColumnType(i)) {
                        case Types.DECIMAL, Types.NUMERIC, Types.DOUBLE, Types.FLOAT, Types.REAL -> 'R';
                        default -> 'T';
                    });
        }
        return types.toString();
    }
}
