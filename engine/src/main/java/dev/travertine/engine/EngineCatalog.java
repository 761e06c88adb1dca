package dev.travertine.engine;

import dev.travertine.engine.continuous.ViewManager;
import dev.travertine.engine.system.InformationSchema;
import dev.travertine.log.LogStore;
import dev.travertine.log.Topic;
import dev.travertine.spi.catalog.Catalog;
import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.catalog.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;

/** All that SQL can name: topics of the log store, materialized views, and the system tables. */
final class EngineCatalog implements Catalog {
    private static final Comparator<Table> ORDER = Comparator.comparing(
                    (Table table) -> table.name().schema(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(table -> table.name().name(), String.CASE_INSENSITIVE_ORDER);

    private final LogStore store;
    private final ViewManager views;
    private final Map<TableName, Table> systemTables = new HashMap<>();
    private final AtomicLong version = new AtomicLong();

    EngineCatalog(LogStore store, ViewManager views, BufferAllocator allocator) {
        this.store = store;
        this.views = views;
        InformationSchema schema = new InformationSchema(allocator, this::tables, this::userTopics, views::views);
        schema.systemTables().forEach(table -> systemTables.put(table.name(), table));
    }

    /** Grows with every change of what names stand for; a plan made for an older version may be stale. */
    long version() {
        return version.get();
    }

    void changed() {
        version.incrementAndGet();
    }

    @Override
    public Optional<Table> table(TableName name) {
        Table system = systemTables.get(name);
        if (system != null) {
            return Optional.of(system);
        }
        if (ViewManager.isChangelog(name)) {
            return Optional.empty();
        }
        Optional<Table> view = views.table(name);
        return view.isPresent() ? view : store.topic(name).map(topic -> topic);
    }

    @Override
    public List<Table> tables() {
        List<Table> all = new ArrayList<>(systemTables.values());
        all.addAll(views.viewTables());
        all.addAll(userTopics());
        all.sort(ORDER);
        return all;
    }

    List<Topic> userTopics() {
        return store.topics().stream()
                .filter(topic -> !ViewManager.isChangelog(topic.name()))
                .sorted(ORDER)
                .toList();
    }
}
