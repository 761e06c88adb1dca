package dev.travertine.engine;

import dev.travertine.engine.continuous.ViewManager;
import dev.travertine.engine.rows.Rows;
import dev.travertine.executor.Query;
import dev.travertine.executor.QueryProfile;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.Version;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.PlanPrinter;
import dev.travertine.spi.plan.Statement;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Answers EXPLAIN: the plan as rows of text, and with ANALYZE what each node did in a run. */
final class Explainer {
    private static final TableName LINES = new TableName("explain", "lines");

    private final Engine engine;
    private final Session session;

    Explainer(Engine engine, Session session) {
        this.engine = engine;
        this.session = session;
    }

    Result explain(Statement.Explain explain, List<@Nullable Object> parameters) {
        List<String> lines = explain.analyze() ? analyze(explain.statement(), parameters) : plan(explain.statement());
        return rows(explain.outputType(), lines);
    }

    private List<String> plan(Statement statement) {
        List<String> lines = new ArrayList<>();
        switch (statement) {
            case Statement.Query query -> addTree(query.plan(), 0, lines);
            case Statement.Insert insert -> {
                lines.add("Insert into " + insert.target());
                addTree(insert.plan(), 1, lines);
            }
            case Statement.CreateMaterializedView create -> {
                lines.add("Materialized view " + create.name() + " "
                        + ViewManager.modeOf(create.plan(), engine.catalog()));
                addTree(create.plan(), 1, lines);
            }
            case Statement.CreateTopic create ->
                lines.add("Create topic " + create.definition().name());
            case Statement.DropTopic drop -> lines.add("Drop topic " + drop.name());
            case Statement.DropMaterializedView drop -> lines.add("Drop materialized view " + drop.name());
            case Statement.CopyFrom copy -> lines.add("Copy " + copy.target() + " from " + copy.path());
            case Statement.Explain nested -> throw TravertineException.unsupported("EXPLAIN of EXPLAIN");
        }
        return lines;
    }

    private static void addTree(PlanNode plan, int depth, List<String> lines) {
        PlanPrinter.printWithEstimates(plan).lines().forEach(line -> lines.add("  ".repeat(depth) + line));
    }

    private List<String> analyze(Statement statement, List<@Nullable Object> parameters) {
        if (!(statement instanceof Statement.Query select)) {
            throw new TravertineException(ErrorCode.FEATURE_NOT_SUPPORTED, "EXPLAIN ANALYZE is for queries only");
        }
        long begin = System.nanoTime();
        long rows = 0;
        List<String> lines = new ArrayList<>();
        try (SnapshotSet snapshots = new SnapshotSet(engine.catalog());
                Query query = session.build(select.plan(), snapshots, parameters)) {
            for (var batch = query.next(); batch != null; batch = query.next()) {
                rows += batch.rows();
            }
            query.profile().nodes().forEach(node -> lines.add(line(node)));
        } finally {
            session.finished();
        }
        lines.add("Total: " + rows + " rows in " + (System.nanoTime() - begin) / 1000 + " us");
        return lines;
    }

    private static String line(QueryProfile.NodeProfile node) {
        String figures = "rows " + node.rows() + ", " + node.nanos() / 1000 + " us"
                + (node.bytes() == 0 ? "" : ", " + node.bytes() + " bytes");
        return "  ".repeat(node.depth()) + PlanPrinter.line(node.node()) + "  (" + figures + ")";
    }

    private Result rows(RowType type, List<String> lines) {
        try (Rows text = new Rows(engine.allocator(), type)) {
            lines.forEach(text::append);
            Snapshot snapshot = Objects.requireNonNull(text.snapshot(Version.START));
            SnapshotSet snapshots = new SnapshotSet(engine.catalog());
            snapshots.put(LINES, snapshot);
            List<Integer> columns = IntStream.range(0, type.size()).boxed().toList();
            return session.start(
                    new PlanNode.Scan(LINES, columns, List.of(), type, lines.size()), snapshots, List.of());
        }
    }
}
