package dev.travertine.spi.plan;

import dev.travertine.spi.catalog.ColumnRange;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.type.RowType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A relational plan: what shall be computed, typed and immutable. The executor has one operator for each of these, and one
 * exhaustive switch over them.
 *
 * <p>{@link #estimatedRows} is the planner's guess (negative: none); it never changes an answer.
 */
public sealed interface PlanNode {
    RowType outputType();

    List<PlanNode> inputs();

    default double estimatedRows() {
        return -1;
    }

    /** The tables that this node and those below scan. */
    default Set<TableName> tables() {
        Set<TableName> tables = new LinkedHashSet<>();
        if (this instanceof Scan scan) {
            tables.add(scan.table());
        }
        inputs().forEach(input -> tables.addAll(input.tables()));
        return tables;
    }

    /**
     * Rows of a table, in no order but each partition's offsets ascending.
     *
     * @param columns indexes into the table's row type (hidden columns included), in output order; may be empty
     * @param ranges what rows are certain to be asked for: the scan may leave out others, but need not
     */
    record Scan(
            TableName table, List<Integer> columns, List<ColumnRange> ranges, RowType outputType, double estimatedRows)
            implements PlanNode {
        public Scan {
            columns = List.copyOf(columns);
            ranges = List.copyOf(ranges);
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of();
        }
    }

    /** Literal rows (every expression a literal or a parameter). */
    record Values(List<List<Expression>> rows, RowType outputType) implements PlanNode {
        public Values {
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of();
        }
    }

    /** Rows for which the BOOLEAN condition is true. */
    record Filter(PlanNode input, Expression condition, double estimatedRows) implements PlanNode {
        @Override
        public RowType outputType() {
            return input.outputType();
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }
    }

    /** One expression for each output column. */
    record Project(PlanNode input, List<Expression> expressions, RowType outputType) implements PlanNode {
        public Project {
            expressions = List.copyOf(expressions);
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public double estimatedRows() {
            return input.estimatedRows();
        }
    }

    /**
     * GROUP BY. Output: the group columns (NULL where a grouping set lacks one), then the calls. DISTINCT is this without
     * calls. Without group columns there is one row, even for no input.
     *
     * @param groupColumns columns of the input
     * @param groupingSets each a list of positions in {@code groupColumns}; a plain GROUP BY has one with all
     */
    record Aggregate(
            PlanNode input,
            List<Integer> groupColumns,
            List<List<Integer>> groupingSets,
            List<AggregateCall> calls,
            RowType outputType,
            double estimatedRows)
            implements PlanNode {
        public Aggregate {
            groupColumns = List.copyOf(groupColumns);
            groupingSets = groupingSets.stream().map(List::copyOf).toList();
            calls = List.copyOf(calls);
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }
    }

    /**
     * A join; the right side is built, the left side probes. The condition is all keys and the residual; without keys it is a
     * nested loop.
     *
     * @param residual BOOLEAN over left's columns followed by right's; TRUE where there is none
     */
    record Join(
            PlanNode left,
            PlanNode right,
            JoinKind kind,
            List<JoinKey> keys,
            Expression residual,
            RowType outputType,
            double estimatedRows)
            implements PlanNode {
        public Join {
            keys = List.copyOf(keys);
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of(left, right);
        }
    }

    /** All rows in order; rows with equal keys come in the order of all their columns (ascending, NULL last). */
    record Sort(PlanNode input, List<SortKey> keys) implements PlanNode {
        public Sort {
            keys = List.copyOf(keys);
        }

        @Override
        public RowType outputType() {
            return input.outputType();
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public double estimatedRows() {
            return input.estimatedRows();
        }
    }

    /** What {@code Sort} then {@code Limit} give, without keeping more than {@code offset + count} rows. */
    record TopN(PlanNode input, List<SortKey> keys, long offset, long count) implements PlanNode {
        public TopN {
            keys = List.copyOf(keys);
        }

        @Override
        public RowType outputType() {
            return input.outputType();
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }

        @Override
        public double estimatedRows() {
            return count;
        }
    }

    /** The rows after the first {@code offset}, at most {@code count} ({@link Long#MAX_VALUE}: all), in the input's order. */
    record Limit(PlanNode input, long offset, long count) implements PlanNode {
        @Override
        public RowType outputType() {
            return input.outputType();
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }
    }

    /** All rows of all inputs (which have equal type kinds). */
    record Union(List<PlanNode> inputs, RowType outputType) implements PlanNode {
        public Union {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * INTERSECT or EXCEPT of two inputs; NULL equals NULL. With {@code all} counts matter: min(left, right) or max(left -
     * right, 0) copies of a row; without, one.
     */
    record SetOperation(PlanNode left, PlanNode right, Kind kind, boolean all, RowType outputType) implements PlanNode {
        /** Which. */
        public enum Kind {
            INTERSECT,
            EXCEPT
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of(left, right);
        }
    }

    /**
     * Window functions over one partitioning, order and frame. Output: the input's columns, then the calls. Rows with equal
     * order keys are ordered by all their columns, so that the answer is one and the same each time.
     */
    record Window(
            PlanNode input,
            List<Integer> partitionBy,
            List<SortKey> orderBy,
            Frame frame,
            List<WindowCall> calls,
            RowType outputType)
            implements PlanNode {
        public Window {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
            calls = List.copyOf(calls);
        }

        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }
    }

    /**
     * HOP: each row once for every window [start, start + size) with start = offset + k * slide that holds its time. Output:
     * the input's columns, then window_start, window_end, window_time (TIMESTAMP; a millisecond
     * before the end). Rows with a NULL time are left out.
     */
    record Hop(PlanNode input, int timeColumn, long slideMicros, long sizeMicros, long offsetMicros, RowType outputType)
            implements PlanNode {
        @Override
        public List<PlanNode> inputs() {
            return List.of(input);
        }
    }
}
