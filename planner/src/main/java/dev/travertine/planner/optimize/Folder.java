package dev.travertine.planner.optimize;

import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexNode;

/**
 * Works out constant expressions, where the answer is certain to be the one that the executor would give. Calcite's own
 * executor folds {@code 2147483647 + 1} to a negative number and cuts timestamps to milliseconds, so it is never asked.
 */
public final class Folder implements RexExecutor {
    @Override
    public void reduce(RexBuilder builder, List<RexNode> constants, List<RexNode> reduced) {
        for (RexNode constant : constants) {
            reduced.add(ConstantExpression.fold(constant, builder));
        }
    }
}
