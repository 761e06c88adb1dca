package dev.travertine.planner.function;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.function.CompiledFunction;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.type.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Makes expressions of calls that have no kernels: arguments stay expressions, the call itself is compiled. What was compiled
 * is kept. Safe for use by many threads.
 */
public final class FunctionCompiler {
    private static final int KEPT_MAX = 1000;

    private final Map<String, CompiledFunction> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompiledFunction> eldest) {
            return size() > KEPT_MAX;
        }
    };

    /**
     * The call as an expression.
     *
     * @param translation how operands are translated
     * @throws TravertineException 0A000 where Calcite can't compile it either
     */
    public Expression compile(
            RexCall call, RexBuilder builder, Function<RexNode, Expression> translation, DataType type) {
        String text = text(call, translation);
        if (call.getOperator() == SqlStdOperatorTable.TIMESTAMP_DIFF) {
            List<Expression> times =
                    call.getOperands().stream().skip(1).map(translation).toList();
            return new Expression.Compiled(TimestampDifference.of(call), times, text, type);
        }
        CompiledFunction own = IntervalArithmetic.of(call, type);
        List<Expression> arguments = new ArrayList<>();
        List<RexNode> operands = new ArrayList<>();
        RelDataTypeFactory.Builder row = builder.getTypeFactory().builder();
        for (RexNode operand : call.getOperands()) {
            if (operand instanceof RexLiteral) {
                operands.add(operand);
            } else {
                operands.add(builder.makeInputRef(operand.getType(), arguments.size()));
                row.add("a" + arguments.size(), operand.getType());
                arguments.add(translation.apply(operand));
            }
        }
        if (own != null) {
            return new Expression.Compiled(own, arguments, text, type);
        }
        RexNode bare = call.clone(call.getType(), operands);
        CompiledFunction function = function(bare, call, row, builder);
        return new Expression.Compiled(function, arguments, text, type);
    }

    private CompiledFunction function(RexNode bare, RexCall call, RelDataTypeFactory.Builder row, RexBuilder builder) {
        var rowType = row.build();
        String key = bare + " : " + bare.getType().getFullTypeString() + " <- " + rowType.getFullTypeString();
        synchronized (kept) {
            CompiledFunction known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        String name = call.getOperator().getName();
        CompiledFunction compiled;
        try {
            compiled = new GeneratedFunction(
                    FunctionGenerator.generate(bare, rowType, builder), name, RexUtil.isDeterministic(bare));
        } catch (TravertineException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TravertineException(
                    ErrorCode.FEATURE_NOT_SUPPORTED, "function " + name + " is not supported for these arguments", e);
        }
        synchronized (kept) {
            kept.put(key, compiled);
        }
        return compiled;
    }

    private static String text(RexCall call, Function<RexNode, Expression> translation) {
        return call.getOperands().stream()
                .map(operand -> operandText(operand, translation))
                .collect(Collectors.joining(", ", call.getOperator().getName() + "(", ")"));
    }

    private static String operandText(RexNode operand, Function<RexNode, Expression> translation) {
        if (!(operand instanceof RexLiteral literal)) {
            return translation.apply(operand).toString();
        }
        return literal.getValue() instanceof Enum<?> flag
                ? flag.name()
                : translation.apply(operand).toString();
    }
}
