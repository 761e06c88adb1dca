package dev.travertine.executor.expression;

import static dev.travertine.executor.expression.Evaluation.call;
import static dev.travertine.executor.expression.Evaluation.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArithmeticTest {
    private static final List<DataType> INTEGERS =
            List.of(DataType.TINYINT, DataType.SMALLINT, DataType.INTEGER, DataType.BIGINT);

    @ParameterizedTest
    @EnumSource(names = {"ADD", "SUBTRACT", "MULTIPLY", "DIVIDE", "MOD"})
    void integersAreExactOrAnError(ScalarFunction function) {
        Random random = Evaluation.random("integersAreExactOrAnError");
        for (DataType type : INTEGERS) {
            for (int i = 0; i < 300; i++) {
                Long a = integer(random, type);
                Long b = integer(random, type);
                check(function, type, type, type, a, b);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ADD", "SUBTRACT", "MULTIPLY", "DIVIDE", "MOD"})
    void decimalsAreExactOrAnError(ScalarFunction function) {
        Random random = Evaluation.random("decimalsAreExactOrAnError");
        for (int i = 0; i < 1500; i++) {
            int scale = random.nextInt(5);
            DataType left = decimal(random, scale);
            boolean sameScale = function != ScalarFunction.MULTIPLY && function != ScalarFunction.DIVIDE;
            DataType right = decimal(random, sameScale ? scale : random.nextInt(5));
            int resultScale = switch (function) {
                case MULTIPLY -> Math.max(0, left.scale() + right.scale() - random.nextInt(3));
                case DIVIDE -> random.nextInt(9);
                default -> scale;
            };
            DataType type = DataType.decimal(Math.max(resultScale + 1, 1 + random.nextInt(38)), resultScale);
            check(function, left, right, type, decimalValue(random, left), decimalValue(random, right));
        }
    }

    /** One value among others that are ordinary, so that the loops' quick ways are taken, too. */
    private static void check(
            ScalarFunction function, DataType left, DataType right, DataType type, Object a, Object b) {
        Expression expression = call(function, type, column(0, left), column(1, right));
        Object one = left.kind().isInteger() ? (Object) 1L : BigDecimal.ZERO.setScale(left.scale());
        Object two = right.kind().isInteger() ? (Object) 2L : BigDecimal.ONE.movePointLeft(right.scale());
        List<List<Object>> columns = List.of(Arrays.asList(one, a, null, one), Arrays.asList(two, b, two, null));
        Object expected = expected(function, type, a, b);
        try (Evaluation evaluation = new Evaluation()) {
            if (expected instanceof ErrorCode code) {
                assertThatThrownBy(() -> evaluation.evaluate(expression, List.of(left, right), columns))
                        .as("%s of %s and %s as %s", function, a, b, type)
                        .isInstanceOfSatisfying(
                                TravertineException.class,
                                e -> assertThat(e.code()).isEqualTo(code));
            } else {
                assertThat(evaluation
                                .evaluate(expression, List.of(left, right), columns)
                                .subList(1, 4))
                        .as("%s of %s and %s as %s", function, a, b, type)
                        .isEqualTo(Arrays.asList(expected, null, null));
            }
        }
    }

    private static Object expected(ScalarFunction function, DataType type, Object a, Object b) {
        if (a == null || b == null) {
            return null;
        }
        BigDecimal x = new BigDecimal(a.toString());
        BigDecimal y = new BigDecimal(b.toString());
        boolean divides = function == ScalarFunction.DIVIDE || function == ScalarFunction.MOD;
        if (divides && y.signum() == 0) {
            return ErrorCode.DIVISION_BY_ZERO;
        }
        RoundingMode rounding = type.kind().isInteger() ? RoundingMode.DOWN : RoundingMode.HALF_UP;
        BigDecimal value = switch (function) {
            case ADD -> x.add(y);
            case SUBTRACT -> x.subtract(y);
            case MULTIPLY -> x.multiply(y);
            case DIVIDE -> x.divide(y, type.scale(), rounding);
            default -> x.remainder(y);
        };
        BigInteger unscaled = value.setScale(type.scale(), rounding).unscaledValue();
        if (type.kind().isInteger()) {
            boolean fits = unscaled.bitLength() < 64
                    && unscaled.longValue() >= Ranges.min(type)
                    && unscaled.longValue() <= Ranges.max(type);
            return fits ? unscaled.longValue() : ErrorCode.NUMERIC_OUT_OF_RANGE;
        }
        return unscaled.abs().compareTo(BigInteger.TEN.pow(type.precision())) < 0
                ? new BigDecimal(unscaled, type.scale())
                : ErrorCode.NUMERIC_OUT_OF_RANGE;
    }

    private static Long integer(Random random, DataType type) {
        return switch (random.nextInt(6)) {
            case 0 -> Ranges.min(type);
            case 1 -> Ranges.max(type);
            case 2 -> (long) random.nextInt(-3, 4);
            case 3 -> null;
            default -> {
                long value = random.nextLong() >> random.nextInt(64);
                yield Math.clamp(value, Ranges.min(type), Ranges.max(type));
            }
        };
    }

    private static DataType decimal(Random random, int scale) {
        return DataType.decimal(Math.max(Math.max(1, scale), 1 + random.nextInt(38)), scale);
    }

    private static BigDecimal decimalValue(Random random, DataType type) {
        BigInteger most = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
        BigInteger value = switch (random.nextInt(5)) {
            case 0 -> most;
            case 1 -> most.negate();
            case 2 -> BigInteger.valueOf(random.nextInt(-3, 4)).mod(most.add(BigInteger.ONE));
            default ->
                new BigInteger(1 + random.nextInt(126), random)
                        .mod(most.add(BigInteger.ONE))
                        .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1));
        };
        return random.nextInt(8) == 0 ? null : new BigDecimal(value, type.scale());
    }

    @Test
    void doublesFollowIeeeButForDivisionByZero() {
        double[] values = {0.0, -0.0, 1, -2.5, 1e308, Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY};
        try (Evaluation evaluation = new Evaluation()) {
            for (DataType type : List.of(DataType.DOUBLE, DataType.REAL)) {
                List<Object> left = new ArrayList<>();
                List<Object> right = new ArrayList<>();
                List<Object> sums = new ArrayList<>();
                List<Object> products = new ArrayList<>();
                for (double a : values) {
                    for (double b : values) {
                        boolean real = type == DataType.REAL;
                        double x = real ? (float) a : a;
                        double y = real ? (float) b : b;
                        left.add(x);
                        right.add(y);
                        sums.add(real ? (double) ((float) x + (float) y) : (Double) (x + y));
                        products.add(real ? (double) ((float) x * (float) y) : (Double) (x * y));
                    }
                }
                List<DataType> types = List.of(type, type);
                Expression a = column(0, type);
                Expression b = column(1, type);
                assertThat(evaluation.evaluate(call(ScalarFunction.ADD, type, a, b), types, List.of(left, right)))
                        .isEqualTo(sums);
                assertThat(evaluation.evaluate(call(ScalarFunction.MULTIPLY, type, a, b), types, List.of(left, right)))
                        .isEqualTo(products);
                assertThatThrownBy(() -> evaluation.evaluate(
                                call(ScalarFunction.DIVIDE, type, a, b),
                                types,
                                List.of(Arrays.asList(1.0), Arrays.asList(-0.0))))
                        .hasMessage("division by zero");
                assertThat(evaluation.evaluate(
                                call(ScalarFunction.DIVIDE, type, a, b),
                                types,
                                List.of(Arrays.asList(null, 1.0), Arrays.asList(0.0, 2.0))))
                        .containsExactly(null, 0.5);
            }
        }
    }

    @Test
    void negateAndAbs() {
        try (Evaluation evaluation = new Evaluation()) {
            for (DataType type : INTEGERS) {
                List<List<Object>> values = List.of(Arrays.asList(5L, -5L, 0L, null, Ranges.max(type)));
                assertThat(evaluation.evaluate(
                                call(ScalarFunction.NEGATE, type, column(0, type)), List.of(type), values))
                        .containsExactly(-5L, 5L, 0L, null, -Ranges.max(type));
                assertThat(evaluation.evaluate(call(ScalarFunction.ABS, type, column(0, type)), List.of(type), values))
                        .containsExactly(5L, 5L, 0L, null, Ranges.max(type));
                assertThatThrownBy(() -> evaluation.evaluate(
                                call(ScalarFunction.NEGATE, type, column(0, type)),
                                List.of(type),
                                List.of(List.of(Ranges.min(type)))))
                        .hasMessageContaining("out of range");
            }
            DataType wide = DataType.decimal(38, 0);
            BigDecimal most = new BigDecimal("9".repeat(38));
            BigDecimal power = new BigDecimal(BigInteger.ONE.shiftLeft(64));
            List<List<Object>> values =
                    List.of(Arrays.asList(most, power, power.negate(), null, BigDecimal.ONE.negate()));
            assertThat(evaluation.evaluate(call(ScalarFunction.NEGATE, wide, column(0, wide)), List.of(wide), values))
                    .containsExactly(most.negate(), power.negate(), power, null, BigDecimal.ONE);
            assertThat(evaluation.evaluate(call(ScalarFunction.ABS, wide, column(0, wide)), List.of(wide), values))
                    .containsExactly(most, power, power, null, BigDecimal.ONE);
        }
    }
}
