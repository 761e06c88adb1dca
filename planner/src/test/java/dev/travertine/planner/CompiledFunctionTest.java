package dev.travertine.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.function.FunctionContext;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Expression.Compiled;
import dev.travertine.spi.plan.Expression.Literal;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.RowType;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Functions without kernels, run over real columns. */
class CompiledFunctionTest {
    private final BufferAllocator allocator = new RootAllocator();
    private final List<ColumnBuffer> buffers = new ArrayList<>();

    @AfterEach
    void nothingLeaks() {
        buffers.forEach(ColumnBuffer::close);
        allocator.close();
    }

    @Test
    void text() {
        assertThat(evaluate("INITCAP(s)", "s", "hello world", null, "")).containsExactly("Hello World", null, "");
        assertThat(evaluate("REPLACE(s, 'l', 'L')", "s", "hello", null)).containsExactly("heLLo", null);
        assertThat(evaluate("POSITION('l' IN s)", "s", "hello", "x", null)).containsExactly(3L, 0L, null);
        assertThat(evaluate("MD5(s)", "s", "a")).containsExactly("0cc175b9c0f1b6a831c399e269772661");
        assertThat(evaluate("REGEXP_REPLACE(s, '[0-9]+', '#')", "s", "a12b", null))
                .containsExactly("a#b", null);
        assertThat(evaluate("TRIM(LEADING 'x' FROM s)", "s", "xxay")).containsExactly("ay");
    }

    @Test
    void numbers() {
        assertThat(evaluate("ROUND(d9, 1)", "d9", new java.math.BigDecimal("2.35"), null))
                .containsExactly(new java.math.BigDecimal("2.40"), null);
        assertThat(evaluate("POWER(i32, 2)", "i32", 3L, null)).containsExactly(9.0, null);
        assertThat(evaluate("SQRT(f64)", "f64", 2.25)).containsExactly(1.5);
        assertThat(evaluate("SIGN(i32)", "i32", -7L, 0L)).containsExactly(-1L, 0L);
    }

    @Test
    void times() {
        long start = micros("2001-01-31T10:00:00");
        assertThat(evaluate("CEIL(ts TO DAY)", "ts", start)).containsExactly(micros("2001-02-01T00:00:00"));
        assertThat(evaluate("LAST_DAY(ts)", "ts", micros("2001-02-03T00:00:00")))
                .containsExactly(ChronoUnit.DAYS.between(
                        LocalDateTime.of(1970, 1, 1, 0, 0), LocalDateTime.of(2001, 2, 28, 0, 0)));
        assertThat(evaluate("TIMESTAMPDIFF(MINUTE, TIMESTAMP '2001-01-31 09:00:30', ts)", "ts", start, null))
                .containsExactly(59L, null);
    }

    @Test
    void microsecondsAreNeverLostSilently() {
        assertThatThrownBy(() -> evaluate("CEIL(ts TO DAY)", "ts", 1L))
                .isInstanceOfSatisfying(
                        TravertineException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.FEATURE_NOT_SUPPORTED));
        assertThat(evaluate("TIMESTAMPDIFF(MICROSECOND, TIMESTAMP '1970-01-01 00:00:00', ts)", "ts", 1L))
                .containsExactly(1L);
    }

    @Test
    void intervals() {
        assertThat(evaluate("INTERVAL '1' HOUR * i32", "i32", 2L, null)).containsExactly(7_200_000_000L, null);
        assertThat(evaluate("INTERVAL '1' MONTH * i32", "i32", 2L)).containsExactly(2L);
    }

    @Test
    void aDictionaryIsEvaluatedOnceForEachValue() {
        Compiled compiled = compiled("MD5(s)");
        ColumnBuffer values = buffer(DataType.VARCHAR, "a", "b");
        ColumnBuffer codes = buffer(DataType.INTEGER, 1L, 0L, 1L);
        Column dictionary = Column.dict(values.view(), 3, null, codes.view().data());
        assertThat(evaluate(compiled, dictionary, 3))
                .containsExactly(
                        "92eb5ffee6ae2fec3ad71c777531578f",
                        "0cc175b9c0f1b6a831c399e269772661",
                        "92eb5ffee6ae2fec3ad71c777531578f");
    }

    private static long micros(String time) {
        return ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), LocalDateTime.parse(time));
    }

    private List<Object> evaluate(String expression, String column, Object... values) {
        Compiled compiled = compiled(expression);
        RowType type = TestCatalog.flights()
                .table(dev.travertine.spi.catalog.TableName.of("types"))
                .orElseThrow()
                .rowType();
        ColumnBuffer input = buffer(type.type(type.indexOf(column)), values);
        return evaluate(compiled, input.view(), values.length);
    }

    private static Compiled compiled(String expression) {
        PlanNode.Project project = (PlanNode.Project) Plans.query("SELECT " + expression + " FROM types");
        Expression output = project.expressions().getFirst();
        assertThat(output).isInstanceOf(Compiled.class);
        Compiled compiled = (Compiled) output;
        return compiled;
    }

    private List<Object> evaluate(Compiled compiled, Column argument, int rows) {
        ColumnBuffer output = buffer(compiled.type());
        List<Column> arguments = compiled.arguments().stream()
                .map(e -> e instanceof Literal(Object value, DataType type)
                        ? Column.constant(buffer(type, value).view(), rows)
                        : argument)
                .toList();
        compiled.function().evaluate(arguments, rows, new FunctionContext(0, ZoneOffset.UTC), output);
        Column result = output.view();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            values.add(result.getObject(i));
        }
        return values;
    }

    private ColumnBuffer buffer(DataType type, Object... values) {
        ColumnBuffer buffer = new ColumnBuffer(allocator, type, 16);
        buffers.add(buffer);
        Arrays.stream(values).forEach(buffer::appendObject);
        return buffer;
    }
}
