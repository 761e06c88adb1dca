package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.type.DataType;

/**
 * Arithmetic of two integers of 64 bits whose result is one, too: integers, intervals, and short decimals of one scale.
 * Loops compute all rows, NULLs included, and gather whether any result is suspicious; only then rows are looked at one by
 * one.
 */
final class LongArithmetic implements Node {
    private final ScalarFunction function;
    private final Node left;
    private final Node right;
    private final DataType type;
    private final long min;
    private final long max;
    private final Vector output = new Vector(Form.LONG);

    /** @param function ADD, SUBTRACT, MULTIPLY (without a change of scale), DIVIDE (integers) or MOD */
    LongArithmetic(ScalarFunction function, Node left, Node right, DataType type) {
        this.function = function;
        this.left = left;
        this.right = right;
        this.type = type;
        this.min = Ranges.min(type);
        this.max = Ranges.max(type);
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = left.evaluate(input);
        Vector b = right.evaluate(input);
        int rows = input.rows();
        output.reset(rows).validityOf(a, b);
        output.constant = a.constant && b.constant;
        long[] result = output.longs;
        long suspicion = switch (function) {
            case ADD -> add(a.longs, b.longs, result, rows);
            case SUBTRACT -> subtract(a.longs, b.longs, result, rows);
            case MULTIPLY -> multiply(a.longs, b.longs, result, rows);
            case DIVIDE -> divide(a.longs, b.longs, result, output);
            case MOD -> modulo(a.longs, b.longs, result, output);
            default -> throw new IllegalStateException(function.name());
        };
        if (max != Long.MAX_VALUE) {
            suspicion |= outside(result, min, max, rows);
        }
        if (suspicion < 0) {
            checkEach(a, b);
        }
        return output;
    }

    private void checkEach(Vector a, Vector b) {
        for (int i = 0; i < output.rows; i++) {
            if (output.isValid(i) && isOutOfRange(a.longs[i], b.longs[i])) {
                throw Ranges.outOfRange(type);
            }
        }
    }

    private boolean isOutOfRange(long a, long b) {
        long value;
        try {
            value = switch (function) {
                case ADD -> Math.addExact(a, b);
                case SUBTRACT -> Math.subtractExact(a, b);
                case MULTIPLY -> Math.multiplyExact(a, b);
                case DIVIDE -> Math.divideExact(a, b);
                default -> b == -1 ? 0 : a % b;
            };
        } catch (ArithmeticException e) {
            return true;
        }
        return value < min || value > max;
    }

    /** Negative where a value may lie outside of the range (which is smaller than that of a long). */
    static long outside(long[] values, long min, long max, int rows) {
        long suspicion = 0;
        for (int i = 0; i < rows; i++) {
            suspicion |= (values[i] - min) | (max - values[i]);
        }
        return suspicion;
    }

    private static long add(long[] a, long[] b, long[] result, int rows) {
        long suspicion = 0;
        for (int i = 0; i < rows; i++) {
            long x = a[i];
            long y = b[i];
            long sum = x + y;
            result[i] = sum;
            suspicion |= (x ^ sum) & (y ^ sum);
        }
        return suspicion;
    }

    private static long subtract(long[] a, long[] b, long[] result, int rows) {
        long suspicion = 0;
        for (int i = 0; i < rows; i++) {
            long x = a[i];
            long y = b[i];
            long difference = x - y;
            result[i] = difference;
            suspicion |= (x ^ y) & (x ^ difference);
        }
        return suspicion;
    }

    private static long multiply(long[] a, long[] b, long[] result, int rows) {
        long widthA = 0;
        long widthB = 0;
        for (int i = 0; i < rows; i++) {
            long x = a[i];
            long y = b[i];
            result[i] = x * y;
            widthA |= x ^ (x >> 63);
            widthB |= y ^ (y >> 63);
        }
        // Numbers of n and m bits have a product of n + m bits.
        int freeBits = Long.numberOfLeadingZeros(widthA) + Long.numberOfLeadingZeros(widthB);
        return freeBits > 65 ? 0 : anyHigh(a, b, result, rows);
    }

    private static long anyHigh(long[] a, long[] b, long[] result, int rows) {
        long different = 0;
        for (int i = 0; i < rows; i++) {
            different |= Math.multiplyHigh(a[i], b[i]) ^ (result[i] >> 63);
        }
        return different == 0 ? 0 : -1;
    }

    private static long divide(long[] a, long[] b, long[] result, Vector output) {
        long suspicion = 0;
        for (int i = 0; i < output.rows; i++) {
            long divisor = b[i];
            if (divisor == 0) {
                divisor = ifNotNull(output, i);
            }
            result[i] = a[i] / divisor;
            // The least long by -1 stays as it is.
            suspicion |= a[i] & result[i] & divisor;
        }
        return suspicion;
    }

    private static long modulo(long[] a, long[] b, long[] result, Vector output) {
        for (int i = 0; i < output.rows; i++) {
            long divisor = b[i];
            if (divisor == 0) {
                divisor = ifNotNull(output, i);
            }
            result[i] = a[i] % divisor;
        }
        return 0;
    }

    /** A divisor for a row without a value; the error for any other. */
    private static long ifNotNull(Vector output, int row) {
        if (output.isValid(row)) {
            throw Ranges.divisionByZero();
        }
        return 1;
    }
}
