package dev.travertine.engine;

import dev.travertine.connectors.csv.CsvOptions;
import dev.travertine.connectors.csv.CsvReader;
import dev.travertine.executor.Query;
import dev.travertine.log.Topic;
import dev.travertine.log.Transaction;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.catalog.Table;
import dev.travertine.spi.catalog.TableKind;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.Statement;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs planned statements: one method for each kind. */
final class StatementRunner {
    private final Engine engine;
    private final Session session;

    StatementRunner(Engine engine, Session session) {
        this.engine = engine;
        this.session = session;
    }

    Result run(Statement statement, List<@Nullable Object> parameters) {
        return switch (statement) {
            case Statement.Query query -> session.start(query.plan(), new SnapshotSet(engine.catalog()), parameters);
            case Statement.Insert insert -> Result.count(insert(insert.target(), insert.plan(), parameters));
            case Statement.CreateTopic create -> createTopic(create);
            case Statement.DropTopic drop -> dropTopic(drop);
            case Statement.CreateMaterializedView create -> createView(create);
            case Statement.DropMaterializedView drop -> dropView(drop);
            case Statement.CopyFrom copy -> Result.count(copyFrom(copy));
            case Statement.Explain explain -> new Explainer(engine, session).explain(explain, parameters);
        };
    }

    /** A statement once for each row of parameters: an INSERT of VALUES as one publish, others one after the other. */
    long[] runBatch(Statement statement, List<List<@Nullable Object>> rows) {
        long[] counts = new long[rows.size()];
        if (statement instanceof Statement.Insert insert) {
            Optional<PlanNode> whole = ParameterRows.bind(insert.plan(), rows, insert.parameters());
            if (whole.isPresent()) {
                insert(insert.target(), whole.get(), List.of());
                Arrays.fill(counts, 1);
                return counts;
            }
        }
        for (int i = 0; i < counts.length; i++) {
            try (Result result = run(statement, rows.get(i))) {
                if (result.isRows()) {
                    throw new TravertineException(
                            ErrorCode.WRONG_OBJECT_TYPE, "a query can't be executed as a batch of updates");
                }
                counts[i] = result.updateCount();
            }
        }
        return counts;
    }

    /** Publishes the plan's rows: all of them become visible and durable together. */
    private long insert(TableName target, PlanNode plan, List<@Nullable Object> parameters) {
        Topic topic = topic(target);
        long rows = 0;
        try (SnapshotSet snapshots = new SnapshotSet(engine.catalog());
                Query query = session.build(plan, snapshots, parameters);
                Transaction transaction = engine.store().begin()) {
            for (Batch batch = query.next(); batch != null; batch = query.next()) {
                transaction.append(topic, batch);
                rows += batch.rows();
            }
            if (rows > 0) {
                Commit.await(transaction.commit(null));
            }
        } finally {
            session.finished();
        }
        return rows;
    }

    private long copyFrom(Statement.CopyFrom copy) {
        Topic topic = topic(copy.target());
        long rows = 0;
        try (CsvReader reader = CsvReader.open(
                        Path.of(copy.path()),
                        topic.definition().columns(),
                        copy.columns(),
                        CsvOptions.of(copy.options()),
                        engine.allocator());
                Transaction transaction = engine.store().begin()) {
            session.running(reader::cancel);
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                transaction.append(topic, batch);
                rows += batch.rows();
            }
            if (rows > 0) {
                Commit.await(transaction.commit(null));
            }
        } finally {
            session.finished();
        }
        return rows;
    }

    private Topic topic(TableName name) {
        return engine.store().topic(name).orElseThrow(() -> {
            Optional<Table> other = engine.catalog().table(name);
            return other.isPresent()
                    ? new TravertineException(
                            ErrorCode.WRONG_OBJECT_TYPE,
                            "\"" + name + "\" is a " + other.get().kind().sql().toLowerCase(java.util.Locale.ROOT)
                                    + ", and rows can be published to topics only")
                    : new TravertineException(ErrorCode.UNDEFINED_TABLE, "relation \"" + name + "\" does not exist");
        });
    }

    private Result createTopic(Statement.CreateTopic create) {
        TableName name = create.definition().name();
        if (!name.schema().equalsIgnoreCase(TableName.DEFAULT_SCHEMA)) {
            throw new TravertineException(ErrorCode.UNDEFINED_SCHEMA, "topics can be made in schema public only");
        }
        if (engine.catalog().table(name).isPresent()) {
            if (create.ifNotExists()) {
                return Result.count(0);
            }
            throw new TravertineException(ErrorCode.DUPLICATE_TABLE, "relation \"" + name + "\" already exists");
        }
        engine.store().createTopic(create.definition());
        engine.catalog().changed();
        return Result.count(0);
    }

    private Result dropTopic(Statement.DropTopic drop) {
        if (drop.ifExists() && engine.catalog().table(drop.name()).isEmpty()) {
            return Result.count(0);
        }
        requireKind(drop.name(), TableKind.TOPIC, "DROP MATERIALIZED VIEW");
        engine.views().checkUnused(drop.name());
        engine.store().dropTopic(drop.name());
        engine.catalog().changed();
        return Result.count(0);
    }

    private Result createView(Statement.CreateMaterializedView create) {
        Optional<Table> existing = engine.catalog().table(create.name());
        if (existing.isPresent()) {
            if (create.ifNotExists()) {
                return Result.count(0);
            }
            if (create.orReplace()) {
                requireKind(create.name(), TableKind.MATERIALIZED_VIEW, "DROP TOPIC");
                engine.views().drop(create.name());
                engine.catalog().changed();
            }
        }
        try {
            engine.views().create(create.name(), create.sql(), create.plan(), query -> session.running(query::cancel));
        } finally {
            session.finished();
        }
        engine.catalog().changed();
        return Result.count(0);
    }

    private Result dropView(Statement.DropMaterializedView drop) {
        if (drop.ifExists() && engine.catalog().table(drop.name()).isEmpty()) {
            return Result.count(0);
        }
        requireKind(drop.name(), TableKind.MATERIALIZED_VIEW, "DROP TOPIC");
        engine.views().drop(drop.name());
        engine.catalog().changed();
        return Result.count(0);
    }

    private void requireKind(TableName name, TableKind kind, String otherStatement) {
        Table table = engine.catalog()
                .table(name)
                .orElseThrow(() ->
                        new TravertineException(ErrorCode.UNDEFINED_TABLE, "relation \"" + name + "\" does not exist"));
        if (table.kind() != kind) {
            TravertineException wrong = new TravertineException(
                    ErrorCode.WRONG_OBJECT_TYPE,
                    "\"" + name + "\" is not a " + kind.sql().toLowerCase(java.util.Locale.ROOT));
            throw table.kind() == TableKind.SYSTEM ? wrong : wrong.withHint("use " + otherStatement);
        }
    }
}
