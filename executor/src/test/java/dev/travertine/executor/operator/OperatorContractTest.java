package dev.travertine.executor.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.executor.Executor;
import dev.travertine.executor.ExecutorConfig;
import dev.travertine.executor.Query;
import dev.travertine.executor.QueryContext;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.function.FunctionContext;
import dev.travertine.spi.plan.AggregateCall;
import dev.travertine.spi.plan.AggregateFunction;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Frame;
import dev.travertine.spi.plan.JoinKey;
import dev.travertine.spi.plan.JoinKind;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.plan.SortKey;
import dev.travertine.spi.plan.WindowCall;
import dev.travertine.spi.plan.WindowCall.WindowFunction;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every operator must stand: a new one gains all of these tests by one line in {@link #OPERATORS}. */
class OperatorContractTest {
    private static final RowType TYPE = RandomPlans.TYPE;
    private static final Expression K = new Expression.ColumnRef(0, TYPE.type(0));
    private static final Expression ONE = new Expression.Literal(1L, DataType.INTEGER);
    private static final List<SortKey> BY_TEXT = List.of(new SortKey(8, true, false), new SortKey(0, false, true));
    private static final MemoryTable.Layout WHOLE = new MemoryTable.Layout(4096, 4096, MemoryTable.Shape.FLAT);

    /** Plans over two inputs, of which those with one input use the first. */
    private static final Map<String, BinaryOperator<PlanNode>> OPERATORS = operators();

    private static Map<String, BinaryOperator<PlanNode>> operators() {
        Map<String, BinaryOperator<PlanNode>> all = new LinkedHashMap<>();
        all.put("filter", (a, b) -> new PlanNode.Filter(a, call(ScalarFunction.GE, K, ONE), -1));
        all.put(
                "project",
                (a, b) -> new PlanNode.Project(a, List.of(K, ONE), RowType.of(TYPE.field(0), TYPE.field(2))));
        all.put("union", (a, b) -> new PlanNode.Union(List.of(a, b), TYPE));
        all.put("limit", (a, b) -> new PlanNode.Limit(new PlanNode.Sort(a, BY_TEXT), 3, 40));
        all.put("aggregate by integer", (a, b) -> aggregate(a, List.of(0), false));
        all.put("aggregate by small keys", (a, b) -> aggregate(a, List.of(1, 2), false));
        all.put("aggregate by text and double", (a, b) -> aggregate(a, List.of(8, 5), false));
        all.put("aggregate distinct", (a, b) -> aggregate(a, List.of(8), true));
        all.put("aggregate without groups", (a, b) -> aggregate(a, List.of(), true));
        for (JoinKind kind : JoinKind.values()) {
            all.put("join " + kind, (a, b) -> join(a, b, kind, List.of(new JoinKey(0, 0, false)), RandomPlans.TRUE));
            all.put(
                    "join by text " + kind,
                    (a, b) -> join(a, b, kind, List.of(new JoinKey(8, 8, true), new JoinKey(9, 9, false)), less(kind)));
            all.put("nested loop " + kind, (a, b) -> join(a, b, kind, List.of(), less(kind)));
        }
        all.put("sort", (a, b) -> new PlanNode.Sort(a, BY_TEXT));
        all.put("top-N", (a, b) -> new PlanNode.TopN(a, BY_TEXT, 2, 30));
        all.put("intersect", (a, b) -> set(a, b, PlanNode.SetOperation.Kind.INTERSECT, false));
        all.put("except all", (a, b) -> set(a, b, PlanNode.SetOperation.Kind.EXCEPT, true));
        all.put("window", (a, b) -> window(a, Frame.DEFAULT));
        all.put("sliding window", (a, b) -> window(a, new Frame(Frame.Mode.ROWS, rows(true, 3), rows(false, 2))));
        all.put("hop", (a, b) -> new RandomPlans(1).hop(a, 10));
        return all;
    }

    private static Expression call(ScalarFunction function, Expression... arguments) {
        return new Expression.Call(function, List.of(arguments), DataType.BOOLEAN);
    }

    private static Expression less(JoinKind kind) {
        int right = TYPE.size() + 3;
        ScalarFunction function = kind == JoinKind.ANTI ? ScalarFunction.GT : ScalarFunction.LT;
        return call(function, new Expression.ColumnRef(3, TYPE.type(3)), new Expression.ColumnRef(right, TYPE.type(3)));
    }

    private static PlanNode aggregate(PlanNode input, List<Integer> group, boolean distinct) {
        List<AggregateCall> calls = List.of(
                new AggregateCall(AggregateFunction.COUNT, List.of(), false, -1, "n", DataType.BIGINT),
                new AggregateCall(AggregateFunction.SUM, List.of(0), distinct, -1, "s", DataType.BIGINT),
                new AggregateCall(AggregateFunction.AVG, List.of(5), distinct, 1, "a", DataType.DOUBLE),
                new AggregateCall(AggregateFunction.MAX, List.of(8), distinct, -1, "m", DataType.VARCHAR));
        List<Field> fields = new ArrayList<>(group.stream().map(TYPE::field).toList());
        calls.forEach(call -> fields.add(new Field(call.name(), call.type())));
        List<Integer> every = IntStream.range(0, group.size()).boxed().toList();
        return new PlanNode.Aggregate(input, group, List.of(every), calls, new RowType(fields), -1);
    }

    private static PlanNode join(
            PlanNode left, PlanNode right, JoinKind kind, List<JoinKey> keys, Expression residual) {
        List<Field> fields = new ArrayList<>(TYPE.fields());
        switch (kind) {
            case INNER, LEFT, RIGHT, FULL -> fields.addAll(TYPE.fields());
            case SEMI, ANTI -> {}
            case MARK -> fields.add(new Field("mark", DataType.BOOLEAN));
        }
        return new PlanNode.Join(left, right, kind, keys, residual, new RowType(fields), -1);
    }

    private static PlanNode set(PlanNode a, PlanNode b, PlanNode.SetOperation.Kind kind, boolean all) {
        return new PlanNode.SetOperation(a, b, kind, all, TYPE);
    }

    private static Frame.Bound rows(boolean preceding, long distance) {
        return new Frame.Bound(
                preceding ? Frame.Bound.Kind.PRECEDING : Frame.Bound.Kind.FOLLOWING,
                new Expression.Literal(distance, DataType.BIGINT));
    }

    private static PlanNode window(PlanNode input, Frame frame) {
        Expression value = new Expression.ColumnRef(8, TYPE.type(8));
        List<WindowCall> calls = List.of(
                windowCall(WindowFunction.RANK, List.of(), DataType.BIGINT),
                windowCall(WindowFunction.LAG, List.of(value), DataType.VARCHAR),
                windowCall(WindowFunction.AGGREGATE, List.of(K), DataType.BIGINT));
        List<Field> fields = new ArrayList<>(TYPE.fields());
        calls.forEach(call -> fields.add(new Field(call.name(), call.type())));
        return new PlanNode.Window(
                input, List.of(1), List.of(new SortKey(0, false, false)), frame, calls, new RowType(fields));
    }

    private static WindowCall windowCall(WindowFunction function, List<Expression> arguments, DataType type) {
        return new WindowCall(function, AggregateFunction.SUM, arguments, false, false, function.name(), type);
    }

    @TestFactory
    Stream<DynamicTest> emptyInput() {
        return compare(List.of(), List.of(), WHOLE);
    }

    @TestFactory
    Stream<DynamicTest> emptyLeftInput() {
        return compare(List.of(), rows(2, 20), WHOLE);
    }

    @TestFactory
    Stream<DynamicTest> emptyRightInput() {
        return compare(rows(3, 20), List.of(), WHOLE);
    }

    @TestFactory
    Stream<DynamicTest> batchesOfOneRow() {
        return compare(rows(4, 40), rows(5, 30), new MemoryTable.Layout(3, 1, MemoryTable.Shape.FLAT));
    }

    @TestFactory
    Stream<DynamicTest> nothingButNulls() {
        List<@Nullable Object> nulls = new ArrayList<>(Collections.nCopies(TYPE.size(), null));
        return compare(Collections.nCopies(9, nulls), Collections.nCopies(4, nulls), WHOLE);
    }

    @TestFactory
    Stream<DynamicTest> dictionaryColumns() {
        return compare(rows(6, 60), rows(7, 50), new MemoryTable.Layout(50, 25, MemoryTable.Shape.DICT));
    }

    @TestFactory
    Stream<DynamicTest> selectedColumns() {
        return compare(rows(8, 60), rows(9, 50), new MemoryTable.Layout(50, 25, MemoryTable.Shape.SELECTED));
    }

    @TestFactory
    Stream<DynamicTest> constantColumns() {
        List<@Nullable Object> row = rows(10, 1).getFirst();
        return compare(
                Collections.nCopies(30, row),
                Collections.nCopies(20, row),
                new MemoryTable.Layout(10, 5, MemoryTable.Shape.MIXED));
    }

    @TestFactory
    Stream<DynamicTest> allRowsFiltered() {
        return each((name, operator) -> {
            PlanNode plan = operator.apply(noRows(scan("t0")), noRows(scan("t1")));
            check(plan, tables(rows(11, 50), rows(12, 50), WHOLE));
        });
    }

    @TestFactory
    Stream<DynamicTest> manySmallSplits() {
        return compare(rows(13, 400), rows(14, 60), new MemoryTable.Layout(9, 9, MemoryTable.Shape.MIXED));
    }

    /** More than a batch, so that tables grow and matches of one row fill batches. */
    @TestFactory
    Stream<DynamicTest> manyLeftRows() {
        return compare(rows(21, 4500), rows(22, 30), new MemoryTable.Layout(3000, 3000, MemoryTable.Shape.FLAT));
    }

    @TestFactory
    Stream<DynamicTest> manyRightRows() {
        return compare(rows(23, 30), rows(24, 4500), new MemoryTable.Layout(8192, 4096, MemoryTable.Shape.MIXED));
    }

    @TestFactory
    Stream<DynamicTest> closedEarlyAndTwice() {
        Map<String, MemoryTable> tables = tables(rows(15, 9000), rows(16, 40), WHOLE);
        return each((name, operator) -> {
            PlanNode plan = operator.apply(scan("t0"), scan("t1"));
            for (int workers = 1; workers <= 2; workers++) {
                try (RootAllocator root = new RootAllocator();
                        Executor executor = new Executor(new ExecutorConfig(workers, 1L << 30), root)) {
                    executor.build(plan, context(tables)).close();
                    Query query = executor.build(plan, context(tables));
                    query.next();
                    query.close();
                    query.close();
                    assertThat(root.getAllocatedMemory()).isZero();
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> cancelled() {
        Map<String, MemoryTable> tables = tables(rows(17, 9000), rows(18, 40), WHOLE);
        return each((name, operator) -> {
            PlanNode plan = operator.apply(scan("t0"), scan("t1"));
            try (RootAllocator root = new RootAllocator();
                    Executor executor = new Executor(new ExecutorConfig(2, 1L << 30), root)) {
                try (Query query = executor.build(plan, context(tables))) {
                    query.cancel();
                    assertThatThrownBy(query::next)
                            .isInstanceOfSatisfying(
                                    TravertineException.class,
                                    e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
                }
                for (int millis = 1; millis < 16; millis *= 3) {
                    cancelAfter(millis, executor, plan, tables);
                    assertThat(root.getAllocatedMemory()).isZero();
                }
            }
        });
    }

    /** Cancels a query that runs; it may be done before. */
    private static void cancelAfter(int millis, Executor executor, PlanNode plan, Map<String, MemoryTable> tables)
            throws InterruptedException {
        try (Query query = executor.build(plan, context(tables))) {
            Thread canceller = new Thread(() -> {
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                query.cancel();
            });
            canceller.start();
            try {
                drain(query);
            } catch (TravertineException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED);
            }
            canceller.join();
        }
    }

    @TestFactory
    Stream<DynamicTest> memoryLimit() {
        Map<String, MemoryTable> tables = tables(rows(19, 9000), rows(20, 40), WHOLE);
        return each((name, operator) -> {
            PlanNode plan = operator.apply(scan("t0"), scan("t1"));
            boolean failed = false;
            for (long limit = 1 << 10; limit < 1 << 25; limit *= 3) {
                for (int workers = 1; workers <= 2; workers++) {
                    try (RootAllocator root = new RootAllocator();
                            Executor executor = new Executor(new ExecutorConfig(workers, limit), root)) {
                        try (Query query = executor.build(plan, context(tables))) {
                            drain(query);
                        } catch (TravertineException e) {
                            assertThat(e.code()).as(e.toString()).isEqualTo(ErrorCode.OUT_OF_MEMORY);
                            failed = true;
                        }
                        assertThat(root.getAllocatedMemory()).isZero();
                    }
                }
            }
            assertThat(failed).isTrue();
        });
    }

    private static void drain(Query query) {
        for (Batch batch = query.next(); batch != null; batch = query.next()) {
            assertThat(batch.rows()).isBetween(1, Batch.ROWS_MAX);
        }
    }

    private static PlanNode scan(String table) {
        return new PlanNode.Scan(
                TableName.of(table), IntStream.range(0, TYPE.size()).boxed().toList(), List.of(), TYPE, -1);
    }

    private static PlanNode noRows(PlanNode input) {
        Expression much = new Expression.Literal(1_000_000_000L, DataType.INTEGER);
        return new PlanNode.Filter(input, call(ScalarFunction.GT, K, much), -1);
    }

    private static List<List<@Nullable Object>> rows(long seed, int count) {
        return new RandomPlans(seed).rows(count);
    }

    private static Map<String, MemoryTable> tables(
            List<List<@Nullable Object>> left, List<List<@Nullable Object>> right, MemoryTable.Layout layout) {
        return Map.of("t0", new MemoryTable(TYPE, left, layout), "t1", new MemoryTable(TYPE, right, layout));
    }

    private static MemoryTable table(Map<String, MemoryTable> tables, String name) {
        MemoryTable table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException(name);
        }
        return table;
    }

    private static QueryContext context(Map<String, MemoryTable> tables) {
        return new QueryContext(name -> table(tables, name.name()), List.of(), new FunctionContext(0, ZoneOffset.UTC));
    }

    private interface Check {
        void run(String name, BinaryOperator<PlanNode> operator) throws Exception;
    }

    private static Stream<DynamicTest> each(Check check) {
        return OPERATORS.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check.run(e.getKey(), e.getValue())));
    }

    private static Stream<DynamicTest> compare(
            List<List<@Nullable Object>> left, List<List<@Nullable Object>> right, MemoryTable.Layout layout) {
        Map<String, MemoryTable> tables = tables(left, right, layout);
        return each((name, operator) -> check(operator.apply(scan("t0"), scan("t1")), tables));
    }

    /** With one worker and with two the answer must be the reference's. */
    private static void check(PlanNode plan, Map<String, MemoryTable> tables) {
        boolean ordered =
                plan instanceof PlanNode.Sort || plan instanceof PlanNode.TopN || plan instanceof PlanNode.Limit;
        List<String> expected = DifferentialTest.texts(
                new Reference(name -> table(tables, name.name()).values()).run(plan));
        for (int workers = 1; workers <= 2; workers++) {
            List<String> actual = DifferentialTest.texts(DifferentialTest.run(plan, tables, workers));
            assertThat(ordered ? actual : actual.stream().sorted().toList())
                    .as(workers + " workers")
                    .isEqualTo(ordered ? expected : expected.stream().sorted().toList());
        }
    }
}
