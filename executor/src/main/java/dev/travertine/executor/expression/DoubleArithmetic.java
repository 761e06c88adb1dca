package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;

/** Arithmetic of two REAL or DOUBLE values; division by zero is an error, an overflow to infinity is not. */
final class DoubleArithmetic implements Node {
    private final ScalarFunction function;
    private final Node left;
    private final Node right;
    private final boolean real;
    private final Vector output = new Vector(Form.DOUBLE);

    /** @param function ADD, SUBTRACT, MULTIPLY, DIVIDE or MOD */
    DoubleArithmetic(ScalarFunction function, Node left, Node right, DataType type) {
        this.function = function;
        this.left = left;
        this.right = right;
        this.real = type.kind() == TypeKind.REAL;
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = left.evaluate(input);
        Vector b = right.evaluate(input);
        int rows = input.rows();
        output.reset(rows).validityOf(a, b);
        output.constant = a.constant && b.constant;
        double[] result = output.doubles;
        switch (function) {
            case ADD -> add(a.doubles, b.doubles, result, rows);
            case SUBTRACT -> subtract(a.doubles, b.doubles, result, rows);
            case MULTIPLY -> multiply(a.doubles, b.doubles, result, rows);
            case DIVIDE -> {
                checkZero(b.doubles);
                divide(a.doubles, b.doubles, result, rows);
            }
            case MOD -> {
                checkZero(b.doubles);
                modulo(a.doubles, b.doubles, result, rows);
            }
            default -> throw new IllegalStateException(function.name());
        }
        if (real) {
            // Exact: a float operation done in double and rounded once gives the float result.
            toReal(result, rows);
        }
        return output;
    }

    private void checkZero(double[] divisors) {
        for (int i = 0; i < output.rows; i++) {
            if (divisors[i] == 0 && output.isValid(i)) {
                throw Ranges.divisionByZero();
            }
        }
    }

    private static void add(double[] a, double[] b, double[] result, int rows) {
        for (int i = 0; i < rows; i++) {
            result[i] = a[i] + b[i];
        }
    }

    private static void subtract(double[] a, double[] b, double[] result, int rows) {
        for (int i = 0; i < rows; i++) {
            result[i] = a[i] - b[i];
        }
    }

    private static void multiply(double[] a, double[] b, double[] result, int rows) {
        for (int i = 0; i < rows; i++) {
            result[i] = a[i] * b[i];
        }
    }

    private static void divide(double[] a, double[] b, double[] result, int rows) {
        for (int i = 0; i < rows; i++) {
            result[i] = a[i] / b[i];
        }
    }

    private static void modulo(double[] a, double[] b, double[] result, int rows) {
        for (int i = 0; i < rows; i++) {
            result[i] = a[i] % b[i];
        }
    }

    private static void toReal(double[] values, int rows) {
        for (int i = 0; i < rows; i++) {
            values[i] = (float) values[i];
        }
    }
}
