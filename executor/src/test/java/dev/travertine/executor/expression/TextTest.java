package dev.travertine.executor.expression;

import static dev.travertine.executor.expression.Evaluation.call;
import static dev.travertine.executor.expression.Evaluation.column;
import static dev.travertine.executor.expression.Evaluation.literal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextTest {
    private static final DataType TEXT = DataType.VARCHAR;
    private static final String EMOJI = "\uD83D\uDE00";
    private static final String[] LETTERS = {"a", "b", "\u00e9", EMOJI};

    @Test
    void likeAgreesWithARegularExpression() {
        Random random = Evaluation.random("likeAgreesWithARegularExpression");
        List<Object> texts = new ArrayList<>();
        List<Object> patterns = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            String text = random(random, LETTERS, 8);
            String pattern = random(random, new String[] {"a", "b", "\u00e9", EMOJI, "%", "%", "_"}, 7);
            texts.add(text);
            patterns.add(pattern);
            expected.add(regex(pattern).matcher(text).matches());
        }
        texts.add(null);
        patterns.add("a");
        expected.add(null);
        texts.add("a");
        patterns.add(null);
        expected.add(null);
        try (Evaluation evaluation = new Evaluation()) {
            Expression like = call(ScalarFunction.LIKE, DataType.BOOLEAN, column(0, TEXT), column(1, TEXT));
            assertThat(evaluation.evaluate(like, List.of(TEXT, TEXT), List.of(texts, patterns)))
                    .isEqualTo(expected);
            // The same patterns as literals, as they mostly are.
            for (int i = 0; i < 50; i++) {
                String pattern = (String) patterns.get(i);
                Expression fixed = call(ScalarFunction.LIKE, DataType.BOOLEAN, column(0, TEXT), literal(pattern, TEXT));
                List<Object> matches = texts.subList(0, 200).stream()
                        .map(t -> (Object) regex(pattern).matcher((String) t).matches())
                        .toList();
                assertThat(evaluation.evaluate(fixed, List.of(TEXT), List.of(texts.subList(0, 200))))
                        .as(pattern)
                        .isEqualTo(matches);
            }
        }
    }

    private static Pattern regex(String like) {
        StringBuilder regex = new StringBuilder();
        like.codePoints().forEach(c -> {
            switch (c) {
                case '%' -> regex.append(".*");
                case '_' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
            }
        });
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static String random(Random random, String[] letters, int most) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(most + 1); left > 0; left--) {
            text.append(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }

    @Test
    void likeTakesTimeLinearInTheText() {
        String text = "a".repeat(200_000);
        try (Evaluation evaluation = new Evaluation()) {
            long start = System.nanoTime();
            Expression like = call(
                    ScalarFunction.LIKE, DataType.BOOLEAN, literal(text, TEXT), literal("%a%a%a%a%a%a%a%a%a%b", TEXT));
            assertThat(evaluation.evaluate(like)).isEqualTo(false);
            assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
        }
    }

    @Test
    void likeEscapes() {
        try (Evaluation evaluation = new Evaluation()) {
            assertThat(like(evaluation, "50%", "50!%", "!")).isEqualTo(true);
            assertThat(like(evaluation, "501", "50!%", "!")).isEqualTo(false);
            assertThat(like(evaluation, "a_b!", "a!_b!!", "!")).isEqualTo(true);
            assertThat(like(evaluation, "50\\", "50\\", null)).isEqualTo(true);
            for (String bad : List.of("a!", "a!b")) {
                assertThatThrownBy(() -> like(evaluation, "a", bad, "!"))
                        .isInstanceOfSatisfying(
                                TravertineException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ESCAPE));
            }
            Expression ilike = call(
                    ScalarFunction.ILIKE,
                    DataType.BOOLEAN,
                    literal("Stra\u00dfe \u00c9", TEXT),
                    literal("sTRA\u00dfE%\u00e9", TEXT));
            assertThat(evaluation.evaluate(ilike)).isEqualTo(true);
        }
    }

    private static Object like(Evaluation evaluation, String text, String pattern, String escape) {
        List<Expression> arguments = new ArrayList<>(List.of(literal(text, TEXT), literal(pattern, TEXT)));
        if (escape != null) {
            arguments.add(literal(escape, TEXT));
        }
        return evaluation.evaluate(new Expression.Call(ScalarFunction.LIKE, arguments, DataType.BOOLEAN));
    }

    @Test
    void substringCountsCodePointsFromOne() {
        String text = "h\u00e9llo" + EMOJI;
        int[] points = text.codePoints().toArray();
        try (Evaluation evaluation = new Evaluation()) {
            for (long start = -3; start < 9; start++) {
                for (long length = 0; length < 9; length++) {
                    StringBuilder expected = new StringBuilder();
                    for (long i = start; i < start + length; i++) {
                        if (i >= 1 && i <= points.length) {
                            expected.appendCodePoint(points[(int) i - 1]);
                        }
                    }
                    assertThat(evaluation.evaluate(call(
                                    ScalarFunction.SUBSTRING,
                                    TEXT,
                                    literal(text, TEXT),
                                    literal(start, DataType.INTEGER),
                                    literal(length, DataType.INTEGER))))
                            .isEqualTo(expected.toString());
                }
                assertThat(evaluation.evaluate(call(
                                ScalarFunction.SUBSTRING, TEXT, literal(text, TEXT), literal(start, DataType.INTEGER))))
                        .isEqualTo(new String(
                                points,
                                Math.clamp(start - 1, 0, points.length),
                                points.length - Math.clamp(start - 1, 0, points.length)));
            }
            assertThatThrownBy(() -> evaluation.evaluate(call(
                            ScalarFunction.SUBSTRING,
                            TEXT,
                            literal(text, TEXT),
                            literal(1L, DataType.INTEGER),
                            literal(-1L, DataType.INTEGER))))
                    .hasMessageContaining("negative substring length");
        }
    }

    @Test
    void simpleFunctions() {
        List<DataType> one = List.of(TEXT);
        List<Object> texts = Arrays.asList("  A b ", "", null, "\u00e9\u00df" + EMOJI, "   ", "xyz");
        try (Evaluation evaluation = new Evaluation()) {
            Expression a = column(0, TEXT);
            assertThat(evaluation.evaluate(call(ScalarFunction.UPPER, TEXT, a), one, List.of(texts)))
                    .containsExactly("  A B ", "", null, "\u00c9SS" + EMOJI, "   ", "XYZ");
            assertThat(evaluation.evaluate(call(ScalarFunction.LOWER, TEXT, a), one, List.of(texts)))
                    .containsExactly("  a b ", "", null, "\u00e9\u00df" + EMOJI, "   ", "xyz");
            assertThat(evaluation.evaluate(call(ScalarFunction.TRIM, TEXT, a), one, List.of(texts)))
                    .containsExactly("A b", "", null, "\u00e9\u00df" + EMOJI, "", "xyz");
            assertThat(evaluation.evaluate(call(ScalarFunction.CHAR_LENGTH, DataType.INTEGER, a), one, List.of(texts)))
                    .containsExactly(6L, 0L, null, 3L, 3L, 3L);
            assertThat(evaluation.evaluate(
                            call(ScalarFunction.CONCAT, TEXT, a, literal("|", TEXT), column(1, TEXT)),
                            List.of(TEXT, TEXT),
                            List.of(texts, Arrays.asList("1", "2", "3", null, "5", "6"))))
                    .containsExactly("  A b |1", "|2", null, null, "   |5", "xyz|6");
        }
    }

    @Test
    void dictionaryValuesAreComputedOnceAndNullsAreSeen() {
        List<Object> texts = Arrays.asList("a", null, "b", "a", null);
        try (Evaluation evaluation = new Evaluation()) {
            Expression a = column(0, TEXT);
            Expression isNull = call(ScalarFunction.IS_NULL, DataType.BOOLEAN, a);
            assertThat(evaluation.evaluate(isNull, List.of(TEXT), List.of(texts)))
                    .containsExactly(false, true, false, false, true);
            Expression coalesce =
                    call(ScalarFunction.COALESCE, TEXT, call(ScalarFunction.UPPER, TEXT, a), literal("none", TEXT));
            assertThat(evaluation.evaluate(coalesce, List.of(TEXT), List.of(texts)))
                    .containsExactly("A", "none", "B", "A", "none");
            List<Integer> calls = new ArrayList<>();
            Expression compiled = new Expression.Compiled(
                    (arguments, rows, context, output) -> {
                        calls.add(rows);
                        for (int i = 0; i < rows; i++) {
                            output.appendObject(
                                    arguments.getFirst().isNull(i)
                                            ? null
                                            : arguments.getFirst().getString(i) + "!");
                        }
                    },
                    List.of(a),
                    "SHOUT($0)",
                    TEXT);
            var batch = evaluation.batch(
                    List.of(TEXT), List.of(Arrays.asList("a", "b", null, "c")), 4, Evaluation.Layout.DICT_NULL_CODES);
            assertThat(evaluation.evaluate(compiled, batch)).containsExactly("a!", "b!", null, "c!");
            // Four values at the first batch, none at the second, which has the same dictionary.
            assertThat(calls).containsExactly(4);
        }
    }
}
