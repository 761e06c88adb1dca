package dev.travertine.engine;

import dev.travertine.log.LogStore;
import dev.travertine.log.Topic;
import dev.travertine.spi.catalog.Catalog;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The snapshots that one statement reads. The topics that are known beforehand are pinned in one moment, so that of a
 * transaction over several topics all is seen or nothing; what else comes up is pinned at its first use. All scans of a table
 * in the statement see the same rows.
 */
public final class SnapshotSet implements Function<TableName, Snapshot>, AutoCloseable {
    private final Catalog catalog;
    private final Map<TableName, Snapshot> snapshots = new HashMap<>();

    public SnapshotSet(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Pins those of the tables that are topics, all in one moment. */
    public synchronized void pinTopics(LogStore store, Collection<TableName> tables) {
        List<Topic> topics = tables.stream()
                .filter(name -> !snapshots.containsKey(name))
                .flatMap(name -> catalog.table(name).stream())
                .filter(Topic.class::isInstance)
                .map(Topic.class::cast)
                .toList();
        List<Snapshot> pinned = store.snapshots(topics);
        for (int i = 0; i < topics.size(); i++) {
            snapshots.put(topics.get(i).name(), pinned.get(i));
        }
    }

    /** Pins the given snapshot for the table; this set closes it. */
    public synchronized void put(TableName name, Snapshot snapshot) {
        snapshots.put(name, snapshot);
    }

    @Override
    public synchronized Snapshot apply(TableName name) {
        return snapshots.computeIfAbsent(
                name,
                missing -> catalog.table(missing)
                        .orElseThrow(() -> new TravertineException(
                                ErrorCode.UNDEFINED_TABLE, "relation \"" + missing + "\" does not exist any more"))
                        .snapshot());
    }

    @Override
    public synchronized void close() {
        snapshots.values().forEach(Snapshot::close);
        snapshots.clear();
    }
}
