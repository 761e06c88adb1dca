package dev.travertine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.tools.FrameworkConfig;
import org.apache.calcite.tools.Frameworks;
import org.apache.calcite.tools.Planner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parser makes of our own spellings is what Calcite's validator and converter accept. */
class CalciteValidatorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT carrier, count(*) AS n FROM flights GROUP BY carrier HAVING count(*) > 1 ORDER BY n DESC LIMIT 3",
                "SELECT window_start, sum(delay) FROM TUMBLE(TABLE flights, DESCRIPTOR(ts), INTERVAL 1 HOUR) GROUP BY window_start",
                "SELECT ts - INTERVAL '90 days', ts + INTERVAL '1000' SECOND, ts - INTERVAL '1 day 2 hours' FROM flights",
                "SELECT delay::varchar || 'x', carrier::int, -delay::bigint, ts::date FROM flights",
                "SELECT f.*, rank() OVER (PARTITION BY carrier ORDER BY delay DESC) AS r FROM flights f QUALIFY r < 3",
                "WITH late (c, d) AS (SELECT carrier, delay FROM flights WHERE delay > 15) SELECT c FROM late l WHERE EXISTS"
                        + " (SELECT 1 FROM flights f WHERE f.carrier = l.c AND f.delay < l.d)",
                "SELECT a.carrier FROM flights a, flights b JOIN flights c ON b.delay = c.delay WHERE a.delay = b.delay",
                "SELECT * FROM (VALUES (1, 'a'), (2, NULL)) AS v (x, y) WHERE (x, y) IN ((1, 'a'), (2, 'b'))",
                "SELECT floor(ts TO MONTH), extract(DOW FROM ts), substring(carrier FROM 1 FOR 1), trim(carrier) FROM flights",
                "SELECT carrier FROM flights GROUP BY GROUPING SETS ((carrier), ()) UNION ALL SELECT 'x' FROM flights FETCH FIRST ROW ONLY",
                "SELECT sum(delay) FILTER (WHERE delay > 0), count(DISTINCT carrier) FROM flights WHERE carrier LIKE 'A%' OR $1 = 2"
            })
    void ourSpellingsValidateAndConvert(String sql) throws Exception {
        try (Planner planner = Frameworks.getPlanner(config())) {
            String plan = RelOptUtil.toString(planner.rel(planner.validate(planner.parse(sql))).rel);
            assertThat(plan).contains("Logical");
        }
    }

    private static FrameworkConfig config() {
        SchemaPlus schema = Frameworks.createRootSchema(true);
        schema.add("flights", new AbstractTable() {
            @Override
            public RelDataType getRowType(RelDataTypeFactory types) {
                return types.builder()
                        .add("carrier", SqlTypeName.VARCHAR, 2)
                        .add("delay", SqlTypeName.INTEGER)
                        .add("ts", SqlTypeName.TIMESTAMP, 3)
                        .build();
            }
        });
        return Frameworks.newConfigBuilder()
                .defaultSchema(schema)
                .parserConfig(SqlParser.config()
                        .withUnquotedCasing(Casing.UNCHANGED)
                        .withCaseSensitive(false)
                        .withConformance(SqlConformanceEnum.LENIENT)
                        .withParserFactory(StatementParser.factory()))
                .build();
    }
}
