package dev.travertine.executor.expression;

import static dev.travertine.executor.expression.Evaluation.call;
import static dev.travertine.executor.expression.Evaluation.column;
import static dev.travertine.executor.expression.Evaluation.literal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.type.DataType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {
    private static final String EMOJI = "\uD83D\uDE00";

    private record Sample(DataType type, List<Object> ascending) {}

    private static final List<Sample> SAMPLES = List.of(
            new Sample(DataType.BOOLEAN, List.of(false, true)),
            new Sample(DataType.TINYINT, List.of(-128L, -1L, 0L, 127L)),
            new Sample(DataType.INTEGER, List.of((long) Integer.MIN_VALUE, -1L, 0L, 1L, (long) Integer.MAX_VALUE)),
            new Sample(DataType.BIGINT, List.of(Long.MIN_VALUE, -1L, 0L, 1L, Long.MAX_VALUE)),
            new Sample(
                    DataType.DOUBLE,
                    List.of(Double.NEGATIVE_INFINITY, -1.5, 0.0, 1e-300, Double.POSITIVE_INFINITY, Double.NaN)),
            new Sample(DataType.REAL, List.of(-1.5, 0.0, 2.25, Double.NaN)),
            new Sample(DataType.decimal(9, 2), decimals("-5.00", "0.00", "0.01", "12345.67")),
            new Sample(
                    DataType.decimal(38, 2),
                    decimals(
                            "-123456789012345678901234567890.00",
                            "-0.01",
                            "0.00",
                            "184467440737095516.15",
                            "184467440737095516.16",
                            "123456789012345678901234567890.12")),
            new Sample(
                    DataType.VARCHAR, List.of("", "a", "aaaaaaaa", "aaaaaaaab", "ab", "b", "\u00e9", "\uffee", EMOJI)),
            new Sample(DataType.TIMESTAMP, List.of(-5L, 0L, 7L)),
            new Sample(DataType.DATE, List.of(-5L, 0L, 7L)));

    private static List<Object> decimals(String... values) {
        return Arrays.stream(values).map(BigDecimal::new).map(v -> (Object) v).toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"EQ", "NE", "LT", "LE", "GT", "GE", "IS_DISTINCT_FROM", "IS_NOT_DISTINCT_FROM"})
    void comparesEveryTypeWithNulls(ScalarFunction function) {
        for (Sample sample : SAMPLES) {
            List<Object> left = new ArrayList<>();
            List<Object> right = new ArrayList<>();
            List<Object> expected = new ArrayList<>();
            int count = sample.ascending().size();
            for (int i = -1; i < count; i++) {
                for (int j = -1; j < count; j++) {
                    left.add(i < 0 ? null : sample.ascending().get(i));
                    right.add(j < 0 ? null : sample.ascending().get(j));
                    expected.add(expected(function, i, j));
                }
            }
            try (Evaluation evaluation = new Evaluation()) {
                Expression expression =
                        call(function, DataType.BOOLEAN, column(0, sample.type()), column(1, sample.type()));
                assertThat(evaluation.evaluate(expression, List.of(sample.type(), sample.type()), List.of(left, right)))
                        .as("%s of %s", function, sample.type())
                        .isEqualTo(expected);
            }
        }
    }

    /** -1 stands for NULL. */
    private static Object expected(ScalarFunction function, int i, int j) {
        return switch (function) {
            case IS_DISTINCT_FROM -> i != j;
            case IS_NOT_DISTINCT_FROM -> i == j;
            default ->
                i < 0 || j < 0
                        ? null
                        : (Object)
                                switch (function) {
                                    case EQ -> i == j;
                                    case NE -> i != j;
                                    case LT -> i < j;
                                    case LE -> i <= j;
                                    case GT -> i > j;
                                    default -> i >= j;
                                };
        };
    }

    @Test
    void zeroHasNoSign() {
        try (Evaluation evaluation = new Evaluation()) {
            assertThat(evaluation.evaluate(call(
                            ScalarFunction.EQ,
                            DataType.BOOLEAN,
                            literal(-0.0, DataType.DOUBLE),
                            literal(0.0, DataType.DOUBLE))))
                    .isEqualTo(true);
        }
    }

    @Test
    void andOrNotFollowThreeValuedLogic() {
        List<Object> three = Arrays.asList(true, false, null);
        List<Object> left = new ArrayList<>();
        List<Object> right = new ArrayList<>();
        List<Object> and = new ArrayList<>();
        List<Object> or = new ArrayList<>();
        for (Object a : three) {
            for (Object b : three) {
                left.add(a);
                right.add(b);
                and.add(isFalse(a) || isFalse(b) ? (Object) false : a == null || b == null ? null : (Object) true);
                or.add(isTrue(a) || isTrue(b) ? (Object) true : a == null || b == null ? null : (Object) false);
            }
        }
        DataType type = DataType.BOOLEAN;
        List<DataType> types = List.of(type, type);
        List<List<Object>> columns = List.of(left, right);
        Expression a = column(0, type);
        // The second one can't be looked at lightly, so it is guarded.
        Expression b = column(1, type);
        Expression guarded = new Expression.Case(List.of(literal(true, type)), List.of(b), literal(null, type), type);
        try (Evaluation evaluation = new Evaluation()) {
            for (Expression second : List.of(b, guarded)) {
                assertThat(evaluation.evaluate(call(ScalarFunction.AND, type, a, second), types, columns))
                        .isEqualTo(and);
                assertThat(evaluation.evaluate(call(ScalarFunction.OR, type, a, second), types, columns))
                        .isEqualTo(or);
            }
            List<DataType> one = List.of(type);
            List<List<Object>> values = List.of(three);
            assertThat(evaluation.evaluate(call(ScalarFunction.NOT, type, a), one, values))
                    .containsExactly(false, true, null);
            assertThat(evaluation.evaluate(call(ScalarFunction.IS_NULL, type, a), one, values))
                    .containsExactly(false, false, true);
            assertThat(evaluation.evaluate(call(ScalarFunction.IS_NOT_NULL, type, a), one, values))
                    .containsExactly(true, true, false);
            assertThat(evaluation.evaluate(call(ScalarFunction.IS_TRUE, type, a), one, values))
                    .containsExactly(true, false, false);
            assertThat(evaluation.evaluate(call(ScalarFunction.IS_NOT_TRUE, type, a), one, values))
                    .containsExactly(false, true, true);
            assertThat(evaluation.evaluate(call(ScalarFunction.IS_FALSE, type, a), one, values))
                    .containsExactly(false, true, false);
            assertThat(evaluation.evaluate(call(ScalarFunction.IS_NOT_FALSE, type, a), one, values))
                    .containsExactly(true, false, true);
        }
    }

    private static boolean isTrue(Object value) {
        return Boolean.TRUE.equals(value);
    }

    private static boolean isFalse(Object value) {
        return Boolean.FALSE.equals(value);
    }

    @Test
    void guardsKeepErrorsAway() {
        DataType type = DataType.INTEGER;
        Expression x = column(0, type);
        Expression zero = literal(0L, type);
        Expression notZero = call(ScalarFunction.NE, DataType.BOOLEAN, x, zero);
        Expression quotient = call(ScalarFunction.DIVIDE, type, literal(10L, type), x);
        Expression large = call(ScalarFunction.GT, DataType.BOOLEAN, quotient, literal(2L, type));
        Expression and = call(ScalarFunction.AND, DataType.BOOLEAN, notZero, large);
        Expression or =
                call(ScalarFunction.OR, DataType.BOOLEAN, call(ScalarFunction.EQ, DataType.BOOLEAN, x, zero), large);
        Expression choice = new Expression.Case(List.of(notZero), List.of(quotient), literal(-1L, type), type);
        Expression coalesce = call(ScalarFunction.COALESCE, type, x, quotient);
        List<List<Object>> values = List.of(Arrays.asList(0L, 1L, 5L, null, 0L, 3L));
        List<DataType> types = List.of(type);
        try (Evaluation evaluation = new Evaluation()) {
            assertThat(evaluation.evaluate(and, types, values)).containsExactly(false, true, false, null, false, true);
            assertThat(evaluation.evaluate(or, types, values)).containsExactly(true, true, false, null, true, true);
            assertThat(evaluation.evaluate(choice, types, values)).containsExactly(-1L, 10L, 2L, -1L, -1L, 3L);
            assertThat(evaluation.evaluate(coalesce, types, values)).containsExactly(0L, 1L, 5L, null, 0L, 3L);
            assertThatThrownBy(() -> evaluation.evaluate(large, types, values)).hasMessage("division by zero");
        }
    }

    @Test
    void inSetFindsMembersOfEveryType() {
        Random random = Evaluation.random("inSetFindsMembersOfEveryType");
        for (Sample sample : SAMPLES) {
            List<Expression.Literal> members = new ArrayList<>();
            for (Object value : sample.ascending()) {
                if (random.nextBoolean()) {
                    members.add(literal(value, sample.type()));
                }
            }
            List<Object> values = new ArrayList<>(sample.ascending());
            values.add(null);
            for (boolean hasNull : new boolean[] {false, true}) {
                List<Object> expected = new ArrayList<>();
                for (Object value : values) {
                    boolean found = members.stream().anyMatch(m -> m.value().equals(value));
                    expected.add(value == null ? null : found ? (Object) true : hasNull ? null : (Object) false);
                }
                try (Evaluation evaluation = new Evaluation()) {
                    Expression in = new Expression.InSet(column(0, sample.type()), members, hasNull, DataType.BOOLEAN);
                    assertThat(evaluation.evaluate(in, List.of(sample.type()), List.of(values)))
                            .as("%s", in)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void textsCompareAsTheirBytes() {
        Random random = Evaluation.random("textsCompareAsTheirBytes");
        List<Object> left = new ArrayList<>();
        List<Object> right = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            String a = text(random);
            String b = random.nextInt(4) == 0 ? a : text(random);
            left.add(a);
            right.add(b);
            expected.add(
                    Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)) < 0);
        }
        try (Evaluation evaluation = new Evaluation()) {
            DataType type = DataType.VARCHAR;
            assertThat(evaluation.evaluate(
                            call(ScalarFunction.LT, DataType.BOOLEAN, column(0, type), column(1, type)),
                            List.of(type, type),
                            List.of(left, right)))
                    .isEqualTo(expected);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(20);
        for (int i = 0; i < length; i++) {
            text.append(
                    random.nextInt(10) == 0
                            ? "\u00e9"
                            : random.nextInt(20) == 0 ? EMOJI : random.nextBoolean() ? "a" : "b");
        }
        return text.toString();
    }
}
