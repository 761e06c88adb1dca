package dev.travertine.executor.operator;

import dev.travertine.spi.plan.PlanNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Window functions by definition: for each row its frame is looked for among all rows of the partition. */
final class ReferenceWindow {
    private ReferenceWindow() {}

    static List<List<@Nullable Object>> run(PlanNode.Window node, List<List<@Nullable Object>> rows) {
        throw new UnsupportedOperationException(node + " over " + rows.size());
    }
}
