package dev.travertine.executor.expression;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.DataType;
import java.math.BigInteger;

/** Least and greatest values of types, powers of ten, and the errors of those who leave the range. */
final class Ranges {
    private static final long[] TENS = new long[19];
    private static final BigInteger[] BIG_TENS = new BigInteger[77];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
        BIG_TENS[0] = BigInteger.ONE;
        for (int i = 1; i < BIG_TENS.length; i++) {
            BIG_TENS[i] = BIG_TENS[i - 1].multiply(BigInteger.TEN);
        }
    }

    private Ranges() {}

    /** 10 to the power of {@code exponent}, at most 18. */
    static long ten(int exponent) {
        return TENS[exponent];
    }

    static BigInteger bigTen(int exponent) {
        return BIG_TENS[exponent];
    }

    static long max(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> Byte.MAX_VALUE;
            case SMALLINT -> Short.MAX_VALUE;
            case INTEGER, DATE, INTERVAL_MONTH -> Integer.MAX_VALUE;
            case DECIMAL -> TENS[Math.min(18, type.precision())] - 1;
            default -> Long.MAX_VALUE;
        };
    }

    static long min(DataType type) {
        return switch (type.kind()) {
            case TINYINT -> Byte.MIN_VALUE;
            case SMALLINT -> Short.MIN_VALUE;
            case INTEGER, DATE, INTERVAL_MONTH -> Integer.MIN_VALUE;
            case DECIMAL -> 1 - TENS[Math.min(18, type.precision())];
            default -> Long.MIN_VALUE;
        };
    }

    /** The number, if a DECIMAL of that precision can hold it. */
    static boolean fits(BigInteger unscaled, DataType decimal) {
        return unscaled.abs().compareTo(BIG_TENS[decimal.precision()]) < 0;
    }

    static TravertineException outOfRange(DataType type) {
        if (type.kind().isNumeric()) {
            return new TravertineException(ErrorCode.NUMERIC_OUT_OF_RANGE, "value out of range for type " + type.sql());
        }
        return new TravertineException(ErrorCode.DATETIME_OVERFLOW, "value out of range for type " + type.sql());
    }

    static TravertineException divisionByZero() {
        return new TravertineException(ErrorCode.DIVISION_BY_ZERO, "division by zero");
    }
}
