package dev.travertine.executor.operator.join;

import dev.travertine.executor.operator.hash.JoinTable;
import dev.travertine.executor.operator.rows.RowCollector;
import dev.travertine.executor.operator.rows.RowStore;
import dev.travertine.executor.operator.rows.Slices;
import dev.travertine.executor.operator.rows.Widening;
import dev.travertine.executor.pipeline.MemoryReservation;
import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.executor.pipeline.Sink;
import dev.travertine.executor.pipeline.SinkWorker;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.catalog.ScanSource;
import dev.travertine.spi.plan.JoinKey;
import dev.travertine.spi.plan.JoinKind;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The right side of a join: keeps all rows, and when they are in, builds the table to find them by. From then on it is
 * read by the workers of the probing pipeline, which set but the marks of matched rows. Memory: O(rows of the right side).
 */
public final class JoinBuildSink implements Sink, AutoCloseable {
    private final PlanNode.Join node;
    private final OperatorContext context;
    private final RowCollector collector;
    private final MemoryReservation memory;

    /** Rows of the right side; 0 before the end. */
    private int rows;

    /** Null where there are no keys. */
    private @Nullable JoinTable table;

    private List<Column> columns = List.of();
    private List<Column> keys = List.of();

    /** Key columns that had to be made wider. */
    private final List<RowStore> widened = new ArrayList<>();

    /** Rows with a NULL in a key where NULL equals nothing; only collected for MARK. */
    private int[] nullKeyRows = new int[0];

    /** For RIGHT and FULL: 1 where a row has found a partner. Workers only ever write 1. */
    private byte[] matched = new byte[0];

    public JoinBuildSink(PlanNode.Join node, OperatorContext context) {
        this.node = node;
        this.context = context;
        this.collector = new RowCollector(node.right().outputType(), context);
        this.memory = context.reservation();
    }

    @Override
    public SinkWorker worker() {
        return collector.worker();
    }

    @Override
    public void finish(List<SinkWorker> workers) {
        RowStore all = collector.collect(workers);
        rows = all.rows();
        columns = all.columns();
        keys = keyColumns();
        if (!node.keys().isEmpty()) {
            boolean[] nullSafe = new boolean[keys.size()];
            for (int i = 0; i < nullSafe.length; i++) {
                nullSafe[i] = node.keys().get(i).nullSafe();
            }
            table = new JoinTable(context, keys, nullSafe, rows);
        }
        if (node.kind() == JoinKind.MARK) {
            nullKeyRows = findNullKeys();
        }
        if (keepsUnmatched()) {
            matched = new byte[all.rows()];
        }
    }

    boolean keepsUnmatched() {
        return node.kind() == JoinKind.RIGHT || node.kind() == JoinKind.FULL;
    }

    int rows() {
        return rows;
    }

    List<Column> columns() {
        return columns;
    }

    /** The key columns, as wide as the wider of both sides. */
    List<Column> keys() {
        return keys;
    }

    @Nullable
    JoinTable table() {
        return table;
    }

    int[] nullKeyRows() {
        return nullKeyRows;
    }

    /** Notes that a row of RIGHT or FULL has found a partner. */
    void setMatched(int row) {
        matched[row] = 1;
    }

    /**
     * RIGHT and FULL: the rows that have found no partner, with NULLs for the left side's columns; to be read when all probes
     * have ended.
     */
    public ScanSource unmatched() {
        return new UnmatchedSource(node, columns, matched, rows);
    }

    /** The type in which a key is compared. */
    static DataType keyType(PlanNode.Join node, JoinKey key) {
        return Widening.wider(
                node.left().outputType().type(key.left()),
                node.right().outputType().type(key.right()));
    }

    @Override
    public void close() {
        if (table != null) {
            table.close();
            table = null;
        }
        widened.forEach(RowStore::close);
        widened.clear();
        collector.close();
        memory.close();
        columns = List.of();
        keys = List.of();
    }

    private List<Column> keyColumns() {
        List<Column> result = new ArrayList<>();
        for (JoinKey key : node.keys()) {
            Column column = columns.get(key.right());
            DataType type = keyType(node, key);
            if (type.physical() != column.type().physical()) {
                column = widen(column, type);
            }
            result.add(column);
        }
        return result;
    }

    private Column widen(Column column, DataType type) {
        RowStore wide = new RowStore(context.allocator(), List.of(type), rows);
        widened.add(wide);
        try (Widening widening = new Widening(column.type(), type, context)) {
            for (int from = 0; from < rows; from += Batch.ROWS_MAX) {
                int count = Math.min(Batch.ROWS_MAX, rows - from);
                wide.append(List.of(widening.apply(Slices.slice(column, from, count), count)), count);
            }
        }
        return wide.columns().getFirst();
    }

    private int[] findNullKeys() {
        int[] found = new int[16];
        int count = 0;
        for (int row = 0; row < rows; row++) {
            if (hasNullKey(row)) {
                if (count == found.length) {
                    memory.add(count * 4L);
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = row;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private boolean hasNullKey(int row) {
        for (int i = 0; i < keys.size(); i++) {
            if (!node.keys().get(i).nullSafe() && keys.get(i).isNull(row)) {
                return true;
            }
        }
        return false;
    }
}
