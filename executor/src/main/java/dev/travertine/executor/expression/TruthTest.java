package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.plan.ScalarFunction;

/** NOT, IS [NOT] NULL, IS [NOT] TRUE, IS [NOT] FALSE. */
final class TruthTest implements Node {
    private final ScalarFunction function;
    private final Node argument;
    private final Vector output = new Vector(Form.BIT);

    TruthTest(ScalarFunction function, Node argument) {
        this.function = function;
        this.argument = argument;
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = argument.evaluate(input);
        output.reset(input.rows());
        output.constant = a.constant;
        if (function == ScalarFunction.NOT) {
            output.validityOf(a);
        }
        for (int i = 0; i < Vector.words(output.rows); i++) {
            long valid = a.validWord(i);
            output.bits[i] = switch (function) {
                case NOT -> ~a.bits[i];
                case IS_NULL -> ~valid;
                case IS_NOT_NULL -> valid;
                case IS_TRUE -> a.bits[i] & valid;
                case IS_NOT_TRUE -> ~(a.bits[i] & valid);
                case IS_FALSE -> ~a.bits[i] & valid;
                case IS_NOT_FALSE -> ~(~a.bits[i] & valid);
                default -> throw new IllegalStateException(function.name());
            };
        }
        return output;
    }
}
