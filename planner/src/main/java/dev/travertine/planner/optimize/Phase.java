package dev.travertine.planner.optimize;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.plan.RelOptCostImpl;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;

/**
 * A named step from a relational tree to another one with the same rows and columns.
 *
 * @param name what the phase is called in messages
 * @param step what it does
 */
record Phase(String name, UnaryOperator<RelNode> step) {
    /** Rules that could go on for ever are stopped after so many matches. */
    private static final int MATCHES_MAX = 20_000;

    /** Applies the rules, from the leaves up, until none changes anything. */
    static Phase rules(String name, List<? extends RelOptRule> rules) {
        return new Phase(name, tree -> apply(rules, tree, false));
    }

    /** As {@link #rules}, but nodes that are equal stay apart: correlated trees need that. */
    static Phase correlatedRules(String name, List<? extends RelOptRule> rules) {
        return new Phase(name, tree -> apply(rules, tree, true));
    }

    private static RelNode apply(List<? extends RelOptRule> rules, RelNode tree, boolean apart) {
        HepProgram program = HepProgram.builder()
                .addMatchOrder(HepMatchOrder.BOTTOM_UP)
                .addMatchLimit(MATCHES_MAX)
                .addRuleCollection(List.copyOf(rules))
                .build();
        HepPlanner planner = new HepPlanner(
                program, tree.getCluster().getPlanner().getContext(), apart, null, RelOptCostImpl.FACTORY);
        planner.setExecutor(tree.getCluster().getPlanner().getExecutor());
        planner.setRoot(tree);
        return planner.findBestExp();
    }
}
