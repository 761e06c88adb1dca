package dev.travertine.tests.sql;

import java.sql.Connection;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every {@code .test} file as a test of materialized views: what a view keeps while rows arrive is what its query answers,
 * at every step. Rows come in steps of random sizes; {@code -Dseed=n} repeats a run.
 */
class StreamingTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime() & 0xffff_ffffL);

    @TestFactory
    Stream<DynamicTest> files() {
        System.out.println("StreamingTest: -Dseed=" + SEED);
        return TestFile.all().stream()
                .filter(file -> !ViewChecker.queries(file).isEmpty())
                .map(file -> DynamicTest.dynamicTest(file.title(), () -> check(file)));
    }

    private static void check(TestFile file) throws Exception {
        try (Connection source = Database.TRAVERTINE.open();
                Connection target = Database.TRAVERTINE.open()) {
            new ViewChecker(file, source, target, new Random(SEED ^ file.title().hashCode()), "-Dseed=" + SEED).run();
        }
    }
}
