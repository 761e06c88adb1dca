package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Column;
import dev.travertine.spi.type.DataType;
import java.math.BigInteger;

/** Decimals of 64 and 128 bits one by one: what the loops fall back to. */
final class Decimals {
    private Decimals() {}

    /** {@code dividend / divisor}, rounded half up (away from zero). */
    static long divideRounded(long dividend, long divisor) {
        long quotient = dividend / divisor;
        long rest = Math.abs(dividend % divisor);
        // |rest| < |divisor|; compared so that nothing overflows.
        if (rest >= Math.abs(divisor) - rest) {
            quotient += (dividend ^ divisor) < 0 ? -1 : 1;
        }
        return quotient;
    }

    static BigInteger divideRounded(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        if (parts[1].abs().shiftLeft(1).compareTo(divisor.abs()) >= 0) {
            int sign = dividend.signum() * divisor.signum();
            return parts[0].add(BigInteger.valueOf(sign));
        }
        return parts[0];
    }

    /** The value with {@code by} more digits behind the point (fewer, rounded half up, where negative). */
    static BigInteger rescale(BigInteger unscaled, int by) {
        if (by >= 0) {
            return unscaled.multiply(Ranges.bigTen(by));
        }
        return divideRounded(unscaled, Ranges.bigTen(-by));
    }

    /** Row {@code row} of a LONG or INT128 vector. */
    static BigInteger get(Vector vector, int row) {
        return vector.form == Form.LONG
                ? BigInteger.valueOf(vector.longs[row])
                : Column.int128(vector.highs[row], vector.longs[row]);
    }

    /**
     * Sets row {@code row} of a LONG or INT128 vector.
     *
     * @throws dev.travertine.spi.error.TravertineException NUMERIC_OUT_OF_RANGE where the type has too few digits
     */
    static void set(Vector vector, int row, BigInteger unscaled, DataType type) {
        if (!Ranges.fits(unscaled, type)) {
            throw Ranges.outOfRange(type);
        }
        vector.longs[row] = unscaled.longValue();
        if (vector.form == Form.INT128) {
            vector.highs[row] = unscaled.shiftRight(64).longValue();
        }
    }
}
