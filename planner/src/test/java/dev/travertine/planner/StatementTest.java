package dev.travertine.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.TopicDefinition;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.Statement;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementTest {
    @Test
    void createTopicSaysAllOfIt() {
        var create = (Statement.CreateTopic) Plans.statement("""
                CREATE TOPIC IF NOT EXISTS Orders (
                    Id BIGINT, at TIMESTAMP, amount DECIMAL(10, 2) NOT NULL,
                    WATERMARK FOR at AS at - INTERVAL '5' SECOND,
                    PRIMARY KEY (id) NOT ENFORCED
                ) DISTRIBUTED BY HASH(id) INTO 4 BUCKETS WITH ('Durability' = 'none')
                """);
        TopicDefinition definition = create.definition();
        assertThat(create.ifNotExists()).isTrue();
        assertThat(definition.name()).isEqualTo(TableName.of("orders"));
        assertThat(definition.columns().fields())
                .containsExactly(
                        new Field("Id", DataType.BIGINT.notNull()),
                        new Field("at", DataType.TIMESTAMP),
                        new Field("amount", DataType.decimal(10, 2).notNull()));
        assertThat(definition.primaryKey()).containsExactly(0);
        assertThat(definition.watermark()).isEqualTo(new TopicDefinition.Watermark(1, 5_000_000));
        assertThat(definition.partitions()).isEqualTo(4);
        assertThat(definition.partitionBy()).containsExactly(0);
        assertThat(definition.options()).isEqualTo(Map.of("durability", "none"));
    }

    @Test
    void parametersGetTheTypesThatTheirPlacesAskFor() {
        var insert = (Statement.Insert) Plans.statement("INSERT INTO types (i32, d9, ts) VALUES (?, ?, ?)");
        assertThat(insert.parameters())
                .extracting(DataType::sql)
                .containsExactly("INTEGER", "DECIMAL(9, 2)", "TIMESTAMP(6)");
        assertThat(insert.plan()).isInstanceOf(PlanNode.Values.class);

        var query = (Statement.Query) Plans.statement("SELECT * FROM types WHERE s = ? AND i64 BETWEEN ? AND ?");
        assertThat(query.parameters()).extracting(DataType::sql).containsExactly("VARCHAR", "BIGINT", "BIGINT");
    }

    @Test
    void outputColumnsHaveTheNamesThatUsersExpect() {
        PlanNode plan = Plans.query(
                "SELECT carrier, count(*), sum(delay) + 1, CAST(carrier AS VARCHAR(2)), max(delay) AS worst,"
                        + " sum(sum(delay)) OVER () FROM flights GROUP BY carrier");
        assertThat(plan.outputType().fields())
                .extracting(Field::name)
                .containsExactly("carrier", "count", "col2", "carrier", "worst", "sum");
    }

    @Test
    void hiddenColumnsAreThereForWhoNamesThem() {
        assertThat(Plans.query("SELECT * FROM airports").outputType().size()).isEqualTo(3);
        PlanNode plan = Plans.query("SELECT *, \"$offset\" FROM airports WHERE \"$partition\" = 0");
        assertThat(plan.outputType().fields())
                .extracting(Field::name)
                .containsExactly("code", "name", "State", "$offset");
    }

    @Test
    void copyNamesColumnsByIndex() {
        var copy = (Statement.CopyFrom)
                Plans.statement("COPY flights (delay, carrier) FROM '/data/f.csv' WITH (FORMAT csv, HEADER true)");
        assertThat(copy.columns()).containsExactly(5, 1);
        assertThat(copy.path()).isEqualTo("/data/f.csv");
        assertThat(copy.options()).isEqualTo(Map.of("format", "csv", "header", "true"));
    }

    @Test
    void viewsKeepTheTextOfTheirQuery() {
        var view = (Statement.CreateMaterializedView) Plans.statement(
                "CREATE MATERIALIZED VIEW v (c, n) AS SELECT carrier, count(*) FROM flights GROUP BY 1");
        assertThat(view.plan().outputType().fields()).extracting(Field::name).containsExactly("c", "n");
        PlanNode again = Plans.query(view.sql());
        assertThat(again.outputType()).isEqualTo(view.plan().outputType());
    }

    @Test
    void showAndDescribeAreQueries() {
        for (String sql : List.of(
                "SHOW TOPICS",
                "SHOW TABLES LIKE 'f%'",
                "SHOW MATERIALIZED VIEWS",
                "SHOW SCHEMAS",
                "SHOW COLUMNS FROM flights",
                "SHOW FUNCTIONS LIKE 'lp%'",
                "DESCRIBE flights")) {
            assertThat(Plans.statement(sql)).as(sql).isInstanceOf(Statement.Query.class);
        }
    }
}
