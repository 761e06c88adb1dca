package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.type.DataType;

/** NEGATE and ABS of numbers and intervals. */
final class UnaryArithmetic implements Node {
    private final boolean absolute;
    private final Node argument;
    private final DataType type;
    private final Vector output;

    UnaryArithmetic(ScalarFunction function, Node argument, DataType type) {
        this.absolute = function == ScalarFunction.ABS;
        this.argument = argument;
        this.type = type;
        this.output = new Vector(Form.of(type));
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = argument.evaluate(input);
        int rows = input.rows();
        output.reset(rows).validityOf(a);
        output.constant = a.constant;
        switch (output.form) {
            case LONG -> {
                negate(a.longs, output.longs, absolute, rows);
                if (Ranges.max(type) < Long.MAX_VALUE || anyLeast(output.longs, rows)) {
                    checkRange();
                }
            }
            // The range of decimals is symmetric, and far from the least number of 128 bits.
            case INT128 -> negate128(a, output, absolute);
            case DOUBLE -> {
                for (int i = 0; i < rows; i++) {
                    output.doubles[i] = absolute ? Math.abs(a.doubles[i]) : -a.doubles[i];
                }
            }
            default -> throw new IllegalStateException(type.toString());
        }
        return output;
    }

    /** Only the least number of a type has no counterpart. */
    private void checkRange() {
        long max = Ranges.max(type);
        for (int i = 0; i < output.rows; i++) {
            if (output.isValid(i) && (output.longs[i] > max || output.longs[i] == Long.MIN_VALUE)) {
                throw Ranges.outOfRange(type);
            }
        }
    }

    private static boolean anyLeast(long[] values, int rows) {
        boolean found = false;
        for (int i = 0; i < rows; i++) {
            found |= values[i] == Long.MIN_VALUE;
        }
        return found;
    }

    private static void negate(long[] source, long[] target, boolean absolute, int rows) {
        for (int i = 0; i < rows; i++) {
            target[i] = absolute ? Math.abs(source[i]) : -source[i];
        }
    }

    private static void negate128(Vector source, Vector target, boolean absolute) {
        for (int i = 0; i < source.rows; i++) {
            long low = source.longs[i];
            long high = source.highs[i];
            if (!absolute || high < 0) {
                high = low == 0 ? -high : ~high;
                low = -low;
            }
            target.longs[i] = low;
            target.highs[i] = high;
        }
    }
}
