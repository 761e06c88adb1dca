package dev.travertine.executor.operator.aggregate;

import java.math.BigDecimal;

/**
 * Sums of doubles in twice the precision of a double: a number is the unevaluated sum of a high and a low part, so that the
 * order of addition does not show in the rounded result. An infinite or NaN high part counts alone.
 *
 * <p>Two-sum after Knuth, The Art of Computer Programming 2, 4.2.2, theorem B.
 */
final class Exact {
    private Exact() {}

    /** Adds {@code value} to the pair at {@code at} and {@code at + 1}. */
    static void add(double[] states, int at, double value) {
        double high = states[at];
        double sum = high + value;
        double part = sum - high;
        double error = (high - (sum - part)) + (value - part) + states[at + 1];
        double rounded = sum + error;
        if (Math.abs(rounded) < Double.POSITIVE_INFINITY) {
            states[at] = rounded;
            states[at + 1] = error - (rounded - sum);
        } else {
            states[at] = sum;
            states[at + 1] = 0;
        }
    }

    /** Adds the pair of another array. */
    static void add(double[] states, int at, double[] others, int other) {
        add(states, at, others[other]);
        if (Double.isFinite(others[other])) {
            add(states, at, others[other + 1]);
        }
    }

    static double value(double[] states, int at) {
        return states[at] + states[at + 1];
    }

    /** The exact value; only where the high part is finite. */
    static BigDecimal decimal(double[] states, int at) {
        return new BigDecimal(states[at]).add(new BigDecimal(states[at + 1]));
    }
}
