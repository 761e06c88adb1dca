package dev.travertine.tests.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.travertine.tests.sql.Answers;
import dev.travertine.tests.sql.Cells;
import dev.travertine.tests.sql.Database;
import dev.travertine.tests.sql.SortMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The 22 TPC-H queries answer as DuckDB does, over the same rows. Query texts are those that Apache Spark tests with.
 * {@code -Dtpch.scale=} makes more rows than the default.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TpchTest {
    private Connection travertine;
    private Connection duckdb;

    @BeforeAll
    void load() throws SQLException {
        TpchData data = new TpchData(Double.parseDouble(System.getProperty("tpch.scale", "0.01")));
        duckdb = Database.DUCKDB.open();
        data.loadDuckDb(duckdb);
        travertine = Database.TRAVERTINE.open();
        data.load("TOPIC", travertine);
    }

    @AfterAll
    void close() throws SQLException {
        try (Connection first = travertine;
                Connection second = duckdb) {
            assertThat(first).isNotSameAs(second);
        }
    }

    @TestFactory
    Stream<DynamicTest> queries() {
        return TpchQueries.numbers().mapToObj(i -> DynamicTest.dynamicTest("q" + i, () -> check(i)));
    }

    private void check(int number) throws Exception {
        String sql = TpchQueries.text(number);
        try (Statement statement = duckdb.createStatement();
                ResultSet wanted = statement.executeQuery(sql);
                Statement own = travertine.createStatement();
                ResultSet got = own.executeQuery(sql)) {
            String types = TpchQueries.types(wanted.getMetaData());
            List<List<String>> expected = Cells.read(wanted);
            List<List<String>> actual = Cells.read(got);
            assertThat(Answers.difference(expected, actual, types, SortMode.NOSORT, Answers.Numbers.BY_VALUE))
                    .as("q%d at %s", number, types)
                    .isEmpty();
        }
    }
}
