package dev.travertine.planner.optimize;

import java.util.List;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.sql2rel.TopDownGeneralDecorrelator;
import org.apache.calcite.tools.RelBuilder;

/** The phases between the first relational tree and the last one, in order. */
public final class Optimizer {
    /** Filters go down, constants are worked out, projections merge. */
    private static final List<RelOptRule> NORMALISE = List.of(
            CoreRules.FILTER_REDUCE_EXPRESSIONS,
            CoreRules.PROJECT_REDUCE_EXPRESSIONS,
            CoreRules.JOIN_REDUCE_EXPRESSIONS,
            CoreRules.FILTER_MERGE,
            CoreRules.FILTER_INTO_JOIN,
            CoreRules.JOIN_CONDITION_PUSH,
            CoreRules.FILTER_PROJECT_TRANSPOSE,
            CoreRules.FILTER_AGGREGATE_TRANSPOSE,
            CoreRules.FILTER_SET_OP_TRANSPOSE,
            CoreRules.JOIN_PUSH_EXPRESSIONS,
            CoreRules.PROJECT_MERGE,
            CoreRules.PROJECT_REMOVE,
            CoreRules.AGGREGATE_PROJECT_MERGE,
            CoreRules.UNION_MERGE,
            PruneEmptyRules.FILTER_INSTANCE,
            PruneEmptyRules.PROJECT_INSTANCE,
            PruneEmptyRules.JOIN_LEFT_INSTANCE,
            PruneEmptyRules.JOIN_RIGHT_INSTANCE,
            PruneEmptyRules.UNION_INSTANCE);

    private static final List<Phase> PHASES = List.of(
            Phase.correlatedRules(
                    "subqueries to correlates",
                    List.of(
                            CoreRules.FILTER_SUB_QUERY_TO_MARK_CORRELATE,
                            CoreRules.PROJECT_SUB_QUERY_TO_MARK_CORRELATE,
                            CoreRules.JOIN_SUB_QUERY_TO_CORRELATE)),
            new Phase("expand TUMBLE", tree -> tree.accept(new TumbleExpansion())),
            new Phase("unnest simply", tree -> tree.accept(new SimpleUnnesting())),
            new Phase("decorrelate", Optimizer::decorrelate),
            new Phase("factor conditions", tree -> tree.accept(new Factoring())),
            Phase.rules("normalise", NORMALISE),
            new Phase("marks to semi joins", tree -> tree.accept(new MarkElimination())),
            Phase.rules("normalise again", NORMALISE),
            new Phase("trim columns", Optimizer::trim),
            new Phase("order joins", tree -> new JoinOrder().order(tree)),
            new Phase("native window sums", tree -> tree.accept(new NativeSums())),
            Phase.rules("windows", List.of(CoreRules.PROJECT_TO_LOGICAL_PROJECT_AND_WINDOW)));

    private Optimizer() {}

    /** The same rows, by a shorter way. */
    public static RelNode optimize(RelNode tree) {
        if (RowsOfValues.isOnly(tree)) {
            return tree.accept(new RowsOfValues());
        }
        RelNode current = tree;
        for (Phase phase : PHASES) {
            current = phase.step().apply(current);
        }
        return current;
    }

    private static RelNode decorrelate(RelNode tree) {
        if (!hasCorrelate(tree)) {
            return tree;
        }
        RelNode flat = TopDownGeneralDecorrelator.decorrelateQuery(tree, builder(tree));
        return hasCorrelate(flat) ? RelDecorrelator.decorrelateQuery(tree, builder(tree)) : flat;
    }

    private static boolean hasCorrelate(RelNode tree) {
        return tree instanceof Correlate || tree.getInputs().stream().anyMatch(Optimizer::hasCorrelate);
    }

    /** Projections are not merged here: one that reads less must stay below one with window functions. */
    private static RelNode trim(RelNode tree) {
        RelBuilder builder = RelBuilder.proto(Contexts.of(RelBuilder.Config.DEFAULT.withBloat(-1)))
                .create(tree.getCluster(), null);
        return new RelFieldTrimmer(null, builder).trim(tree);
    }

    private static RelBuilder builder(RelNode tree) {
        return RelFactories.LOGICAL_BUILDER.create(tree.getCluster(), null);
    }
}
