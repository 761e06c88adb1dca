package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.plan.ScalarFunction;
import java.lang.foreign.MemorySegment;

/** {@code = <> < <= > >=} and IS [NOT] DISTINCT FROM: made of "equal" and "less" by swapping arguments and inverting. */
final class Comparison implements Node {
    private final Node left;
    private final Node right;
    private final boolean less;
    private final boolean inverted;
    /** Whether NULL counts as a value. */
    private final boolean nullSafe;

    private final Vector output = new Vector(Form.BIT);

    private Comparison(Node left, Node right, boolean less, boolean inverted, boolean nullSafe) {
        this.left = left;
        this.right = right;
        this.less = less;
        this.inverted = inverted;
        this.nullSafe = nullSafe;
    }

    static Comparison of(ScalarFunction function, Node left, Node right) {
        return switch (function) {
            case EQ -> new Comparison(left, right, false, false, false);
            case NE -> new Comparison(left, right, false, true, false);
            case LT -> new Comparison(left, right, true, false, false);
            case GE -> new Comparison(left, right, true, true, false);
            case GT -> new Comparison(right, left, true, false, false);
            case LE -> new Comparison(right, left, true, true, false);
            case IS_NOT_DISTINCT_FROM -> new Comparison(left, right, false, false, true);
            case IS_DISTINCT_FROM -> new Comparison(left, right, false, true, true);
            default -> throw new IllegalStateException(function.name());
        };
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = left.evaluate(input);
        Vector b = right.evaluate(input);
        int rows = input.rows();
        output.reset(rows);
        output.constant = a.constant && b.constant;
        long[] bits = output.bits;
        switch (a.form) {
            case LONG -> {
                if (less) {
                    less(a.longs, b.longs, bits, rows);
                } else {
                    equal(a.longs, b.longs, bits, rows);
                }
            }
            case INT128 -> {
                if (less) {
                    less(a.longs, a.highs, b.longs, b.highs, bits, rows);
                } else {
                    equal(a.longs, a.highs, b.longs, b.highs, bits, rows);
                }
            }
            case DOUBLE -> {
                if (less) {
                    less(a.doubles, b.doubles, bits, rows);
                } else {
                    equal(a.doubles, b.doubles, bits, rows);
                }
            }
            case BIT -> {
                for (int i = 0; i < Vector.words(rows); i++) {
                    bits[i] = less ? ~a.bits[i] & b.bits[i] : ~(a.bits[i] ^ b.bits[i]);
                }
            }
            case TEXT -> {
                if (less) {
                    lessText(a, b, bits);
                } else {
                    equalText(a, b, bits);
                }
            }
        }
        finish(a, b);
        return output;
    }

    private void finish(Vector a, Vector b) {
        long[] bits = output.bits;
        if (nullSafe) {
            for (int i = 0; i < Vector.words(output.rows); i++) {
                long both = a.validWord(i) & b.validWord(i);
                long neither = ~(a.validWord(i) | b.validWord(i));
                bits[i] = (bits[i] & both) | neither;
            }
        } else {
            output.validityOf(a, b);
        }
        if (inverted) {
            for (int i = 0; i < Vector.words(output.rows); i++) {
                bits[i] = ~bits[i];
            }
        }
    }

    private static void equal(long[] a, long[] b, long[] bits, int rows) {
        for (int base = 0; base < rows; base += 64) {
            long word = 0;
            int end = Math.min(64, rows - base);
            for (int j = 0; j < end; j++) {
                word |= (a[base + j] == b[base + j] ? 1L : 0L) << j;
            }
            bits[base >>> 6] = word;
        }
    }

    private static void less(long[] a, long[] b, long[] bits, int rows) {
        for (int base = 0; base < rows; base += 64) {
            long word = 0;
            int end = Math.min(64, rows - base);
            for (int j = 0; j < end; j++) {
                word |= (a[base + j] < b[base + j] ? 1L : 0L) << j;
            }
            bits[base >>> 6] = word;
        }
    }

    private static void equal(long[] aLow, long[] aHigh, long[] bLow, long[] bHigh, long[] bits, int rows) {
        for (int base = 0; base < rows; base += 64) {
            long word = 0;
            int end = Math.min(64, rows - base);
            for (int j = 0; j < end; j++) {
                int i = base + j;
                word |= (((aLow[i] ^ bLow[i]) | (aHigh[i] ^ bHigh[i])) == 0 ? 1L : 0L) << j;
            }
            bits[base >>> 6] = word;
        }
    }

    private static void less(long[] aLow, long[] aHigh, long[] bLow, long[] bHigh, long[] bits, int rows) {
        for (int base = 0; base < rows; base += 64) {
            long word = 0;
            int end = Math.min(64, rows - base);
            for (int j = 0; j < end; j++) {
                int i = base + j;
                boolean below = aHigh[i] == bHigh[i]
                        ? aLow[i] + Long.MIN_VALUE < bLow[i] + Long.MIN_VALUE
                        : aHigh[i] < bHigh[i];
                word |= (below ? 1L : 0L) << j;
            }
            bits[base >>> 6] = word;
        }
    }

    private static void equal(double[] a, double[] b, long[] bits, int rows) {
        for (int base = 0; base < rows; base += 64) {
            long word = 0;
            int end = Math.min(64, rows - base);
            for (int j = 0; j < end; j++) {
                double x = a[base + j];
                double y = b[base + j];
                word |= (x == y || (Double.isNaN(x) && Double.isNaN(y)) ? 1L : 0L) << j;
            }
            bits[base >>> 6] = word;
        }
    }

    /** NaN is above all others. */
    private static void less(double[] a, double[] b, long[] bits, int rows) {
        for (int base = 0; base < rows; base += 64) {
            long word = 0;
            int end = Math.min(64, rows - base);
            for (int j = 0; j < end; j++) {
                double x = a[base + j];
                double y = b[base + j];
                word |= (x < y || (!Double.isNaN(x) && Double.isNaN(y)) ? 1L : 0L) << j;
            }
            bits[base >>> 6] = word;
        }
    }

    private static void equalText(Vector a, Vector b, long[] bits) {
        MemorySegment aData = a.data;
        MemorySegment bData = b.data;
        for (int base = 0; base < a.rows; base += 64) {
            long word = 0;
            int end = Math.min(64, a.rows - base);
            for (int j = 0; j < end; j++) {
                int i = base + j;
                boolean same = Texts.equal(aData, a.starts[i], a.lengths[i], bData, b.starts[i], b.lengths[i]);
                word |= (same ? 1L : 0L) << j;
            }
            bits[base >>> 6] = word;
        }
    }

    private static void lessText(Vector a, Vector b, long[] bits) {
        MemorySegment aData = a.data;
        MemorySegment bData = b.data;
        for (int base = 0; base < a.rows; base += 64) {
            long word = 0;
            int end = Math.min(64, a.rows - base);
            for (int j = 0; j < end; j++) {
                int i = base + j;
                boolean below = Texts.compare(aData, a.starts[i], a.lengths[i], bData, b.starts[i], b.lengths[i]) < 0;
                word |= (below ? 1L : 0L) << j;
            }
            bits[base >>> 6] = word;
        }
    }
}
