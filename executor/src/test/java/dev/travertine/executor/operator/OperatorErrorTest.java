package dev.travertine.executor.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.AggregateCall;
import dev.travertine.spi.plan.AggregateFunction;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Frame;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.SortKey;
import dev.travertine.spi.plan.WindowCall;
import dev.travertine.spi.plan.WindowCall.WindowFunction;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Errors that rows can cause, and sums that come near to them. */
class OperatorErrorTest {
    private static final String NINES = "99999999999999999999999999999999999999";

    @Test
    void sumOfBigintMayPassBeyondTheRangeButNotEndThere() {
        long most = Long.MAX_VALUE;
        assertThat(sum(DataType.BIGINT, DataType.BIGINT, most, 5L, -5L)).isEqualTo(most);
        assertError(ErrorCode.NUMERIC_OUT_OF_RANGE, () -> sum(DataType.BIGINT, DataType.BIGINT, most, 1L));
        assertError(ErrorCode.NUMERIC_OUT_OF_RANGE, () -> sum(DataType.BIGINT, DataType.BIGINT, Long.MIN_VALUE, -1L));
    }

    @Test
    void sumOfDecimalHas38Digits() {
        DataType type = DataType.decimal(38, 0);
        BigDecimal most = new BigDecimal(NINES);
        assertThat(sum(type, type, most.subtract(BigDecimal.ONE), BigDecimal.ONE))
                .isEqualTo(most);
        assertError(ErrorCode.NUMERIC_OUT_OF_RANGE, () -> sum(type, type, most, BigDecimal.ONE));
    }

    @Test
    void sumOfDoublesDoesNotDependOnTheOrder() {
        Object forward = sum(DataType.DOUBLE, DataType.DOUBLE, 1e16, 1.0, 1.0, -1e16, 0.1);
        Object backward = sum(DataType.DOUBLE, DataType.DOUBLE, 0.1, -1e16, 1.0, 1.0, 1e16);
        assertThat(forward).isEqualTo(backward).isEqualTo(2.1);
    }

    @Test
    void averageOfDecimalRoundsHalfUp() {
        DataType type = DataType.decimal(5, 1);
        Object average = aggregate(
                AggregateFunction.AVG, type, DataType.decimal(38, 1), new BigDecimal("-0.1"), new BigDecimal("-0.2"));
        assertThat(average).isEqualTo(new BigDecimal("-0.2"));
    }

    @Test
    void singleValueOfTwoRows() {
        assertThat(aggregate(AggregateFunction.SINGLE_VALUE, DataType.BIGINT, DataType.BIGINT))
                .isNull();
        assertThat(aggregate(AggregateFunction.SINGLE_VALUE, DataType.BIGINT, DataType.BIGINT, 7L))
                .isEqualTo(7L);
        assertError(
                ErrorCode.CARDINALITY_VIOLATION,
                () -> aggregate(AggregateFunction.SINGLE_VALUE, DataType.BIGINT, DataType.BIGINT, 7L, null));
    }

    @Test
    void windowArguments() {
        Expression zero = new Expression.Literal(0L, DataType.BIGINT);
        assertError(
                ErrorCode.INVALID_ARGUMENT, () -> window(WindowFunction.NTILE, List.of(zero), false, Frame.DEFAULT));
        Expression value = new Expression.ColumnRef(0, DataType.BIGINT);
        assertError(
                ErrorCode.INVALID_ARGUMENT,
                () -> window(WindowFunction.NTH_VALUE, List.of(value, zero), false, Frame.DEFAULT));
        assertError(
                ErrorCode.FEATURE_NOT_SUPPORTED,
                () -> window(WindowFunction.AGGREGATE, List.of(value), true, Frame.DEFAULT));
        Frame.Bound negative =
                new Frame.Bound(Frame.Bound.Kind.PRECEDING, new Expression.Literal(-1L, DataType.BIGINT));
        Frame.Bound here = new Frame.Bound(Frame.Bound.Kind.CURRENT_ROW, null);
        for (Frame.Mode mode : Frame.Mode.values()) {
            assertError(
                    ErrorCode.INVALID_ARGUMENT,
                    () -> window(WindowFunction.FIRST_VALUE, List.of(value), false, new Frame(mode, negative, here)));
        }
    }

    private static void assertError(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        TravertineException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static @Nullable Object sum(DataType type, DataType result, Object... values) {
        return aggregate(AggregateFunction.SUM, type, result, values);
    }

    private static @Nullable Object aggregate(
            AggregateFunction function, DataType type, DataType result, @Nullable Object... values) {
        AggregateCall call = new AggregateCall(function, List.of(0), false, -1, "r", result);
        PlanNode plan = new PlanNode.Aggregate(
                scan(type), List.of(), List.of(List.of()), List.of(call), RowType.of(new Field("r", result)), -1);
        return run(plan, type, values).getFirst().getFirst();
    }

    private static void window(WindowFunction function, List<Expression> arguments, boolean distinct, Frame frame) {
        WindowCall call =
                new WindowCall(function, AggregateFunction.SUM, arguments, distinct, false, "w", DataType.BIGINT);
        RowType type = RowType.of(new Field("v", DataType.BIGINT), new Field("w", DataType.BIGINT));
        PlanNode plan = new PlanNode.Window(
                scan(DataType.BIGINT), List.of(), List.of(new SortKey(0, false, false)), frame, List.of(call), type);
        run(plan, DataType.BIGINT, 1L, 2L);
    }

    private static PlanNode scan(DataType type) {
        return new PlanNode.Scan(TableName.of("t"), List.of(0), List.of(), RowType.of(new Field("v", type)), -1);
    }

    private static List<List<@Nullable Object>> run(PlanNode plan, DataType type, @Nullable Object... values) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Object value : values) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(value);
            rows.add(row);
        }
        MemoryTable table = new MemoryTable(
                RowType.of(new Field("v", type)), rows, new MemoryTable.Layout(1, 1, MemoryTable.Shape.FLAT));
        return DifferentialTest.run(plan, Map.of("t", table), 2);
    }
}
