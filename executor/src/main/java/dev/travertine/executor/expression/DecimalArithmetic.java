package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.type.DataType;
import java.math.BigInteger;

/**
 * Arithmetic of decimals where 64 bits may not be enough or scales change: a quick way for rows (or batches) of ordinary
 * size, and numbers without limit for the rest.
 */
final class DecimalArithmetic implements Node {
    private final ScalarFunction function;
    private final Node left;
    private final Node right;
    private final DataType type;
    /** Digits to move the plain result (or the dividend) by, to come to the result's scale. */
    private final int shift;

    /** Whether the result's type has room for whatever the arguments' types can hold. */
    private final boolean alwaysFits;

    private final Vector output;
    /** Room for the high halves of arguments of 64 bits. */
    private final Vector leftHighs = new Vector(Form.LONG);

    private final Vector rightHighs = new Vector(Form.LONG);

    /** @param function ADD, SUBTRACT, MULTIPLY, DIVIDE or MOD */
    DecimalArithmetic(
            ScalarFunction function, Node left, DataType leftType, Node right, DataType rightType, DataType type) {
        this.function = function;
        this.left = left;
        this.right = right;
        this.type = type;
        this.shift = switch (function) {
            case MULTIPLY -> type.scale() - leftType.scale() - rightType.scale();
            case DIVIDE -> type.scale() - leftType.scale() + rightType.scale();
            default -> 0;
        };
        this.alwaysFits = switch (function) {
            case MULTIPLY -> type.precision() >= leftType.precision() + rightType.precision();
            case ADD, SUBTRACT -> type.precision() > Math.max(leftType.precision(), rightType.precision());
            default -> false;
        };
        this.output = new Vector(Form.of(type));
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = left.evaluate(input);
        Vector b = right.evaluate(input);
        output.reset(input.rows()).validityOf(a, b);
        output.constant = a.constant && b.constant;
        if (!evaluateQuickly(a, b)) {
            for (int i = 0; i < output.rows; i++) {
                if (output.isValid(i)) {
                    evaluateRow(a, b, i);
                }
            }
        }
        return output;
    }

    /** Whether the whole batch could be computed by a loop. */
    private boolean evaluateQuickly(Vector a, Vector b) {
        if (output.form != Form.INT128 || shift != 0) {
            return false;
        }
        int rows = output.rows;
        long suspicion = switch (function) {
            case MULTIPLY ->
                fitsLong(a) && fitsLong(b) ? multiplyWide(a.longs, b.longs, output.longs, output.highs, rows) : -1;
            case ADD ->
                add(a.longs, highs(a, leftHighs), b.longs, highs(b, rightHighs), output.longs, output.highs, rows);
            case SUBTRACT ->
                subtract(a.longs, highs(a, leftHighs), b.longs, highs(b, rightHighs), output.longs, output.highs, rows);
            default -> -1;
        };
        if (suspicion < 0 || alwaysFits) {
            return suspicion >= 0;
        }
        long highMax = Ranges.bigTen(type.precision()).shiftRight(64).longValueExact() - 1;
        return LongArithmetic.outside(output.highs, -highMax, highMax, rows) >= 0;
    }

    /** The high halves of a vector: its own, or the signs of its 64-bit values, in {@code scratch}. */
    private static long[] highs(Vector vector, Vector scratch) {
        if (vector.form == Form.INT128) {
            return vector.highs;
        }
        long[] target = scratch.reset(vector.rows).longs;
        for (int i = 0; i < vector.rows; i++) {
            target[i] = vector.longs[i] >> 63;
        }
        return target;
    }

    /** Whether all values have 64 bits at most, whatever the type allows. */
    private static boolean fitsLong(Vector vector) {
        if (vector.form == Form.LONG) {
            return true;
        }
        long different = 0;
        for (int i = 0; i < vector.rows; i++) {
            different |= vector.highs[i] ^ (vector.longs[i] >> 63);
        }
        return different == 0;
    }

    private static boolean fitsLong(Vector vector, int row) {
        return vector.form == Form.LONG || vector.highs[row] == vector.longs[row] >> 63;
    }

    private void evaluateRow(Vector a, Vector b, int row) {
        if (function == ScalarFunction.DIVIDE && fitsLong(a, row) && fitsLong(b, row) && shift >= 0 && shift <= 18) {
            long divisor = b.longs[row];
            long factor = Ranges.ten(shift);
            long dividend = a.longs[row] * factor;
            if (divisor != 0
                    && Math.multiplyHigh(a.longs[row], factor) == dividend >> 63
                    && dividend != Long.MIN_VALUE) {
                setLong(row, Decimals.divideRounded(dividend, divisor));
                return;
            }
        }
        BigInteger x = Decimals.get(a, row);
        BigInteger y = Decimals.get(b, row);
        BigInteger value = switch (function) {
            case ADD -> x.add(y);
            case SUBTRACT -> x.subtract(y);
            case MULTIPLY -> Decimals.rescale(x.multiply(y), shift);
            case DIVIDE -> divide(x, y);
            case MOD -> nonZero(y, x).remainder(y);
            default -> throw new IllegalStateException(function.name());
        };
        Decimals.set(output, row, value, type);
    }

    private void setLong(int row, long value) {
        if (output.form == Form.LONG && (value < Ranges.min(type) || value > Ranges.max(type))) {
            throw Ranges.outOfRange(type);
        }
        if (output.form == Form.INT128) {
            output.highs[row] = value >> 63;
        }
        output.longs[row] = value;
    }

    private BigInteger divide(BigInteger dividend, BigInteger divisor) {
        nonZero(divisor, dividend);
        if (shift >= 0) {
            return Decimals.divideRounded(dividend.multiply(BigInteger.TEN.pow(shift)), divisor);
        }
        return Decimals.divideRounded(dividend, divisor.multiply(BigInteger.TEN.pow(-shift)));
    }

    private static BigInteger nonZero(BigInteger divisor, BigInteger dividend) {
        if (divisor.signum() == 0) {
            throw Ranges.divisionByZero();
        }
        return dividend;
    }

    private static long multiplyWide(long[] a, long[] b, long[] lows, long[] highs, int rows) {
        for (int i = 0; i < rows; i++) {
            lows[i] = a[i] * b[i];
            highs[i] = Math.multiplyHigh(a[i], b[i]);
        }
        return 0;
    }

    private static long add(long[] aLow, long[] aHigh, long[] bLow, long[] bHigh, long[] lows, long[] highs, int rows) {
        long suspicion = 0;
        for (int i = 0; i < rows; i++) {
            long low = aLow[i] + bLow[i];
            long carry = ((aLow[i] & bLow[i]) | ((aLow[i] | bLow[i]) & ~low)) >>> 63;
            long high = aHigh[i] + bHigh[i] + carry;
            suspicion |= (aHigh[i] ^ high) & (bHigh[i] ^ high);
            lows[i] = low;
            highs[i] = high;
        }
        return suspicion;
    }

    private static long subtract(
            long[] aLow, long[] aHigh, long[] bLow, long[] bHigh, long[] lows, long[] highs, int rows) {
        long suspicion = 0;
        for (int i = 0; i < rows; i++) {
            long low = aLow[i] - bLow[i];
            long borrow = ((~aLow[i] & bLow[i]) | ((~aLow[i] | bLow[i]) & low)) >>> 63;
            long high = aHigh[i] - bHigh[i] - borrow;
            suspicion |= (aHigh[i] ^ bHigh[i]) & (aHigh[i] ^ high);
            lows[i] = low;
            highs[i] = high;
        }
        return suspicion;
    }
}
