package dev.travertine.engine.continuous;

import dev.travertine.engine.Commit;
import dev.travertine.engine.rows.Rows;
import dev.travertine.executor.Executor;
import dev.travertine.executor.Query;
import dev.travertine.executor.QueryContext;
import dev.travertine.log.LogStore;
import dev.travertine.log.Subscription;
import dev.travertine.log.Topic;
import dev.travertine.log.Transaction;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchBuffer;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.catalog.Catalog;
import dev.travertine.spi.catalog.ScanRequest;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.Version;
import dev.travertine.spi.function.FunctionContext;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.PlanPrinter;
import dev.travertine.spi.type.RowType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * A continuous query whose answer is kept: it advances in steps from a version of its inputs to a later one.
 *
 * <p><b>Invariant</b>, at every step's end: the sum of all changes in the changelog topic is the query's batch answer over its
 * inputs at the versions of the newest {@link CommitRecord}; and what readers see is that answer.
 *
 * <p>Steps are taken by one thread at a time (the {@link ViewManager} sees to it); readers are many.
 */
public final class MaterializedView implements AutoCloseable {
    private final ViewDefinition definition;
    private final PlanNode plan;
    private final ViewPlan currentPlan;
    private final ViewMode mode;
    private final Set<TableName> inputs;
    private final Topic changelog;
    private final LogStore store;
    private final Executor executor;
    private final BufferAllocator allocator;
    private final Catalog catalog;
    private final List<Subscription> subscriptions;

    private volatile CommitRecord committed;
    private volatile Progress progress;
    /** The answer in memory; null for LINEAR views, whose changelog is the answer. Changes under this object's lock. */
    private @Nullable Rows contents;

    /**
     * How far the view is.
     *
     * @param status RUNNING, or FAILED and why
     * @param rows rows of the answer
     * @param steps steps since the view was made
     * @param lastStepMicros how long the last step took
     */
    public record Progress(String status, long rows, long steps, long lastStepMicros) {}

    /**
     * Restores the view's answer from its changelog; a new view's is empty, and stands for inputs without rows.
     *
     * @param planner makes the plan anew for the inputs as they are
     * @param wake is called when rows are published to an input
     */
    MaterializedView(
            ViewDefinition definition,
            PlanNode plan,
            Supplier<PlanNode> planner,
            Topic changelog,
            LogStore store,
            Executor executor,
            BufferAllocator allocator,
            Catalog catalog,
            Runnable wake) {
        this.definition = definition;
        this.plan = plan;
        this.currentPlan = new ViewPlan(plan, planner);
        this.mode = ViewMode.of(plan, catalog);
        this.inputs = plan.tables();
        this.changelog = changelog;
        this.store = store;
        this.executor = executor;
        this.allocator = allocator;
        this.catalog = catalog;
        byte[] record = changelog.lastAttachment();
        this.committed = record == null ? CommitRecord.NONE : CommitRecord.decode(record);
        this.contents = mode == ViewMode.LINEAR ? null : restore();
        this.progress = new Progress("RUNNING", answerRows(), committed.steps(), 0);
        this.subscriptions = inputs.stream()
                .flatMap(input -> catalog.table(input).stream())
                .filter(Topic.class::isInstance)
                .map(input -> ((Topic) input).onCommit(wake))
                .toList();
    }

    public TableName name() {
        return definition.name();
    }

    public String sql() {
        return definition.sql();
    }

    public ViewMode mode() {
        return mode;
    }

    public Progress progress() {
        return progress;
    }

    RowType rowType() {
        return plan.outputType();
    }

    Set<TableName> inputs() {
        return inputs;
    }

    Topic changelog() {
        return changelog;
    }

    /** Rows of the inputs that the answer does not yet know of. */
    public long lagRows() {
        CommitRecord known = committed;
        long lag = 0;
        for (TableName input : inputs) {
            lag += currentVersion(input).rows() - known.version(input).rows();
        }
        return lag;
    }

    /** Whether the inputs have moved on, or no step was ever taken. */
    boolean isBehind() {
        CommitRecord known = committed;
        return known.steps() == 0
                || inputs.stream().anyMatch(input -> !currentVersion(input).equals(known.version(input)));
    }

    private Version currentVersion(TableName input) {
        Table table = catalog.table(input).orElse(null);
        return switch (table) {
            case Topic topic -> topic.version();
            case ViewTable view -> view.version();
            case null, default -> committed.version(input);
        };
    }

    /**
     * Advances to the versions that {@code snapshots} gives, and commits.
     *
     * @param started is told of the query that runs, so that it can be cancelled
     */
    void step(Function<TableName, Snapshot> snapshots, Consumer<Query> started) {
        long begin = System.nanoTime();
        long clock = PlanPrinter.micros(Instant.now());
        Map<TableName, Version> versions = new HashMap<>();
        inputs.forEach(input -> versions.put(input, snapshots.apply(input).version()));
        CommitRecord next = new CommitRecord(committed.steps() + 1, clock, versions);
        if (mode == ViewMode.LINEAR) {
            stepLinear(snapshots, next, started);
        } else {
            stepRecompute(snapshots, next, started);
        }
        progress = new Progress("RUNNING", answerRows(), next.steps(), (System.nanoTime() - begin) / 1000);
    }

    private void stepLinear(Function<TableName, Snapshot> snapshots, CommitRecord next, Consumer<Query> started) {
        CommitRecord before = committed;
        Function<TableName, Snapshot> deltas =
                input -> new DeltaSnapshot(snapshots.apply(input), before.version(input));
        try (Query query = query(plan, deltas, next.clockMicros());
                ColumnBuffer one = weightBuffer(1);
                Transaction transaction = store.begin()) {
            started.accept(query);
            boolean any = false;
            for (Batch batch = query.next(); batch != null; batch = query.next()) {
                List<Column> columns = new ArrayList<>(batch.columns());
                columns.add(Column.constant(one.view(), batch.rows()));
                transaction.append(changelog, Batch.of(columns, batch.rows()));
                any = true;
            }
            if (any) {
                Commit.await(transaction.commit(next.encode()));
            } else {
                appendRecord(next);
            }
        }
        committed = next;
    }

    private void stepRecompute(Function<TableName, Snapshot> snapshots, CommitRecord next, Consumer<Query> started) {
        Rows answer = new Rows(allocator, rowType());
        boolean kept = false;
        try {
            try (Query query = query(currentPlan.current(snapshots), snapshots, next.clockMicros())) {
                started.accept(query);
                for (Batch batch = query.next(); batch != null; batch = query.next()) {
                    answer.append(batch);
                }
            }
            appendChange(difference(answer), next);
            replaceContents(answer, next);
            kept = true;
        } finally {
            if (!kept) {
                answer.close();
            }
        }
    }

    /** New answer minus old answer. */
    private RowMultiset difference(Rows answer) {
        RowMultiset change = new RowMultiset(rowType());
        answer.batches().forEach(batch -> change.add(batch, 1));
        Rows before = contents;
        if (before != null) {
            before.batches().forEach(batch -> change.add(batch, -1));
        }
        return change;
    }

    private void appendChange(RowMultiset change, CommitRecord next) {
        try (ChangeWriter writer = new ChangeWriter(store, changelog, allocator, change.codec())) {
            change.forEach(writer::append);
            if (!writer.commit(next.encode())) {
                appendRecord(next);
            }
        }
    }

    /** A step without output commits all the same: a frame that is all header. */
    private void appendRecord(CommitRecord next) {
        try (BatchBuffer nothing =
                new BatchBuffer(allocator, changelog.definition().columns(), 1)) {
            Commit.await(changelog.append(nothing.view(), next.encode()));
        }
    }

    private Query query(PlanNode node, Function<TableName, Snapshot> snapshots, long clockMicros) {
        return executor.build(
                node, new QueryContext(snapshots, List.of(), new FunctionContext(clockMicros, ZoneOffset.UTC)));
    }

    private ColumnBuffer weightBuffer(long weight) {
        ColumnBuffer buffer = new ColumnBuffer(
                allocator, changelog.definition().columns().type(rowType().size()), 1);
        buffer.appendLong(weight);
        return buffer;
    }

    private synchronized void replaceContents(Rows answer, CommitRecord next) {
        Rows before = contents;
        contents = answer;
        committed = next;
        if (before != null) {
            before.close();
        }
    }

    private synchronized long answerRows() {
        Rows rows = contents;
        return rows == null ? changelog.version().rows() : rows.rowCount();
    }

    /** Sums the changelog up. */
    private Rows restore() {
        RowMultiset sum = new RowMultiset(rowType());
        int columns = rowType().size() + 1;
        try (Snapshot snapshot = changelog.snapshot();
                ScanSource scan = snapshot.scan(
                        new ScanRequest(IntStream.range(0, columns).boxed().toList(), List.of(), Version.START))) {
            for (int split = 0; split < scan.splits(); split++) {
                try (BatchReader reader = scan.open(split, allocator)) {
                    for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                        Column weights = batch.column(columns - 1);
                        for (int row = 0; row < batch.rows(); row++) {
                            sum.add(batch, row, weights.getLong(row));
                        }
                    }
                }
            }
        }
        Rows rows = new Rows(allocator, rowType());
        try (BatchBuffer one = new BatchBuffer(allocator, rowType(), 1)) {
            sum.forEach((bytes, weight) -> {
                one.clear();
                sum.codec().decode(bytes, one);
                rows.append(one.view(), 0, weight);
            });
        }
        return rows;
    }

    /** The answer, pinned. */
    synchronized Snapshot snapshot() {
        Rows rows = contents;
        Snapshot pinned = rows == null ? null : rows.snapshot(changelog.version());
        return pinned == null ? changelog.snapshot() : pinned;
    }

    void failed(RuntimeException failure) {
        Progress before = progress;
        progress =
                new Progress("FAILED: " + failure.getMessage(), before.rows(), before.steps(), before.lastStepMicros());
    }

    @Override
    public synchronized void close() {
        subscriptions.forEach(Subscription::close);
        Rows rows = contents;
        if (rows != null) {
            rows.close();
            contents = null;
        }
    }
}
