package dev.travertine.planner;

import static dev.travertine.planner.TestCatalog.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.Statement;
import dev.travertine.spi.type.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The 22 queries of TPC-H: none keeps a correlated subquery, and none joins all pairs of two tables. */
class TpchPlanTest {
    private static final DataType KEY = DataType.BIGINT.notNull();
    private static final DataType NUMBER = DataType.INTEGER.notNull();
    private static final DataType TEXT = DataType.VARCHAR.notNull();
    private static final DataType MONEY = DataType.decimal(15, 2).notNull();
    private static final DataType DAY = DataType.DATE.notNull();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void plans(int number) throws IOException {
        PlanNode plan = ((Statement.Query) Plans.statement(text(number), catalog())).plan();
        assertThat(largestProduct(plan)).as("rows of joins without keys").isLessThan(100_000);
    }

    /** The most pairs that a join without keys looks at. */
    private static double largestProduct(PlanNode node) {
        double own = node instanceof PlanNode.Join join && join.keys().isEmpty()
                ? join.left().estimatedRows() * join.right().estimatedRows()
                : 0;
        return node.inputs().stream().mapToDouble(TpchPlanTest::largestProduct).reduce(own, Math::max);
    }

    private static String text(int number) throws IOException {
        try (InputStream stream = TpchPlanTest.class.getResourceAsStream("/tpch/q" + number + ".sql")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static TestCatalog catalog() {
        return new TestCatalog()
                .topic(
                        "region",
                        5,
                        List.of(),
                        field("r_regionkey", KEY),
                        field("r_name", TEXT),
                        field("r_comment", TEXT))
                .topic(
                        "nation",
                        25,
                        List.of(),
                        field("n_nationkey", KEY),
                        field("n_name", TEXT),
                        field("n_regionkey", KEY),
                        field("n_comment", TEXT))
                .topic(
                        "supplier",
                        10_000,
                        List.of(),
                        field("s_suppkey", KEY),
                        field("s_name", TEXT),
                        field("s_address", TEXT),
                        field("s_nationkey", KEY),
                        field("s_phone", TEXT),
                        field("s_acctbal", MONEY),
                        field("s_comment", TEXT))
                .topic(
                        "customer",
                        150_000,
                        List.of(),
                        field("c_custkey", KEY),
                        field("c_name", TEXT),
                        field("c_address", TEXT),
                        field("c_nationkey", KEY),
                        field("c_phone", TEXT),
                        field("c_acctbal", MONEY),
                        field("c_mktsegment", TEXT),
                        field("c_comment", TEXT))
                .topic(
                        "part",
                        200_000,
                        List.of(),
                        field("p_partkey", KEY),
                        field("p_name", TEXT),
                        field("p_mfgr", TEXT),
                        field("p_brand", TEXT),
                        field("p_type", TEXT),
                        field("p_size", NUMBER),
                        field("p_container", TEXT),
                        field("p_retailprice", MONEY),
                        field("p_comment", TEXT))
                .topic(
                        "partsupp",
                        800_000,
                        List.of(),
                        field("ps_partkey", KEY),
                        field("ps_suppkey", KEY),
                        field("ps_availqty", NUMBER),
                        field("ps_supplycost", MONEY),
                        field("ps_comment", TEXT))
                .topic(
                        "orders",
                        1_500_000,
                        List.of(),
                        field("o_orderkey", KEY),
                        field("o_custkey", KEY),
                        field("o_orderstatus", TEXT),
                        field("o_totalprice", MONEY),
                        field("o_orderdate", DAY),
                        field("o_orderpriority", TEXT),
                        field("o_clerk", TEXT),
                        field("o_shippriority", NUMBER),
                        field("o_comment", TEXT))
                .topic(
                        "lineitem",
                        6_000_000,
                        List.of(),
                        field("l_orderkey", KEY),
                        field("l_partkey", KEY),
                        field("l_suppkey", KEY),
                        field("l_linenumber", NUMBER),
                        field("l_quantity", MONEY),
                        field("l_extendedprice", MONEY),
                        field("l_discount", MONEY),
                        field("l_tax", MONEY),
                        field("l_returnflag", TEXT),
                        field("l_linestatus", TEXT),
                        field("l_shipdate", DAY),
                        field("l_commitdate", DAY),
                        field("l_receiptdate", DAY),
                        field("l_shipinstruct", TEXT),
                        field("l_shipmode", TEXT),
                        field("l_comment", TEXT));
    }
}
