package dev.travertine.executor.expression;

import static dev.travertine.executor.expression.Evaluation.column;
import static dev.travertine.executor.expression.Evaluation.literal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.PlanPrinter;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CastTest {
    private static final DataType TEXT = DataType.VARCHAR;
    private static final DataType MONEY = DataType.decimal(9, 2);
    private static final DataType WIDE = DataType.decimal(38, 4);
    private static final long DAY = LocalDate.of(2001, 1, 31).toEpochDay();
    private static final long TIME = DAY * Civil.DAY + 6 * Civil.HOUR + 30 * Civil.MINUTE;

    private record Case(Object value, DataType from, DataType to, Object expected) {}

    private static final List<Case> CASES = List.of(
            new Case("  42 ", TEXT, DataType.INTEGER, 42L),
            new Case("-9223372036854775808", TEXT, DataType.BIGINT, Long.MIN_VALUE),
            new Case("9223372036854775808", TEXT, DataType.BIGINT, ErrorCode.NUMERIC_OUT_OF_RANGE),
            new Case("128", TEXT, DataType.TINYINT, ErrorCode.NUMERIC_OUT_OF_RANGE),
            new Case("12.0", TEXT, DataType.INTEGER, ErrorCode.INVALID_TEXT),
            new Case("", TEXT, DataType.INTEGER, ErrorCode.INVALID_TEXT),
            new Case("-", TEXT, DataType.INTEGER, ErrorCode.INVALID_TEXT),
            new Case("1e3", TEXT, DataType.DOUBLE, 1000.0),
            new Case("NaN", TEXT, DataType.DOUBLE, Double.NaN),
            new Case("-inf", TEXT, DataType.DOUBLE, Double.NEGATIVE_INFINITY),
            new Case("1d", TEXT, DataType.DOUBLE, ErrorCode.INVALID_TEXT),
            new Case("0x1p3", TEXT, DataType.DOUBLE, ErrorCode.INVALID_TEXT),
            new Case("1e999", TEXT, DataType.DOUBLE, ErrorCode.NUMERIC_OUT_OF_RANGE),
            new Case("0.1", TEXT, DataType.REAL, (double) 0.1f),
            new Case("1.005", TEXT, MONEY, new BigDecimal("1.01")),
            new Case("1e999999", TEXT, MONEY, ErrorCode.NUMERIC_OUT_OF_RANGE),
            new Case("1e-999999", TEXT, MONEY, new BigDecimal("0.00")),
            new Case("9999999.995", TEXT, MONEY, ErrorCode.NUMERIC_OUT_OF_RANGE),
            new Case(".5", TEXT, WIDE, new BigDecimal("0.5000")),
            new Case("Yes", TEXT, DataType.BOOLEAN, true),
            new Case("f", TEXT, DataType.BOOLEAN, false),
            new Case("2", TEXT, DataType.BOOLEAN, ErrorCode.INVALID_TEXT),
            new Case("2001-01-31", TEXT, DataType.DATE, DAY),
            new Case("2001-02-29", TEXT, DataType.DATE, ErrorCode.INVALID_DATETIME),
            new Case("2001-01-31 06:30:00", TEXT, DataType.TIMESTAMP, TIME),
            new Case("2001-01-31T06:30", TEXT, DataType.TIMESTAMP, TIME),
            new Case("2001-01-31T06:30:00.000001Z", TEXT, DataType.TIMESTAMP, TIME + 1),
            new Case("2001-01-31", TEXT, DataType.TIMESTAMP, DAY * Civil.DAY),
            new Case("2001-01-31 06:30:00+02", TEXT, DataType.TIMESTAMP, ErrorCode.INVALID_DATETIME),
            new Case("2001-01-31 06:30:00+02:00", TEXT, DataType.TIMESTAMP_LTZ, TIME - 2 * Civil.HOUR),
            new Case("2001-01-31 24:00:00", TEXT, DataType.TIMESTAMP, ErrorCode.INVALID_DATETIME),
            new Case("2001-01-31 06:30:00 x", TEXT, DataType.TIMESTAMP, ErrorCode.INVALID_DATETIME),
            new Case("06:30:00.5", TEXT, DataType.TIME, 6 * Civil.HOUR + 30 * Civil.MINUTE + 500_000),
            new Case(
                    "-0044-03-15", TEXT, DataType.DATE, LocalDate.of(-44, 3, 15).toEpochDay()),
            new Case(42L, DataType.INTEGER, TEXT, "42"),
            new Case(true, DataType.BOOLEAN, TEXT, "true"),
            new Case(1.0, DataType.DOUBLE, TEXT, "1"),
            new Case(0.001, DataType.DOUBLE, TEXT, "0.001"),
            new Case(1.5e20, DataType.DOUBLE, TEXT, "1.5e+20"),
            new Case(1e-7, DataType.DOUBLE, TEXT, "1e-07"),
            new Case(12345678.9, DataType.DOUBLE, TEXT, "12345678.9"),
            new Case(Double.NaN, DataType.DOUBLE, TEXT, "NaN"),
            new Case((double) 0.1f, DataType.REAL, TEXT, "0.1"),
            new Case(new BigDecimal("-0.50"), MONEY, TEXT, "-0.50"),
            new Case(DAY, DataType.DATE, TEXT, "2001-01-31"),
            new Case(TIME + 120_000, DataType.TIMESTAMP, TEXT, "2001-01-31 06:30:00.12"),
            new Case(Civil.HOUR, DataType.TIME, TEXT, "01:00:00"),
            new Case(-14L, DataType.INTERVAL_MONTH, TEXT, "-1-02"),
            new Case(Civil.DAY + 500_000, DataType.INTERVAL_DAY, TEXT, "1 00:00:00.5"),
            new Case("h\u00e9llo", TEXT, new DataType(TypeKind.VARCHAR, 2, 0, true), "h\u00e9"),
            new Case("h\u00e9", TEXT, new DataType(TypeKind.CHAR, 4, 0, true), "h\u00e9  "),
            new Case("h\u00e9  ", new DataType(TypeKind.CHAR, 4, 0, true), TEXT, "h\u00e9"),
            new Case("    ", new DataType(TypeKind.CHAR, 4, 0, true), TEXT, ""),
            new Case(12345L, DataType.INTEGER, new DataType(TypeKind.VARCHAR, 3, 0, true), "123"),
            new Case(300L, DataType.INTEGER, DataType.TINYINT, ErrorCode.NUMERIC_OUT_OF_RANGE),
            new Case(-128L, DataType.BIGINT, DataType.TINYINT, -128L),
            new Case(2.5, DataType.DOUBLE, DataType.INTEGER, 2L),
            new Case(-3.5, DataType.DOUBLE, DataType.INTEGER, -4L),
            new Case(9.3e18, DataType.DOUBLE, DataType.BIGINT, ErrorCode.NUMERIC_OUT_OF_RANGE),
            new Case(Double.NaN, DataType.DOUBLE, DataType.INTEGER, ErrorCode.NUMERIC_OUT_OF_RANGE),
            new Case(0.1, DataType.DOUBLE, WIDE, new BigDecimal("0.1000")),
            new Case(1e39, DataType.DOUBLE, WIDE, ErrorCode.NUMERIC_OUT_OF_RANGE),
            new Case(1e300, DataType.DOUBLE, DataType.REAL, ErrorCode.NUMERIC_OUT_OF_RANGE),
            new Case(new BigDecimal("2.50"), MONEY, DataType.INTEGER, 3L),
            new Case(new BigDecimal("-2.50"), MONEY, DataType.INTEGER, -3L),
            new Case(new BigDecimal("0.10"), MONEY, DataType.DOUBLE, 0.1),
            new Case(7L, DataType.INTEGER, MONEY, new BigDecimal("7.00")),
            new Case(10_000_000L, DataType.INTEGER, MONEY, ErrorCode.NUMERIC_OUT_OF_RANGE),
            new Case(7L, DataType.INTEGER, WIDE, new BigDecimal("7.0000")),
            new Case(true, DataType.BOOLEAN, DataType.INTEGER, 1L),
            new Case(0L, DataType.INTEGER, DataType.BOOLEAN, false),
            new Case(DAY, DataType.DATE, DataType.TIMESTAMP, DAY * Civil.DAY),
            new Case(-1L, DataType.TIMESTAMP, DataType.DATE, -1L),
            new Case(TIME, DataType.TIMESTAMP, DataType.TIME, 6 * Civil.HOUR + 30 * Civil.MINUTE),
            new Case(TIME + 123_456, DataType.TIMESTAMP, new DataType(TypeKind.TIMESTAMP, 3, 0, true), TIME + 123_000),
            new Case("ab", TEXT, DataType.VARBINARY, "6162"));

    @Test
    void convertsOrSaysWhyNot() {
        for (Case test : CASES) {
            try (Evaluation evaluation = new Evaluation()) {
                Expression strict = new Expression.Cast(column(0, test.from()), test.to(), false);
                Expression safe = new Expression.Cast(column(0, test.from()), test.to(), true);
                List<DataType> types = List.of(test.from());
                List<List<Object>> values = List.of(Arrays.asList(test.value(), null));
                if (test.expected() instanceof ErrorCode code) {
                    assertThatThrownBy(() -> evaluation.evaluate(strict, types, values))
                            .as("%s", test)
                            .isInstanceOfSatisfying(
                                    TravertineException.class,
                                    e -> assertThat(e.code()).isEqualTo(code));
                    assertThat(evaluation.evaluate(safe, types, values))
                            .as("%s", test)
                            .containsExactly(null, null);
                } else {
                    assertThat(evaluation.evaluate(strict, types, values))
                            .as("%s", test)
                            .containsExactly(test.expected(), null);
                    assertThat(evaluation.evaluate(safe, types, values))
                            .as("%s", test)
                            .containsExactly(test.expected(), null);
                }
            }
        }
    }

    @Test
    void decimalsRescaleHalfUp() {
        Random random = Evaluation.random("decimalsRescaleHalfUp");
        for (int i = 0; i < 2000; i++) {
            DataType from = decimal(random);
            DataType to = decimal(random);
            BigInteger most = BigInteger.TEN.pow(from.precision());
            BigDecimal value = new BigDecimal(
                    new BigInteger(127, random).mod(most).multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1)),
                    from.scale());
            BigDecimal expected = value.setScale(to.scale(), RoundingMode.HALF_UP);
            boolean fits = expected.unscaledValue().abs().compareTo(BigInteger.TEN.pow(to.precision())) < 0;
            try (Evaluation evaluation = new Evaluation()) {
                Expression cast = new Expression.Cast(column(0, from), to, true);
                assertThat(evaluation.evaluate(cast, List.of(from), List.of(Arrays.asList(value, null))))
                        .as("%s as %s", value, to)
                        .containsExactly(fits ? expected : null, null);
            }
        }
    }

    private static DataType decimal(Random random) {
        int precision = 1 + random.nextInt(38);
        return DataType.decimal(precision, random.nextInt(precision + 1));
    }

    @Test
    void timestampsComeBackFromTheirText() {
        Random random = Evaluation.random("timestampsComeBackFromTheirText");
        List<Object> values = new ArrayList<>();
        List<Object> texts = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            long micros = random.nextLong(-60_000_000_000_000_000L, 250_000_000_000_000_000L);
            micros -= Math.floorMod(micros, random.nextBoolean() ? 1 : 1000);
            values.add(micros);
            texts.add(PlanPrinter.timestamp(micros));
        }
        try (Evaluation evaluation = new Evaluation()) {
            DataType type = DataType.TIMESTAMP;
            assertThat(evaluation.evaluate(
                            new Expression.Cast(column(0, type), TEXT, false), List.of(type), List.of(values)))
                    .isEqualTo(texts);
            assertThat(evaluation.evaluate(
                            new Expression.Cast(column(0, TEXT), type, false), List.of(TEXT), List.of(texts)))
                    .isEqualTo(values);
        }
    }

    @Test
    void whatHasNoMeaningIsRefused() {
        try (Evaluation evaluation = new Evaluation()) {
            assertThatThrownBy(() -> evaluation.evaluate(
                            new Expression.Cast(literal(1L, DataType.DATE), DataType.INTEGER, false)))
                    .hasMessage("CAST of DATE to INTEGER is not supported");
        }
    }

    @Test
    void parametersAreBoundOnce() {
        try (Evaluation evaluation = new Evaluation(ZoneId.of("UTC"), Arrays.asList(7L, null))) {
            assertThat(evaluation.evaluate(new Expression.Parameter(0, DataType.BIGINT)))
                    .isEqualTo(7L);
            assertThat(evaluation.evaluate(new Expression.Parameter(1, TEXT))).isNull();
            assertThatThrownBy(() -> evaluation.evaluate(new Expression.Parameter(2, TEXT)))
                    .hasMessage("no value for parameter 3");
        }
    }
}
