package dev.travertine.engine;

import dev.travertine.engine.continuous.ViewManager;
import dev.travertine.executor.Executor;
import dev.travertine.executor.ExecutorConfig;
import dev.travertine.log.LogStore;
import dev.travertine.log.LogStoreConfig;
import dev.travertine.log.io.MemoryVfs;
import dev.travertine.planner.Planner;
import dev.travertine.planner.PlannerContext;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.PlanPrinter;
import dev.travertine.spi.plan.Statement;
import dev.travertine.sql.StatementParser;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Topics, queries over them, and the views that are kept fresh, in this process.
 *
 * <p>Safe for use by many threads; each takes a {@link Session} of its own. One engine at a time has a folder open, in all
 * processes.
 */
public final class Engine implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final BufferAllocator allocator;
    private final LogStore store;
    private final StatementParser parser;
    private final Planner planner;
    private final Executor executor;
    private final ViewManager views;
    private final EngineCatalog catalog;
    private volatile boolean closed;

    /**
     * Opens a folder (made if it is missing) or an engine in memory, recovers, and lets its views catch up.
     *
     * @throws TravertineException 55006 where another engine has the folder open, 42501, 58030 or XX001 where it can't be read
     */
    public static Engine open(EngineConfig config) {
        return new Engine(config);
    }

    private Engine(EngineConfig config) {
        boolean whole = false;
        try {
            allocator = opened(new RootAllocator(Long.MAX_VALUE));
            store = opened(openStore(config.folder(), allocator));
            parser = new StatementParser();
            planner = new Planner();
            executor = opened(new Executor(new ExecutorConfig(config.workers(), config.memoryBytesMax()), allocator));
            views = opened(new ViewManager(store, executor, allocator));
            catalog = new EngineCatalog(store, views, allocator);
            views.start(catalog, this::planView);
            whole = true;
        } finally {
            if (!whole) {
                closeAll();
            }
        }
    }

    private static LogStore openStore(@Nullable Path folder, BufferAllocator allocator) {
        return folder == null
                ? LogStore.open(new MemoryVfs(), LogStoreConfig.DEFAULT, allocator)
                : LogStore.open(folder, LogStoreConfig.DEFAULT, allocator);
    }

    /** Plans the query of a view that the store knows of. */
    private PlanNode planView(String sql) {
        PlannerContext context = new PlannerContext(
                catalog, TableName.DEFAULT_SCHEMA, ZoneOffset.UTC, PlanPrinter.micros(Instant.now()));
        return switch (planner.plan(parser.parse(sql), context)) {
            case Statement.Query query -> query.plan();
            default -> throw new IllegalStateException("not a query: " + sql);
        };
    }

    public Session newSession() {
        checkOpen();
        return new Session(this);
    }

    /** All tables, views and system tables. */
    EngineCatalog catalog() {
        return catalog;
    }

    /** Bytes of all files of the folder. */
    public long bytesOnDisk() {
        return store.bytesOnDisk();
    }

    StatementParser parser() {
        return parser;
    }

    Planner planner() {
        return planner;
    }

    Executor executor() {
        return executor;
    }

    ViewManager views() {
        return views;
    }

    BufferAllocator allocator() {
        return allocator;
    }

    LogStore store() {
        return store;
    }

    void checkOpen() {
        if (closed) {
            throw new TravertineException(ErrorCode.SHUTTING_DOWN, "the engine is closed");
        }
    }

    private <T extends AutoCloseable> T opened(T resource) {
        opened.push(resource);
        return resource;
    }

    /** Stops views at a step's end, and leaves the folder to others. Sessions that still run get errors. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        closeAll();
    }

    private void closeAll() {
        RuntimeException failure = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                RuntimeException wrapped =
                        e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
                if (failure == null) {
                    failure = wrapped;
                } else {
                    failure.addSuppressed(wrapped);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
