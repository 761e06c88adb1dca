package dev.travertine.engine.continuous;

import dev.travertine.executor.Executor;
import dev.travertine.executor.Query;
import dev.travertine.log.LogStore;
import dev.travertine.log.Topic;
import dev.travertine.spi.catalog.Catalog;
import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.catalog.TableKind;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.TopicDefinition;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * The materialized views: made, dropped, restored at a start, and advanced by the {@link StepDriver}'s thread.
 *
 * <p>What makes a view durable is its definition (an object of the log store); its changelog topic is made before and dropped
 * after that, and one without a definition is dropped at the next start.
 */
public final class ViewManager implements AutoCloseable {
    private static final String OBJECT_KIND = "materialized view";
    private static final String CHANGELOG_SCHEMA = "$changelog";
    private static final String WEIGHT = "$weight";

    private final LogStore store;
    private final Executor executor;
    private final BufferAllocator allocator;
    private final StepDriver driver;

    /** In order of creation, so that a view comes after those that it reads. */
    private final List<MaterializedView> views = new CopyOnWriteArrayList<>();

    private @Nullable Catalog catalog;
    private @Nullable Function<String, PlanNode> queries;
    private long nextSequence;

    public ViewManager(LogStore store, Executor executor, BufferAllocator allocator) {
        this.store = store;
        this.executor = executor;
        this.allocator = allocator;
        this.driver = new StepDriver(this, store);
    }

    /** Whether the topic is the changelog of a view, which users do not name. */
    public static boolean isChangelog(TableName name) {
        return name.schema().equals(CHANGELOG_SCHEMA);
    }

    private static TableName changelogOf(TableName view) {
        return new TableName(CHANGELOG_SCHEMA, view.name());
    }

    /**
     * Restores the views that the store knows of, and starts to advance them.
     *
     * @param planner plans a view's query
     */
    public void start(Catalog tables, Function<String, PlanNode> planner) {
        catalog = tables;
        queries = planner;
        List<ViewDefinition> definitions = store.objects(OBJECT_KIND).values().stream()
                .map(ViewDefinition::decode)
                .sorted(Comparator.comparingLong(ViewDefinition::sequence))
                .toList();
        dropOrphans(definitions);
        for (ViewDefinition definition : definitions) {
            nextSequence = definition.sequence() + 1;
            views.add(restore(definition));
        }
        driver.start(tables);
    }

    private void dropOrphans(List<ViewDefinition> definitions) {
        List<TableName> known = definitions.stream()
                .map(definition -> changelogOf(definition.name()))
                .toList();
        for (Topic topic : List.copyOf(store.topics())) {
            if (isChangelog(topic.name()) && !known.contains(topic.name())) {
                store.dropTopic(topic.name());
            }
        }
    }

    private MaterializedView restore(ViewDefinition definition) {
        Topic changelog = store.topic(changelogOf(definition.name()))
                .orElseThrow(() -> new TravertineException(
                        ErrorCode.CORRUPT_DATA,
                        "the changelog of materialized view \"" + definition.name() + "\" is missing"));
        return view(definition, planned(definition), changelog);
    }

    private MaterializedView view(ViewDefinition definition, PlanNode plan, Topic changelog) {
        return new MaterializedView(
                definition,
                plan,
                () -> planned(definition),
                changelog,
                store,
                executor,
                allocator,
                tables(),
                driver::wake);
    }

    private PlanNode planned(ViewDefinition definition) {
        Function<String, PlanNode> planner = queries;
        if (planner == null) {
            throw new IllegalStateException("not started");
        }
        return shaped(planner.apply(definition.sql()), definition.columns());
    }

    private Catalog tables() {
        Catalog tables = catalog;
        if (tables == null) {
            throw new IllegalStateException("not started");
        }
        return tables;
    }

    public List<MaterializedView> views() {
        return List.copyOf(views);
    }

    public List<Table> viewTables() {
        return views.stream().map(view -> (Table) new ViewTable(view)).toList();
    }

    public Optional<Table> table(TableName name) {
        return find(name).map(ViewTable::new);
    }

    private Optional<MaterializedView> find(TableName name) {
        return views.stream().filter(view -> view.name().equals(name)).findFirst();
    }

    /**
     * Makes a view and takes its first step, over all rows that there are.
     *
     * @param plan the query; its output names are the view's columns
     * @param started is told of the query of the first step, so that it can be cancelled
     */
    public void create(TableName name, String sql, PlanNode plan, Consumer<Query> started) {
        driver.exclusively(() -> {
            if (tables().table(name).isPresent()) {
                throw new TravertineException(ErrorCode.DUPLICATE_TABLE, "relation \"" + name + "\" already exists");
            }
            checkInputs(plan);
            List<String> columns =
                    plan.outputType().fields().stream().map(Field::name).toList();
            ViewDefinition definition = new ViewDefinition(name, nextSequence++, columns, sql);
            PlanNode shaped = shaped(plan, columns);
            store.topic(changelogOf(name)).ifPresent(old -> store.dropTopic(old.name()));
            Topic changelog = store.createTopic(changelogDefinition(name, shaped.outputType()));
            MaterializedView view = null;
            boolean made = false;
            try {
                view = view(definition, shaped, changelog);
                driver.step(view, started);
                store.putObject(OBJECT_KIND, key(name), definition.encode());
                made = true;
            } finally {
                if (!made) {
                    if (view != null) {
                        view.close();
                    }
                    store.dropTopic(changelog.name());
                }
            }
            views.add(view);
        });
        driver.wake();
    }

    private void checkInputs(PlanNode plan) {
        for (TableName input : plan.tables()) {
            TableKind kind = tables().table(input).map(Table::kind).orElse(TableKind.SYSTEM);
            if (kind == TableKind.SYSTEM) {
                throw TravertineException.unsupported("a materialized view over system table " + input);
            }
        }
    }

    public void drop(TableName name) {
        driver.exclusively(() -> {
            MaterializedView view = find(name)
                    .orElseThrow(() -> new TravertineException(
                            ErrorCode.UNDEFINED_TABLE, "materialized view \"" + name + "\" does not exist"));
            checkUnused(name);
            store.removeObject(OBJECT_KIND, key(name));
            views.remove(view);
            view.close();
            store.dropTopic(changelogOf(name));
        });
    }

    /** How a view of the query would be kept. */
    public static ViewMode modeOf(PlanNode plan, Catalog catalog) {
        return ViewMode.of(
                shaped(
                        plan,
                        plan.outputType().fields().stream().map(Field::name).toList()),
                catalog);
    }

    /** 2BP01 where a view reads the relation. */
    public void checkUnused(TableName name) {
        for (MaterializedView view : views) {
            if (view.inputs().contains(name)) {
                throw new TravertineException(
                                ErrorCode.DEPENDENT_OBJECTS,
                                "can't drop \"" + name + "\": materialized view \"" + view.name() + "\" reads it")
                        .withHint("drop materialized view " + view.name() + " first");
            }
        }
    }

    private static String key(TableName name) {
        return name.toString().toLowerCase(java.util.Locale.ROOT);
    }

    /** The order of a view's rows means nothing: a sort on top is left out. The columns get the view's names. */
    private static PlanNode shaped(PlanNode plan, List<String> names) {
        PlanNode query = plan;
        while (query instanceof PlanNode.Sort sort) {
            query = sort.input();
        }
        List<Field> fields = new ArrayList<>();
        List<Expression> expressions = new ArrayList<>();
        boolean same = true;
        for (int i = 0; i < names.size(); i++) {
            DataType type = query.outputType().type(i);
            fields.add(new Field(names.get(i), type));
            expressions.add(new Expression.ColumnRef(i, type));
            same &= query.outputType().field(i).equals(fields.get(i));
        }
        return same ? query : new PlanNode.Project(query, expressions, new RowType(fields));
    }

    private static TopicDefinition changelogDefinition(TableName view, RowType answer) {
        List<Field> fields = new ArrayList<>();
        answer.fields()
                .forEach(
                        field -> fields.add(new Field(field.name(), field.type().withNullable(true))));
        fields.add(new Field(WEIGHT, DataType.BIGINT.notNull()));
        return new TopicDefinition(changelogOf(view), new RowType(fields), List.of(), null, 1, List.of(), Map.of());
    }

    /** Stops stepping, at a step's end. */
    @Override
    public void close() {
        driver.close();
        views.forEach(MaterializedView::close);
        views.clear();
    }
}
