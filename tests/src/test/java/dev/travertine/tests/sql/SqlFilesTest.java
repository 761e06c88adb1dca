package dev.travertine.tests.sql;

import java.sql.Connection;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every {@code .test} file on Travertine. {@code -Dsql=word} picks files, {@code -Dupdate} rewrites what queries expect with
 * what Travertine answers ({@code -Dupdate=duckdb}: with what DuckDB answers); read the diff before you keep it.
 */
class SqlFilesTest {
    @TestFactory
    Stream<DynamicTest> files() {
        return TestFile.all().stream().map(file -> DynamicTest.dynamicTest(file.title(), () -> check(file)));
    }

    private static void check(TestFile file) throws Exception {
        String update = System.getProperty("update");
        if (update != null) {
            Database source = update.equals("duckdb") ? Database.DUCKDB : Database.TRAVERTINE;
            new TestFileUpdater(file, source).update();
            return;
        }
        try (Connection connection = Database.TRAVERTINE.open()) {
            new RecordRunner(file, Database.TRAVERTINE, connection).run();
        }
    }
}
