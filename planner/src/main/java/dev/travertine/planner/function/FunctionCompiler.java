package dev.travertine.planner.function;

import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.type.DataType;
import java.util.function.Function;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;

/** Compiles calls of functions that have no kernels. */
public final class FunctionCompiler {
    /**
     * The call as an expression.
     *
     * @param arguments how operands are translated
     */
    public Expression compile(RexCall call, Function<RexNode, Expression> arguments, DataType type) {
        throw TravertineException.unsupported("function " + call.getOperator().getName());
    }
}
