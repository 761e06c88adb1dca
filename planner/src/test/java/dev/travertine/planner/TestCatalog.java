package dev.travertine.planner;

import dev.travertine.spi.catalog.Catalog;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.catalog.TableKind;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.TableStatistics;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A catalog of tables without rows: what a planner sees of tables. */
final class TestCatalog implements Catalog {
    private final Map<TableName, Table> tables = new LinkedHashMap<>();

    /** Flights, airports, a keyed topic, and one of every type. */
    static TestCatalog flights() {
        return new TestCatalog()
                .topic(
                        "flights",
                        100_000,
                        List.of(),
                        field("departure", DataType.TIMESTAMP),
                        field("carrier", DataType.VARCHAR),
                        field("flight", DataType.INTEGER),
                        field("origin", DataType.VARCHAR.notNull()),
                        field("destination", DataType.VARCHAR.notNull()),
                        field("delay", DataType.INTEGER),
                        field("distance", DataType.INTEGER))
                .topic(
                        "airports",
                        300,
                        List.of(),
                        field("code", DataType.VARCHAR.notNull()),
                        field("name", DataType.VARCHAR),
                        field("State", DataType.VARCHAR))
                .topic(
                        "accounts",
                        1000,
                        List.of(0),
                        field("id", DataType.BIGINT.notNull()),
                        field("owner", DataType.VARCHAR),
                        field("balance", DataType.decimal(15, 2)))
                .topic(
                        "types",
                        1000,
                        List.of(),
                        field("b", DataType.BOOLEAN),
                        field("i8", DataType.TINYINT),
                        field("i16", DataType.SMALLINT),
                        field("i32", DataType.INTEGER),
                        field("i64", DataType.BIGINT),
                        field("f32", DataType.REAL),
                        field("f64", DataType.DOUBLE),
                        field("d9", DataType.decimal(9, 2)),
                        field("d38", DataType.decimal(38, 10)),
                        field("s", DataType.VARCHAR),
                        field("bytes", DataType.VARBINARY),
                        field("day", DataType.DATE),
                        field("time", DataType.TIME),
                        field("ts", DataType.TIMESTAMP),
                        field("ltz", DataType.TIMESTAMP_LTZ))
                .system("tables", "table_catalog", "table_schema", "table_name", "table_type")
                .system(
                        "columns",
                        "table_catalog",
                        "table_schema",
                        "table_name",
                        "column_name",
                        "ordinal_position",
                        "is_nullable",
                        "data_type",
                        "is_hidden")
                .system("topics", "topic_name", "partitions", "rows", "bytes", "segments", "durability")
                .system("materialized_views", "view_name", "definition", "mode", "status", "rows", "lag_rows");
    }

    /** A system table whose columns are all text: planning cares for names alone. */
    private TestCatalog system(String name, String... columns) {
        List<Field> fields = Stream.of(columns)
                .map(column -> field(column, DataType.VARCHAR))
                .toList();
        return table(new TableName("information_schema", name), TableKind.SYSTEM, 10, List.of(), fields);
    }

    static Field field(String name, DataType type) {
        return new Field(name, type);
    }

    /** Adds a topic, with the hidden columns that topics have. */
    TestCatalog topic(String name, double rows, List<Integer> key, Field... columns) {
        List<Field> fields = new ArrayList<>(List.of(columns));
        fields.add(new Field("$partition", DataType.INTEGER.notNull(), true));
        fields.add(new Field("$offset", DataType.BIGINT.notNull(), true));
        fields.add(new Field("$timestamp", DataType.TIMESTAMP_LTZ.notNull(), true));
        return table(TableName.of(name), TableKind.TOPIC, rows, key, fields);
    }

    TestCatalog table(TableName name, TableKind kind, double rows, List<Integer> key, List<Field> fields) {
        RowType type = new RowType(fields);
        tables.put(name, new Table() {
            @Override
            public TableName name() {
                return name;
            }

            @Override
            public TableKind kind() {
                return kind;
            }

            @Override
            public RowType rowType() {
                return type;
            }

            @Override
            public TableStatistics statistics() {
                return new TableStatistics(rows, List.of());
            }

            @Override
            public List<Integer> primaryKey() {
                return key;
            }

            @Override
            public Snapshot snapshot() {
                throw new UnsupportedOperationException("planning reads no rows");
            }
        });
        return this;
    }

    @Override
    public Optional<Table> table(TableName name) {
        return Optional.ofNullable(tables.get(name));
    }

    @Override
    public List<Table> tables() {
        return List.copyOf(tables.values());
    }
}
