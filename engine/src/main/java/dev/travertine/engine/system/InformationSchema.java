package dev.travertine.engine.system;

import dev.travertine.engine.continuous.MaterializedView;
import dev.travertine.engine.rows.Rows;
import dev.travertine.log.Topic;
import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.catalog.TableKind;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import dev.travertine.spi.type.TypeKind;
import java.util.List;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/** The tables of {@code information_schema}: what there is, told in rows. */
public final class InformationSchema {
    public static final String NAME = "information_schema";
    public static final String CATALOG = "travertine";

    private final BufferAllocator allocator;
    private final Supplier<List<Table>> tables;
    private final Supplier<List<Topic>> topics;
    private final Supplier<List<MaterializedView>> views;

    /**
     * @param tables all tables that SQL can name
     * @param topics the topics that users made
     * @param views the materialized views
     */
    public InformationSchema(
            BufferAllocator allocator,
            Supplier<List<Table>> tables,
            Supplier<List<Topic>> topics,
            Supplier<List<MaterializedView>> views) {
        this.allocator = allocator;
        this.tables = tables;
        this.topics = topics;
        this.views = views;
    }

    public List<Table> systemTables() {
        return List.of(
                table("schemata", this::fillSchemata, text("catalog_name"), text("schema_name")),
                table(
                        "tables",
                        this::fillTables,
                        text("table_catalog"),
                        text("table_schema"),
                        text("table_name"),
                        text("table_type")),
                table(
                        "columns",
                        this::fillColumns,
                        text("table_catalog"),
                        text("table_schema"),
                        text("table_name"),
                        text("column_name"),
                        number("ordinal_position"),
                        text("is_nullable"),
                        text("data_type"),
                        text("type_kind"),
                        number("numeric_precision"),
                        number("numeric_scale"),
                        number("character_maximum_length"),
                        number("datetime_precision"),
                        text("is_hidden")),
                table(
                        "topics",
                        this::fillTopics,
                        text("topic_name"),
                        number("partitions"),
                        number("rows"),
                        number("bytes"),
                        number("segments"),
                        text("durability")),
                table(
                        "materialized_views",
                        this::fillViews,
                        text("view_name"),
                        text("definition"),
                        text("mode"),
                        text("status"),
                        number("rows"),
                        number("lag_rows"),
                        number("steps"),
                        number("last_step_micros")));
    }

    private void fillSchemata(Rows rows) {
        rows.append(CATALOG, NAME);
        rows.append(CATALOG, TableName.DEFAULT_SCHEMA);
    }

    private void fillTables(Rows rows) {
        for (Table table : tables.get()) {
            rows.append(
                    CATALOG,
                    table.name().schema(),
                    table.name().name(),
                    table.kind().sql());
        }
    }

    private void fillColumns(Rows rows) {
        for (Table table : tables.get()) {
            int position = 1;
            for (Field field : table.rowType().fields()) {
                appendColumn(rows, table, field, position++);
            }
        }
    }

    private static void appendColumn(Rows rows, Table table, Field field, long position) {
        DataType type = field.type();
        TypeKind kind = type.kind();
        rows.append(
                CATALOG,
                table.name().schema(),
                table.name().name(),
                field.name(),
                position,
                type.nullable() ? "YES" : "NO",
                type.sql(),
                kind.name(),
                numericPrecision(type),
                kind == TypeKind.DECIMAL ? (Long) (long) type.scale() : kind.isInteger() ? (Long) 0L : null,
                kind.isText() && type.precision() != DataType.UNLIMITED ? (Long) (long) type.precision() : null,
                kind == TypeKind.TIME || kind.isTimestamp() ? (Long) (long) type.precision() : null,
                field.hidden() ? "YES" : "NO");
    }

    private static @Nullable Long numericPrecision(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> 3L;
            case SMALLINT -> 5L;
            case INTEGER -> 10L;
            case BIGINT -> 19L;
            case REAL -> 24L;
            case DOUBLE -> 53L;
            case DECIMAL -> (long) type.precision();
            default -> null;
        };
    }

    private void fillTopics(Rows rows) {
        for (Topic topic : topics.get()) {
            rows.append(
                    topic.name().toString(),
                    (long) topic.definition().partitions(),
                    topic.version().rows(),
                    topic.bytes(),
                    (long) topic.segments(),
                    topic.definition().options().getOrDefault("durability", "group"));
        }
    }

    private void fillViews(Rows rows) {
        for (MaterializedView view : views.get()) {
            MaterializedView.Progress progress = view.progress();
            rows.append(
                    view.name().toString(),
                    view.sql(),
                    view.mode().name(),
                    progress.status(),
                    progress.rows(),
                    view.lagRows(),
                    progress.steps(),
                    progress.lastStepMicros());
        }
    }

    private SystemTable table(String name, java.util.function.Consumer<Rows> filler, Field... columns) {
        return new SystemTable(new TableName(NAME, name), RowType.of(columns), allocator, filler);
    }

    private static Field text(String name) {
        return new Field(name, DataType.VARCHAR);
    }

    private static Field number(String name) {
        return new Field(name, DataType.BIGINT);
    }

    /** Whether the table is one that users made. */
    public static boolean isUserTable(Table table) {
        return table.kind() != TableKind.SYSTEM;
    }
}
