package dev.travertine.planner;

import dev.travertine.planner.function.FunctionCompiler;
import dev.travertine.planner.validate.ValidationErrors;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.Statement;
import dev.travertine.sql.ParsedStatement;

/** Turns parsed statements into plans. Safe for use by many threads. */
public final class Planner {
    private final FunctionCompiler compiler = new FunctionCompiler();

    /** Compiled functions are kept as long as the planner. */
    public Planner() {}

    /**
     * The statement's plan. The statement must not be planned twice: planning rewrites its tree.
     *
     * @throws dev.travertine.spi.error.TravertineException where the statement means nothing, or nothing that is supported;
     *     57014 where the thread is interrupted
     */
    public Statement plan(ParsedStatement statement, PlannerContext context) {
        return DeepStack.call(() -> {
            try {
                return new StatementPlanner(context, statement::text, compiler).plan(statement.node());
            } catch (RuntimeException e) {
                throw ValidationErrors.translate(e, context.catalog());
            } catch (AssertionError e) {
                // Calcite's way to say that it can't.
                throw new TravertineException(ErrorCode.INTERNAL, "the statement could not be planned", e);
            }
        });
    }
}
