package dev.travertine.tests.sql;

import java.sql.Connection;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every {@code .test} file on other databases, so that no file expects what SQL would not answer. */
class OracleTest {
    @TestFactory
    Stream<DynamicTest> duckdb() {
        return files(Database.DUCKDB);
    }

    @TestFactory
    Stream<DynamicTest> h2() {
        return files(Database.H2);
    }

    private static Stream<DynamicTest> files(Database database) {
        return TestFile.all().stream()
                .map(file -> DynamicTest.dynamicTest(file.title(), () -> {
                    try (Connection connection = database.open()) {
                        new RecordRunner(file, database, connection).run();
                    }
                }));
    }
}
