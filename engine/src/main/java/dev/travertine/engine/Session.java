package dev.travertine.engine;

import dev.travertine.executor.Query;
import dev.travertine.executor.QueryContext;
import dev.travertine.planner.PlannerContext;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.function.FunctionContext;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.PlanPrinter;
import dev.travertine.spi.plan.Statement;
import dev.travertine.sql.ParsedStatement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One user's conversation with the engine: here a statement's road begins and can be followed to its end.
 *
 * <pre>
 * ParsedStatement parsed    = parser.parse(sql)        // sql-parser: text      -> SqlNode
 * Statement       statement = planner.plan(parsed)     // planner:    SqlNode   -> RelNode -> PlanNode
 * Query           query     = executor.build(plan)     // executor:   PlanNode  -> pipelines of operators
 * Result          result                               // batches, pulled by the driver or the shell
 * </pre>
 *
 * <p>One statement at a time, from one thread; {@link #cancel} from any.
 */
public final class Session implements AutoCloseable {
    private final Engine engine;
    private final StatementRunner runner;
    private final ZoneId zone = ZoneOffset.UTC;

    /** The rows that were handed out last. */
    private @Nullable Result open;

    /** Stops what runs now. */
    private volatile @Nullable Runnable canceller;

    private volatile boolean closed;

    Session(Engine engine) {
        this.engine = engine;
        this.runner = new StatementRunner(engine, this);
    }

    /** Parses and plans. */
    public Prepared prepare(String sql) {
        checkOpen();
        long version = engine.catalog().version();
        ParsedStatement parsed = engine.parser().parse(sql);
        Statement statement = engine.planner().plan(parsed, plannerContext());
        return new Prepared(sql, statement, version);
    }

    /** Runs a statement without parameters. The caller closes the result before it executes the next statement. */
    public Result execute(String sql) {
        return execute(prepare(sql), List.of());
    }

    /**
     * Runs a prepared statement.
     *
     * @param parameters Boolean, any Number, String, byte[], LocalDate, LocalTime, LocalDateTime, OffsetDateTime, Instant,
     *     Period, Duration or null, one for each parameter; each is converted to its parameter's type
     */
    public Result execute(Prepared prepared, List<? extends @Nullable Object> parameters) {
        checkOpen();
        Prepared current = upToDate(prepared);
        return runner.run(current.statement(), Parameters.convert(parameters, current.parameters()));
    }

    /**
     * Runs a prepared statement once for each row of parameters. An INSERT of VALUES is one publish: all rows are kept, or none.
     *
     * @return rows published for each row of parameters
     */
    public long[] executeBatch(Prepared prepared, List<? extends List<? extends @Nullable Object>> rows) {
        checkOpen();
        Prepared current = upToDate(prepared);
        List<List<@Nullable Object>> converted = new ArrayList<>(rows.size());
        for (List<? extends @Nullable Object> row : rows) {
            converted.add(Parameters.convert(row, current.parameters()));
        }
        return runner.runBatch(current.statement(), converted);
    }

    /** Stops the statement that runs, if one does; its thread gets 57014. Any thread may call this. */
    public void cancel() {
        Runnable stop = canceller;
        if (stop != null) {
            stop.run();
        }
    }

    /** Starts a query over the snapshots, which the result closes. */
    Result start(PlanNode plan, SnapshotSet snapshots, List<@Nullable Object> parameters) {
        Query query = build(plan, snapshots, parameters);
        Result result = new QueryResult(query, snapshots, this::finished);
        open = result;
        return result;
    }

    /** Builds a query that {@link #cancel} reaches. */
    Query build(PlanNode plan, SnapshotSet snapshots, List<@Nullable Object> parameters) {
        boolean built = false;
        try {
            snapshots.pinTopics(engine.store(), plan.tables());
            Query query = engine.executor().build(plan, new QueryContext(snapshots, parameters, functionContext()));
            running(query::cancel);
            built = true;
            return query;
        } finally {
            if (!built) {
                snapshots.close();
            }
        }
    }

    /** Something runs that {@code stop} cancels. */
    void running(Runnable stop) {
        canceller = stop;
        if (closed) {
            stop.run();
        }
    }

    void finished() {
        canceller = null;
    }

    private Prepared upToDate(Prepared prepared) {
        return prepared.catalogVersion() == engine.catalog().version() ? prepared : prepare(prepared.sql());
    }

    private PlannerContext plannerContext() {
        return new PlannerContext(engine.catalog(), TableName.DEFAULT_SCHEMA, zone, now());
    }

    private FunctionContext functionContext() {
        return new FunctionContext(now(), zone);
    }

    private long now() {
        return PlanPrinter.micros(Instant.now());
    }

    private void checkOpen() {
        if (closed) {
            throw new TravertineException(ErrorCode.CONNECTION_FAILURE, "the session is closed");
        }
        engine.checkOpen();
    }

    /** Cancels what runs, and gives back what the last result held. */
    @Override
    public void close() {
        closed = true;
        cancel();
        Result result = open;
        if (result != null) {
            result.close();
        }
    }
}
