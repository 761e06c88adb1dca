package dev.travertine.executor.operator.hash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.travertine.executor.operator.rows.Slots;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.pipeline.QueryScope;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.function.FunctionContext;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.RowType;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;

class HashTableTest {
    /** Among so many keys some ten pairs have equal tags of 32 bits. */
    private static final int KEYS = 300_000;

    @Test
    void groupsOfTextAreDistinctWhereTagsCollide() {
        groups(DataType.VARCHAR, buffer -> key -> buffer.appendString("key " + key));
    }

    @Test
    void groupsOfLongsGrow() {
        groups(DataType.BIGINT, buffer -> key -> buffer.appendLong(key * 1_000_003L));
    }

    @Test
    void groupsOfWideDecimalsAreDistinct() {
        groups(DataType.decimal(38, 0), buffer -> key -> buffer.appendInt128(key, 7));
    }

    /** Shows every key twice: the second time it must have the group of the first. */
    private static void groups(DataType type, Function<ColumnBuffer, IntConsumer> appender) {
        withContext(context -> {
            try (GroupTable table = GroupTable.of(context, List.of(type));
                    ColumnBuffer buffer = new ColumnBuffer(context.allocator(), type, Batch.ROWS_MAX)) {
                int[] groups = new int[Batch.ROWS_MAX];
                int[] groupOf = new int[KEYS];
                BitSet seen = new BitSet();
                for (int round = 0; round < 2; round++) {
                    for (int from = 0; from < KEYS; from += 1000) {
                        buffer.clear();
                        for (int key = from; key < from + 1000; key++) {
                            appender.apply(buffer).accept(key);
                        }
                        table.assign(List.of(buffer.view()), Slots.ALL, 1000, groups);
                        for (int i = 0; i < 1000; i++) {
                            if (round == 0) {
                                groupOf[from + i] = groups[i];
                                seen.set(groups[i]);
                            } else {
                                assertThat(groups[i]).isEqualTo(groupOf[from + i]);
                            }
                        }
                    }
                }
                assertThat(table.size()).isEqualTo(KEYS);
                assertThat(seen.cardinality()).isEqualTo(KEYS);
            }
        });
    }

    @Test
    void joinFindsEachKeyOnceAndNothingForOthers() {
        withContext(context -> {
            try (ColumnBuffer build = new ColumnBuffer(context.allocator(), DataType.VARCHAR, KEYS);
                    ColumnBuffer probe = new ColumnBuffer(context.allocator(), DataType.VARCHAR, KEYS)) {
                for (int key = 0; key < KEYS; key++) {
                    build.appendString("key " + 2 * key);
                    probe.appendString("key " + key);
                }
                assertThat(pairs(context, build.view(), probe.view())).isEqualTo(KEYS / 2);
            }
        });
    }

    @Test
    void denseJoinFindsDuplicatesAndKnowsItsRange() {
        withContext(context -> {
            try (ColumnBuffer build = new ColumnBuffer(context.allocator(), DataType.BIGINT, 64);
                    ColumnBuffer probe = new ColumnBuffer(context.allocator(), DataType.BIGINT, 64)) {
                for (long key : new long[] {5, 7, 5, 9, 5}) {
                    build.appendLong(key);
                }
                build.appendNull();
                for (long key : new long[] {4, 5, 9, 10, Long.MIN_VALUE, Long.MAX_VALUE, 5 + (1L << 32)}) {
                    probe.appendLong(key);
                }
                try (JoinTable table = new JoinTable(context, List.of(build.view()), new boolean[1], 6)) {
                    assertThat(table.isDense()).isTrue();
                }
                assertThat(pairs(context, build.view(), probe.view())).isEqualTo(4);
            }
        });
    }

    private static long pairs(OperatorContext context, Column build, Column probe) {
        long pairs = 0;
        try (JoinTable table = new JoinTable(context, List.of(build), new boolean[1], build.rows())) {
            JoinTable.Probe lookup = table.probe();
            int[] probeRows = new int[Batch.ROWS_MAX];
            int[] buildRows = new int[Batch.ROWS_MAX];
            int[] rows = new int[Batch.ROWS_MAX];
            for (int from = 0; from < probe.rows(); from += rows.length) {
                int count = Math.min(rows.length, probe.rows() - from);
                for (int i = 0; i < count; i++) {
                    rows[i] = from + i;
                }
                lookup.start(List.of(probe), rows, count);
                while (!lookup.atEnd()) {
                    int found = lookup.next(probeRows, buildRows, null);
                    for (int i = 0; i < found; i++) {
                        assertThat(build.getObject(buildRows[i])).isEqualTo(probe.getObject(probeRows[i]));
                    }
                    pairs += found;
                }
            }
        }
        return pairs;
    }

    private static void withContext(Consumer<OperatorContext> test) {
        try (RootAllocator root = new RootAllocator();
                QueryScope scope = new QueryScope(root, 1L << 30, new FunctionContext(0, ZoneOffset.UTC), List.of())) {
            test.accept(scope.operator(new PlanNode.Values(List.of(), RowType.of())));
        }
    }
}
