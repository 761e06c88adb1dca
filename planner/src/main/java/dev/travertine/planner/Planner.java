package dev.travertine.planner;

import dev.travertine.planner.function.FunctionCompiler;
import dev.travertine.planner.validate.ValidationErrors;
import dev.travertine.spi.plan.Statement;
import java.util.function.Function;
import org.apache.calcite.sql.SqlNode;

/** Turns parsed statements into plans. Safe for use by many threads. */
public final class Planner {
    private final FunctionCompiler compiler = new FunctionCompiler();

    /** Compiled functions are kept as long as the planner. */
    public Planner() {}

    Statement plan(SqlNode node, Function<SqlNode, String> text, PlannerContext context) {
        return DeepStack.call(() -> {
            try {
                return new StatementPlanner(context, text, compiler).plan(node);
            } catch (RuntimeException e) {
                throw ValidationErrors.translate(e, context.catalog());
            }
        });
    }
}
