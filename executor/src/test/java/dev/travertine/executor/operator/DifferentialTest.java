package dev.travertine.executor.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.travertine.executor.Executor;
import dev.travertine.executor.ExecutorConfig;
import dev.travertine.executor.Query;
import dev.travertine.executor.QueryContext;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.function.FunctionContext;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.PlanPrinter;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random plans over random rows: the operators must give what {@link Reference} gives, whatever the shapes and workers. */
class DifferentialTest {
    private static final int PLANS = Integer.getInteger("travertine.plans", 40);
    private static final long FIRST_SEED = Long.getLong("travertine.seed", System.nanoTime() & 0xFFFFFF);

    @Test
    void aggregates() {
        compareMany(plans -> plans.aggregate(plans.scan()), false);
    }

    @Test
    void joins() {
        compareMany(plans -> plans.join(plans.scan(), plans.scan()), false);
    }

    @Test
    void setOperations() {
        compareMany(RandomPlans::setOperation, false);
    }

    @Test
    void sorts() {
        compareMany(plans -> plans.sort(plans.scan()), true);
    }

    @Test
    void topN() {
        compareMany(plans -> plans.topN(plans.scan()), true);
    }

    /** So many rows that the workers cut what they keep, and leave out rows behind the bound. */
    @Test
    void topNOfManyRows() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 6; seed++) {
            compare(seed, RandomPlans::topNOfMany, true);
        }
    }

    @Test
    void limits() {
        compareMany(plans -> plans.limit(plans.sort(plans.scan())), true);
        compareMany(
                plans -> plans.limit(new PlanNode.Union(List.of(plans.scan(), plans.scan()), RandomPlans.TYPE)), true);
    }

    @Test
    void windows() {
        compareMany(plans -> plans.window(plans.scan()), false);
    }

    @Test
    void hops() {
        compareMany(plans -> plans.hop(plans.scan(), 10), false);
    }

    @Test
    void nestedPlans() {
        compareMany(plans -> plans.plan(2), false);
        compareMany(plans -> plans.topN(plans.plan(2)), true);
    }

    private static void compareMany(Function<RandomPlans, PlanNode> make, boolean ordered) {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + PLANS; seed++) {
            compare(seed, make, ordered);
        }
    }

    private static void compare(long seed, Function<RandomPlans, PlanNode> make, boolean ordered) {
        RandomPlans random = new RandomPlans(seed);
        Map<String, MemoryTable> tables = Map.of(
                "t0", new MemoryTable(RandomPlans.TYPE, random.rows(random.count()), random.layout()),
                "t1", new MemoryTable(RandomPlans.TYPE, random.rows(random.count()), random.layout()));
        PlanNode plan = make.apply(random);
        List<String> expected =
                texts(new Reference(name -> table(tables, name.name()).values()).run(plan));
        for (int workers = 1; workers <= 2; workers++) {
            String what = "seed " + seed + " workers " + workers + "\n" + PlanPrinter.print(plan);
            List<String> actual;
            try {
                actual = texts(run(plan, tables, workers));
            } catch (RuntimeException | Error e) {
                throw new AssertionError(what, e);
            }
            if (ordered) {
                assertThat(actual).as(what).isEqualTo(expected);
            } else {
                assertThat(actual.stream().sorted().toList())
                        .as(what)
                        .isEqualTo(expected.stream().sorted().toList());
            }
        }
    }

    private static MemoryTable table(Map<String, MemoryTable> tables, String name) {
        MemoryTable table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException(name);
        }
        return table;
    }

    static List<List<@Nullable Object>> run(PlanNode plan, Map<String, MemoryTable> tables, int workers) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        QueryContext context =
                new QueryContext(name -> table(tables, name.name()), List.of(), new FunctionContext(0, ZoneOffset.UTC));
        try (RootAllocator root = new RootAllocator();
                Executor executor = new Executor(new ExecutorConfig(workers, 1L << 30), root);
                Query query = executor.build(plan, context)) {
            for (Batch batch = query.next(); batch != null; batch = query.next()) {
                assertThat(batch.rows()).isBetween(1, Batch.ROWS_MAX);
                for (int i = 0; i < batch.rows(); i++) {
                    List<@Nullable Object> row = new ArrayList<>();
                    for (int c = 0; c < plan.outputType().size(); c++) {
                        row.add(batch.column(c).getObject(i));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    static List<String> texts(List<List<@Nullable Object>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(DifferentialTest::text).toList().toString())
                .toList();
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Double number -> String.valueOf(number == 0 ? 0.0 : number);
            case BigDecimal decimal -> decimal.toPlainString();
            case String text -> "'" + text + "'";
            default -> value.toString();
        };
    }
}
