package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Numbers and booleans into one another. Decimals round half up, floating point numbers to the nearest integer (the even one
 * of two).
 */
final class NumericCast implements Node {
    /** Beyond it not every integer is a double. */
    private static final long EXACT_DOUBLE_MAX = 1L << 53;

    private final Node argument;
    private final DataType from;
    private final DataType to;
    private final boolean safe;
    private final long min;
    private final long max;
    /** Digits behind the point that are gained. */
    private final int shift;

    private final Vector output;

    NumericCast(Node argument, DataType from, DataType to, boolean safe) {
        this.argument = argument;
        this.from = from;
        this.to = to;
        this.safe = safe;
        this.min = Ranges.min(to);
        this.max = Ranges.max(to);
        this.shift = to.scale() - from.scale();
        this.output = new Vector(Form.of(to));
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = argument.evaluate(input);
        output.reset(input.rows()).validityOf(a);
        output.constant = a.constant;
        if (!convertQuickly(a)) {
            for (int i = 0; i < output.rows; i++) {
                if (output.isValid(i) && !convert(a, i)) {
                    if (!safe) {
                        throw Ranges.outOfRange(to);
                    }
                    output.setNull(i);
                }
            }
        }
        return output;
    }

    /** Whether a loop could do it: integers and short decimals that stay in range. */
    private boolean convertQuickly(Vector a) {
        int rows = output.rows;
        if (a.form == Form.LONG && output.form == Form.DOUBLE && from.scale() == 0 && to.kind() == TypeKind.DOUBLE) {
            toDouble(a.longs, output.doubles, rows);
            return true;
        }
        if (a.form != Form.LONG || output.form != Form.LONG || shift < 0 || shift > 18) {
            return false;
        }
        long factor = Ranges.ten(shift);
        // What is in range before is in range of 64 bits after.
        return LongArithmetic.outside(a.longs, min / factor, max / factor, rows) >= 0
                && multiply(a.longs, factor, output.longs, rows);
    }

    private static boolean multiply(long[] source, long factor, long[] target, int rows) {
        for (int i = 0; i < rows; i++) {
            target[i] = source[i] * factor;
        }
        return true;
    }

    private static void toDouble(long[] source, double[] target, int rows) {
        for (int i = 0; i < rows; i++) {
            target[i] = source[i];
        }
    }

    /** False where the target type can't hold the value. */
    private boolean convert(Vector a, int row) {
        return switch (a.form) {
            case BIT -> convertLong(a.bit(row) ? 1 : 0, row);
            case LONG -> convertLong(a.longs[row], row);
            case INT128 -> convertBig(Decimals.get(a, row), row);
            case DOUBLE -> convertDouble(a.doubles[row], row);
            case TEXT -> throw new IllegalStateException("a text is no number");
        };
    }

    private boolean convertLong(long unscaled, int row) {
        switch (output.form) {
            case BIT -> output.setBit(row, unscaled != 0);
            case DOUBLE -> output.doubles[row] = rounded(toDouble(unscaled));
            case LONG -> {
                long value;
                if (shift >= 0) {
                    value = unscaled * Ranges.ten(shift);
                    if (Math.multiplyHigh(unscaled, Ranges.ten(shift)) != value >> 63) {
                        return false;
                    }
                } else {
                    value = Decimals.divideRounded(unscaled, Ranges.ten(-shift));
                }
                if (value < min || value > max) {
                    return false;
                }
                output.longs[row] = value;
            }
            default -> {
                return convertBig(BigInteger.valueOf(unscaled), row);
            }
        }
        return true;
    }

    private double toDouble(long unscaled) {
        if (from.scale() == 0) {
            return unscaled;
        }
        if (Math.abs(unscaled) <= EXACT_DOUBLE_MAX) {
            // Both are exact, so the quotient is rounded once.
            return unscaled / (double) Ranges.ten(from.scale());
        }
        return BigDecimal.valueOf(unscaled, from.scale()).doubleValue();
    }

    private boolean convertBig(BigInteger unscaled, int row) {
        switch (output.form) {
            case BIT -> output.setBit(row, unscaled.signum() != 0);
            case DOUBLE -> output.doubles[row] = rounded(new BigDecimal(unscaled, from.scale()).doubleValue());
            default -> {
                return set(Decimals.rescale(unscaled, shift), row);
            }
        }
        return true;
    }

    private boolean convertDouble(double value, int row) {
        switch (output.form) {
            case BIT -> output.setBit(row, value != 0);
            case DOUBLE -> {
                double rounded = rounded(value);
                if (Double.isInfinite(rounded) && !Double.isInfinite(value)) {
                    return false;
                }
                output.doubles[row] = rounded;
            }
            default -> {
                if (!Double.isFinite(value)) {
                    return false;
                }
                if (to.kind() != TypeKind.DECIMAL) {
                    return convertInteger(Math.rint(value), row);
                }
                return set(
                        BigDecimal.valueOf(value)
                                .setScale(to.scale(), RoundingMode.HALF_UP)
                                .unscaledValue(),
                        row);
            }
        }
        return true;
    }

    private boolean convertInteger(double value, int row) {
        if (value < -0x1p63 || value >= 0x1p63 || (long) value < min || (long) value > max) {
            return false;
        }
        output.longs[row] = (long) value;
        return true;
    }

    private boolean set(BigInteger unscaled, int row) {
        if (to.kind() == TypeKind.DECIMAL) {
            if (!Ranges.fits(unscaled, to)) {
                return false;
            }
            Decimals.set(output, row, unscaled, to);
            return true;
        }
        if (unscaled.bitLength() > 63 || unscaled.longValue() < min || unscaled.longValue() > max) {
            return false;
        }
        output.longs[row] = unscaled.longValue();
        return true;
    }

    private double rounded(double value) {
        return to.kind() == TypeKind.REAL ? (float) value : value;
    }
}
