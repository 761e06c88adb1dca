package dev.travertine.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.function.FunctionContext;
import dev.travertine.spi.plan.AggregateCall;
import dev.travertine.spi.plan.AggregateFunction;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.plan.SortKey;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueryTest {
    private static final DataType BIGINT = DataType.BIGINT;
    private static final Expression N = new Expression.ColumnRef(0, BIGINT);
    private static final long FOREVER = 1L << 40;

    private static Expression number(long value) {
        return new Expression.Literal(value, BIGINT);
    }

    private static Expression call(ScalarFunction function, DataType type, Expression... arguments) {
        return new Expression.Call(function, List.of(arguments), type);
    }

    /** Every third number, times two. */
    private static PlanNode thirds() {
        Expression isThird =
                call(ScalarFunction.EQ, DataType.BOOLEAN, call(ScalarFunction.MOD, BIGINT, N, number(3)), number(0));
        return new PlanNode.Project(
                new PlanNode.Filter(GeneratedTable.scan(), isThird, -1),
                List.of(call(ScalarFunction.MULTIPLY, BIGINT, N, number(2))),
                RowType.of(new Field("double", BIGINT)));
    }

    private static PlanNode sum(PlanNode input) {
        return new PlanNode.Aggregate(
                input,
                List.of(),
                List.of(List.of()),
                List.of(new AggregateCall(AggregateFunction.SUM, List.of(0), false, -1, "sum", BIGINT)),
                RowType.of(new Field("sum", BIGINT)),
                -1);
    }

    /** Runs a test on a query, and checks that nothing is left thereafter. */
    private static void with(
            int workers,
            long bytesMax,
            GeneratedTable table,
            PlanNode plan,
            Consumer<Query> test,
            Object... parameters) {
        try (RootAllocator root = new RootAllocator();
                Executor executor = new Executor(new ExecutorConfig(workers, bytesMax), root)) {
            QueryContext context =
                    new QueryContext(name -> table, Arrays.asList(parameters), new FunctionContext(0, ZoneOffset.UTC));
            try (Query query = executor.build(plan, context)) {
                test.accept(query);
            }
            assertThat(root.getAllocatedMemory()).isZero();
            assertThat(table.open.get()).as("sources and readers left open").isZero();
        }
    }

    private static List<@Nullable Object> firstColumn(Query query) {
        List<@Nullable Object> values = new ArrayList<>();
        Batch batch;
        while ((batch = query.next()) != null) {
            assertThat(batch.rows()).isBetween(1, Batch.ROWS_MAX);
            for (int i = 0; i < batch.rows(); i++) {
                values.add(batch.column(0).getObject(i));
            }
        }
        assertThat(query.next()).isNull();
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void filtersAndProjectsEveryRowOnce(int workers) {
        List<Object> expected = LongStream.range(0, 200_000)
                .filter(n -> n % 3 == 0)
                .mapToObj(n -> (Object) (n * 2))
                .toList();
        with(
                workers,
                1 << 26,
                new GeneratedTable(20, 10_000),
                thirds(),
                query -> assertThat(firstColumn(query).stream().sorted().toList())
                        .isEqualTo(expected));
        with(
                workers,
                1 << 26,
                new GeneratedTable(1, 200_000),
                thirds(),
                query -> assertThat(firstColumn(query)).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void breakersSeeTheRowsOfAllWorkers(int workers) {
        with(
                workers,
                1 << 26,
                new GeneratedTable(50, 3_000),
                sum(thirds()),
                query -> assertThat(firstColumn(query))
                        .containsExactly(LongStream.range(0, 150_000)
                                        .filter(n -> n % 3 == 0)
                                        .sum()
                                * 2));
    }

    @Test
    void nothingIsStillARow() {
        with(
                2,
                1 << 26,
                new GeneratedTable(0, 0),
                sum(thirds()),
                query -> assertThat(firstColumn(query)).isEqualTo(Collections.singletonList(null)));
        with(
                2,
                1 << 26,
                new GeneratedTable(0, 0),
                thirds(),
                query -> assertThat(firstColumn(query)).isEmpty());
    }

    @Test
    void aLimitReadsNoMoreThanItNeeds() {
        GeneratedTable table = new GeneratedTable(1000, FOREVER);
        with(
                2,
                1 << 26,
                table,
                new PlanNode.Limit(thirds(), 5, 2),
                query -> assertThat(firstColumn(query)).containsExactly(30L, 36L));
        assertThat(table.rowsRead.get()).isLessThanOrEqualTo(2 * Batch.ROWS_MAX);
    }

    @Test
    void aSourceAloneIsHandedThrough() {
        with(
                2,
                1 << 26,
                new GeneratedTable(3, 5000),
                GeneratedTable.scan(),
                query -> assertThat(firstColumn(query)).hasSize(15_000).endsWith(14_999L));
    }

    @Test
    void unionTakesAllInputs() {
        PlanNode union = new PlanNode.Union(List.of(thirds(), thirds(), GeneratedTable.scan()), thirds().outputType());
        with(
                2,
                1 << 26,
                new GeneratedTable(4, 3000),
                sum(union),
                query -> assertThat(firstColumn(query))
                        .containsExactly(LongStream.range(0, 12_000)
                                .map(n -> n + (n % 3 == 0 ? 4 * n : 0))
                                .sum()));
    }

    @Test
    void weightsStayWithTheirRows() {
        GeneratedTable table = new GeneratedTable(4, 3000);
        table.weighted = true;
        with(2, 1 << 26, table, thirds(), query -> {
            int rows = 0;
            Batch batch;
            while ((batch = query.next()) != null) {
                for (int i = 0; i < batch.rows(); i++) {
                    long number = batch.column(0).getLong(i) / 2;
                    assertThat(batch.weight(i)).isEqualTo(number % 7 - 3);
                    rows++;
                }
            }
            assertThat(rows).isEqualTo(4000);
        });
    }

    @Test
    void columnsMayBeNone() {
        PlanNode none = new PlanNode.Scan(GeneratedTable.NAME, List.of(), List.of(), RowType.of(), -1);
        PlanNode ones = new PlanNode.Project(none, List.of(number(1)), RowType.of(new Field("one", BIGINT)));
        with(
                2,
                1 << 26,
                new GeneratedTable(4, 3000),
                sum(ones),
                query -> assertThat(firstColumn(query)).containsExactly(12_000L));
    }

    @Test
    void valuesTakeParameters() {
        PlanNode values = new PlanNode.Values(
                List.of(
                        List.of(number(1)),
                        List.of(new Expression.Parameter(0, BIGINT)),
                        List.of(new Expression.Parameter(1, BIGINT))),
                RowType.of(new Field("v", BIGINT)));
        with(
                2,
                1 << 26,
                new GeneratedTable(0, 0),
                values,
                query -> assertThat(firstColumn(query)).containsExactly(1L, 42L, null),
                42L,
                null);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void closingEarlyLeavesNothing(int workers) {
        for (PlanNode plan : List.of(thirds(), GeneratedTable.scan(), new PlanNode.Limit(thirds(), 0, 1L << 50))) {
            with(workers, 1 << 26, new GeneratedTable(1000, FOREVER), plan, query -> {
                assertThat(query.next()).isNotNull();
                assertThat(query.next()).isNotNull();
                query.close();
                query.close();
            });
            with(workers, 1 << 26, new GeneratedTable(1000, FOREVER), plan, query -> {});
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void cancelStopsWhateverRuns(int workers) {
        PlanNode nothing = new PlanNode.Filter(
                GeneratedTable.scan(), call(ScalarFunction.LT, DataType.BOOLEAN, N, number(-1)), -1);
        for (PlanNode plan :
                List.of(nothing, sum(thirds()), new PlanNode.Sort(nothing, List.of(new SortKey(0, false, false))))) {
            with(workers, 1 << 26, new GeneratedTable(1000, FOREVER), plan, query -> {
                long[] cancelled = new long[1];
                Thread other = new Thread(() -> {
                    try {
                        Thread.sleep(100);
                    } catch (InterruptedException e) {
                        return;
                    }
                    cancelled[0] = System.nanoTime();
                    query.cancel();
                });
                other.start();
                assertCode(query, ErrorCode.CANCELLED);
                assertThat(System.nanoTime() - cancelled[0]).isLessThan(500_000_000L);
                assertCode(query, ErrorCode.CANCELLED);
            });
        }
    }

    private static void assertCode(Query query, ErrorCode code) {
        assertThatThrownBy(() -> {
                    while (query.next() != null) {}
                })
                .isInstanceOfSatisfying(
                        TravertineException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void anErrorOfAnyWorkerEndsTheQuery(int workers) {
        Expression quotient = call(
                ScalarFunction.DIVIDE, BIGINT, number(1), call(ScalarFunction.SUBTRACT, BIGINT, N, number(123_456)));
        PlanNode plan =
                new PlanNode.Project(GeneratedTable.scan(), List.of(quotient), RowType.of(new Field("q", BIGINT)));
        for (PlanNode each : List.of(plan, sum(plan))) {
            with(workers, 1 << 26, new GeneratedTable(100, 5000), each, query -> {
                assertCode(query, ErrorCode.DIVISION_BY_ZERO);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void moreMemoryThanAllowedIsAnErrorOfItsOwn(int workers) {
        PlanNode sort = new PlanNode.Sort(thirds(), List.of(new SortKey(0, true, false)));
        with(
                workers,
                2 << 20,
                new GeneratedTable(100, 100_000),
                sort,
                query -> assertCode(query, ErrorCode.OUT_OF_MEMORY));
    }

    @Test
    void theProfileCountsRowsAndTime() {
        with(2, 1 << 26, new GeneratedTable(10, 9_000), sum(thirds()), query -> {
            firstColumn(query);
            List<QueryProfile.NodeProfile> nodes = query.profile().nodes();
            assertThat(nodes).extracting(QueryProfile.NodeProfile::rows).containsExactly(1L, 30_000L, 30_000L, 90_000L);
            assertThat(nodes).extracting(QueryProfile.NodeProfile::depth).containsExactly(0, 1, 2, 3);
            assertThat(nodes).allSatisfy(node -> assertThat(node.nanos()).isPositive());
            assertThat(nodes.getLast().bytes()).isEqualTo(720_000);
        });
    }
}
