package dev.travertine.engine.continuous;

import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.plan.PlanNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The plan of a view that recomputes, made anew whenever an input has outgrown it: a view is often made before the first row,
 * and an order of joins that suits empty tables may be hopeless for full ones. One thread at a time.
 */
final class ViewPlan {
    private static final long GROWTH = 2;

    /** Below this any plan does. */
    private static final long SMALL_ROWS = 100;

    private final Supplier<PlanNode> planner;
    private PlanNode plan;

    /** Rows of each input when the plan was made; empty until the first step, which follows at once. */
    private Map<TableName, Long> plannedRows = Map.of();

    /**
     * @param plan the plan to begin with, made just now
     * @param planner makes the plan for the inputs as they are
     */
    ViewPlan(PlanNode plan, Supplier<PlanNode> planner) {
        this.plan = plan;
        this.planner = planner;
    }

    /** The plan for these inputs. Its output type and its inputs are always the same. */
    PlanNode current(Function<TableName, Snapshot> snapshots) {
        Map<TableName, Long> rows = new HashMap<>();
        plan.tables().forEach(input -> rows.put(input, snapshots.apply(input).rows()));
        if (plannedRows.isEmpty()) {
            plannedRows = rows;
        } else if (outgrown(rows)) {
            PlanNode next = planner.get();
            if (next.outputType().equals(plan.outputType()) && next.tables().equals(plan.tables())) {
                plan = next;
            }
            plannedRows = rows;
        }
        return plan;
    }

    private boolean outgrown(Map<TableName, Long> rows) {
        return rows.entrySet().stream()
                .anyMatch(
                        input -> input.getValue() > SMALL_ROWS + GROWTH * plannedRows.getOrDefault(input.getKey(), 0L));
    }
}
