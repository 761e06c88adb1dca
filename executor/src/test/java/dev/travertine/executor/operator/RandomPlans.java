package dev.travertine.executor.operator;

import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.plan.AggregateCall;
import dev.travertine.spi.plan.AggregateFunction;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Frame;
import dev.travertine.spi.plan.JoinKey;
import dev.travertine.spi.plan.JoinKind;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.ScalarFunction;
import dev.travertine.spi.plan.SortKey;
import dev.travertine.spi.plan.WindowCall;
import dev.travertine.spi.plan.WindowCall.WindowFunction;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.Field;
import dev.travertine.spi.type.RowType;
import dev.travertine.spi.type.TypeKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Random tables of one row type with values that collide often, and random plans over them. */
final class RandomPlans {
    /** The columns of every table. */
    static final RowType TYPE = RowType.of(
            new Field("k", DataType.INTEGER),
            new Field("flag", DataType.BOOLEAN),
            new Field("tiny", DataType.TINYINT),
            new Field("big", DataType.BIGINT),
            new Field("real", DataType.REAL),
            new Field("double", DataType.DOUBLE),
            new Field("price", DataType.decimal(10, 2)),
            new Field("wide", DataType.decimal(30, 2)),
            new Field("text", DataType.VARCHAR),
            new Field("day", DataType.DATE),
            new Field("at", DataType.TIMESTAMP),
            new Field("small", DataType.SMALLINT));

    private static final List<String> TEXTS = List.of(
            "", "a", "ab", "abcdefg", "abcdefgh", "abcdefgi", "abcdefg\0", "\u00e4", "zz zz zz zz zz zz zz zz", "A");

    private final Random random;

    RandomPlans(long seed) {
        random = new Random(seed);
    }

    List<List<@Nullable Object>> rows(int count) {
        int nulls = random.nextInt(4) == 0 ? 0 : 8;
        int range = 1 + random.nextInt(random.nextInt(4) == 0 ? 2000 : 12);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<@Nullable Object> row = new ArrayList<>();
            for (Field field : TYPE.fields()) {
                row.add(nulls > 0 && random.nextInt(nulls) == 0 ? null : value(field.type(), range));
            }
            rows.add(row);
        }
        return rows;
    }

    private Object value(DataType type, int range) {
        long number = random.nextInt(range) - range / 2;
        return switch (type.kind()) {
            case BOOLEAN -> number % 2 == 0;
            case REAL, DOUBLE -> random.nextInt(40) == 0 ? odd() : (Object) (number * 0.25);
            case DECIMAL -> BigDecimal.valueOf(number * 7, 2);
            case VARCHAR -> TEXTS.get((int) Math.floorMod(number, (long) TEXTS.size()));
            case TINYINT -> number % 100;
            case TIMESTAMP -> number * 1_000_000;
            case BIGINT -> random.nextInt(30) == 0 ? number << 40 : number;
            default -> number;
        };
    }

    private double odd() {
        return List.of(Double.NaN, -0.0, 0.0, Double.POSITIVE_INFINITY).get(random.nextInt(4));
    }

    /** A scan of all columns of table t0 or t1. */
    PlanNode scan() {
        return new PlanNode.Scan(
                TableName.of("t" + random.nextInt(2)),
                IntStream.range(0, TYPE.size()).boxed().toList(),
                List.of(),
                TYPE,
                -1);
    }

    /** A plan whose rows come in no order. */
    PlanNode plan(int depth) {
        if (depth == 0) {
            return scan();
        }
        PlanNode below = plan(depth - 1);
        PlanNode input = below.outputType().size() == 0 ? scan() : below;
        return switch (random.nextInt(6)) {
            case 0, 1 -> aggregate(input);
            case 2, 3 -> join(input, scan());
            case 4 -> setOperation();
            default -> new PlanNode.Union(List.of(scan(), scan()), TYPE);
        };
    }

    PlanNode sort(PlanNode input) {
        return new PlanNode.Sort(input, sortKeys(input, 3));
    }

    PlanNode topN(PlanNode input) {
        return new PlanNode.TopN(input, sortKeys(input, 3), random.nextInt(5), random.nextInt(60));
    }

    /** The first rows of a table taken again and again, by few columns. */
    PlanNode topNOfMany() {
        RowType type = RowType.of(TYPE.field(8), TYPE.field(5), TYPE.field(0));
        PlanNode.Scan all = (PlanNode.Scan) scan();
        PlanNode some = new PlanNode.Scan(all.table(), List.of(8, 5, 0), List.of(), type, -1);
        PlanNode many = new PlanNode.Union(Collections.nCopies(1500, some), type);
        return new PlanNode.TopN(many, sortKeys(many, 2), random.nextInt(5), 1 + random.nextInt(20_000));
    }

    PlanNode limit(PlanNode input) {
        return new PlanNode.Limit(
                input, random.nextInt(30), random.nextInt(4) == 0 ? Long.MAX_VALUE : random.nextInt(60));
    }

    List<SortKey> sortKeys(PlanNode input, int most) {
        List<SortKey> keys = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0 && input.outputType().size() > 0; i--) {
            keys.add(new SortKey(column(input), random.nextBoolean(), random.nextBoolean()));
        }
        return keys;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private int column(PlanNode input) {
        return random.nextInt(input.outputType().size());
    }

    /** Some columns, each at most once. */
    private List<Integer> columns(PlanNode input, int most) {
        List<Integer> all = new ArrayList<>(
                IntStream.range(0, input.outputType().size()).boxed().toList());
        Collections.shuffle(all, random);
        return List.copyOf(all.subList(0, Math.min(all.size(), random.nextInt(most + 1))));
    }

    PlanNode aggregate(PlanNode input) {
        List<Integer> group = columns(input, 4);
        List<Integer> every = IntStream.range(0, group.size()).boxed().toList();
        List<List<Integer>> sets = new ArrayList<>(List.of(every));
        if (random.nextInt(3) == 0) {
            sets.clear();
            for (int i = random.nextInt(3); i >= 0; i--) {
                sets.add(every.stream().filter(p -> random.nextBoolean()).toList());
            }
        }
        List<AggregateCall> calls = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            AggregateCall call = call(input, group, "c" + i);
            if (call != null) {
                calls.add(call);
            }
        }
        List<Field> fields = new ArrayList<>();
        group.forEach(c -> fields.add(input.outputType().field(c)));
        calls.forEach(c -> fields.add(new Field(c.name(), c.type())));
        return new PlanNode.Aggregate(input, group, sets, calls, new RowType(fields), -1);
    }

    private @Nullable AggregateCall call(PlanNode input, List<Integer> group, String name) {
        AggregateFunction function = any(List.of(AggregateFunction.values()));
        if (function == AggregateFunction.SINGLE_VALUE) {
            return null;
        }
        if (function == AggregateFunction.GROUPING) {
            return new AggregateCall(function, group, false, -1, name, DataType.BIGINT);
        }
        if (function == AggregateFunction.COUNT) {
            List<Integer> arguments = columns(input, 2);
            boolean distinct = !arguments.isEmpty() && random.nextInt(3) == 0;
            return new AggregateCall(function, arguments, distinct, filter(input), name, DataType.BIGINT.notNull());
        }
        int column = column(input);
        DataType result = resultType(function, input.outputType().type(column));
        return result == null
                ? null
                : new AggregateCall(function, List.of(column), random.nextInt(4) == 0, filter(input), name, result);
    }

    private int filter(PlanNode input) {
        for (int i = 0; i < input.outputType().size() && random.nextInt(3) == 0; i++) {
            if (input.outputType().type(i).kind() == TypeKind.BOOLEAN) {
                return i;
            }
        }
        return -1;
    }

    /** The result's type, or null where the function does not take the argument. */
    static @Nullable DataType resultType(AggregateFunction function, DataType argument) {
        TypeKind kind = argument.kind();
        return switch (function) {
            case MIN, MAX, ANY_VALUE -> argument;
            case SUM, SUM0 ->
                !kind.isNumeric()
                        ? null
                        : kind.isFloat()
                                ? DataType.DOUBLE
                                : kind == TypeKind.DECIMAL ? DataType.decimal(38, argument.scale()) : DataType.BIGINT;
            case AVG -> !kind.isNumeric() ? null : kind == TypeKind.DECIMAL ? DataType.decimal(38, 6) : DataType.DOUBLE;
            case STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP -> kind.isNumeric() ? DataType.DOUBLE : null;
            case BOOL_AND, BOOL_OR -> kind == TypeKind.BOOLEAN ? argument : null;
            case BIT_AND, BIT_OR, BIT_XOR -> kind.isInteger() ? argument : null;
            default -> null;
        };
    }

    PlanNode join(PlanNode left, PlanNode right) {
        JoinKind kind = any(List.of(JoinKind.values()));
        List<JoinKey> keys = new ArrayList<>();
        for (int attempt = random.nextInt(6); attempt > 0 && keys.size() < 3; attempt--) {
            int l = column(left);
            int r = column(right);
            DataType a = left.outputType().type(l);
            DataType b = right.outputType().type(r);
            if (a.kind() == b.kind() && a.scale() == b.scale()) {
                keys.add(new JoinKey(l, r, random.nextInt(4) == 0));
            }
        }
        List<Field> fields = new ArrayList<>(left.outputType().fields());
        switch (kind) {
            case INNER, LEFT, RIGHT, FULL -> fields.addAll(right.outputType().fields());
            case MARK -> fields.add(new Field("mark", DataType.BOOLEAN));
            default -> {}
        }
        Expression residual = random.nextInt(3) > 0 && !keys.isEmpty() ? TRUE : residual(left, right);
        return new PlanNode.Join(left, right, kind, keys, residual, new RowType(fields), -1);
    }

    static final Expression TRUE = new Expression.Literal(true, DataType.BOOLEAN);

    /** A comparison of columns of both sides, at times with another. */
    private Expression residual(PlanNode left, PlanNode right) {
        List<ScalarFunction> comparisons =
                List.of(ScalarFunction.LT, ScalarFunction.GE, ScalarFunction.NE, ScalarFunction.EQ);
        for (int attempt = 0; attempt < 20; attempt++) {
            int l = column(left);
            int r = column(right);
            DataType a = left.outputType().type(l);
            DataType b = right.outputType().type(r);
            if (a.equals(b)) {
                Expression one = new Expression.Call(
                        comparisons.get(random.nextInt(4)),
                        List.of(
                                new Expression.ColumnRef(l, a),
                                new Expression.ColumnRef(left.outputType().size() + r, b)),
                        DataType.BOOLEAN);
                return random.nextBoolean()
                        ? one
                        : new Expression.Call(
                                random.nextBoolean() ? ScalarFunction.AND : ScalarFunction.OR,
                                List.of(one, residual(left, right)),
                                DataType.BOOLEAN);
            }
        }
        return TRUE;
    }

    PlanNode setOperation() {
        List<Integer> columns = columns(scan(), 3);
        PlanNode left = narrow(columns);
        PlanNode right = narrow(columns);
        PlanNode.SetOperation.Kind kind =
                random.nextBoolean() ? PlanNode.SetOperation.Kind.INTERSECT : PlanNode.SetOperation.Kind.EXCEPT;
        return new PlanNode.SetOperation(left, right, kind, random.nextBoolean(), left.outputType());
    }

    private PlanNode narrow(List<Integer> columns) {
        PlanNode.Scan all = (PlanNode.Scan) scan();
        RowType type = new RowType(columns.stream().map(TYPE::field).toList());
        return new PlanNode.Scan(all.table(), columns, List.of(), type, -1);
    }

    PlanNode window(PlanNode input) {
        List<Integer> partitionBy = columns(input, 2);
        List<SortKey> orderBy = new ArrayList<>(sortKeys(input, 2));
        Frame.Mode mode = any(List.of(Frame.Mode.values()));
        boolean byValue = mode == Frame.Mode.RANGE && random.nextBoolean();
        if (byValue) {
            orderBy.clear();
            orderBy.add(new SortKey(any(List.of(0, 3, 5, 6, 7, 9, 10)), random.nextBoolean(), random.nextBoolean()));
        }
        boolean distances = mode != Frame.Mode.RANGE || byValue;
        DataType type = byValue ? input.outputType().type(orderBy.getFirst().column()) : DataType.BIGINT;
        Frame frame = frame(mode, distances, type);
        List<WindowCall> calls = new ArrayList<>();
        List<Field> fields = new ArrayList<>(input.outputType().fields());
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            WindowCall call = windowCall(input, "w" + n);
            calls.add(call);
            fields.add(new Field(call.name(), call.type()));
        }
        return new PlanNode.Window(input, partitionBy, orderBy, frame, calls, new RowType(fields));
    }

    private Frame frame(Frame.Mode mode, boolean distances, DataType type) {
        List<Frame.Bound.Kind> kinds = List.of(Frame.Bound.Kind.values());
        while (true) {
            Frame.Bound.Kind start = any(kinds);
            Frame.Bound.Kind end = any(kinds);
            boolean hasDistance = List.of(start, end).stream()
                    .anyMatch(k -> k == Frame.Bound.Kind.PRECEDING || k == Frame.Bound.Kind.FOLLOWING);
            if (start.compareTo(end) <= 0
                    && start != Frame.Bound.Kind.UNBOUNDED_FOLLOWING
                    && end != Frame.Bound.Kind.UNBOUNDED_PRECEDING
                    && (distances || !hasDistance)) {
                return new Frame(mode, bound(start, mode, type), bound(end, mode, type));
            }
        }
    }

    private Frame.Bound bound(Frame.Bound.Kind kind, Frame.Mode mode, DataType type) {
        boolean has = kind == Frame.Bound.Kind.PRECEDING || kind == Frame.Bound.Kind.FOLLOWING;
        return new Frame.Bound(kind, has ? distance(mode, type) : null);
    }

    private Expression.Literal distance(Frame.Mode mode, DataType type) {
        long number = random.nextInt(5);
        if (mode != Frame.Mode.RANGE) {
            return new Expression.Literal(number, DataType.BIGINT);
        }
        return switch (type.kind()) {
            case DOUBLE -> new Expression.Literal(number * 0.5, type);
            case DECIMAL -> new Expression.Literal(BigDecimal.valueOf(number * 13, 2), type);
            case TIMESTAMP -> new Expression.Literal(number * 1_500_000, DataType.INTERVAL_DAY);
            case DATE ->
                random.nextBoolean()
                        ? new Expression.Literal(number, DataType.INTERVAL_MONTH)
                        : new Expression.Literal(number * 43_200_000_000L, DataType.INTERVAL_DAY);
            default -> new Expression.Literal(number, DataType.BIGINT);
        };
    }

    private WindowCall windowCall(PlanNode input, String name) {
        WindowFunction function =
                random.nextBoolean() ? WindowFunction.AGGREGATE : any(List.of(WindowFunction.values()));
        int column = column(input);
        DataType type = input.outputType().type(column);
        Expression value = new Expression.ColumnRef(column, type);
        Expression number = new Expression.Literal(1L + random.nextInt(4), DataType.BIGINT);
        boolean ignoreNulls = random.nextBoolean();
        return switch (function) {
            case ROW_NUMBER, RANK, DENSE_RANK ->
                new WindowCall(function, AggregateFunction.COUNT, List.of(), false, false, name, DataType.BIGINT);
            case PERCENT_RANK, CUME_DIST ->
                new WindowCall(function, AggregateFunction.COUNT, List.of(), false, false, name, DataType.DOUBLE);
            case NTILE ->
                new WindowCall(function, AggregateFunction.COUNT, List.of(number), false, false, name, DataType.BIGINT);
            case LAG, LEAD ->
                new WindowCall(
                        function,
                        AggregateFunction.COUNT,
                        List.of(value, number, value).subList(0, 1 + random.nextInt(3)),
                        false,
                        ignoreNulls,
                        name,
                        type);
            case FIRST_VALUE, LAST_VALUE ->
                new WindowCall(function, AggregateFunction.COUNT, List.of(value), false, ignoreNulls, name, type);
            case NTH_VALUE ->
                new WindowCall(
                        function, AggregateFunction.COUNT, List.of(value, number), false, ignoreNulls, name, type);
            case AGGREGATE -> windowAggregate(value, name);
        };
    }

    private WindowCall windowAggregate(Expression value, String name) {
        while (true) {
            AggregateFunction function = any(List.of(AggregateFunction.values()));
            boolean star = function == AggregateFunction.COUNT && random.nextBoolean();
            DataType result =
                    function == AggregateFunction.COUNT ? DataType.BIGINT : resultType(function, value.type());
            if (result != null) {
                return new WindowCall(
                        WindowFunction.AGGREGATE,
                        function,
                        star ? List.of() : List.of(value),
                        false,
                        false,
                        name,
                        result);
            }
        }
    }

    PlanNode hop(PlanNode input, int timeColumn) {
        List<Field> fields = new ArrayList<>(input.outputType().fields());
        fields.add(new Field("window_start", DataType.TIMESTAMP));
        fields.add(new Field("window_end", DataType.TIMESTAMP));
        fields.add(new Field("window_time", DataType.TIMESTAMP));
        long slide = (1 + random.nextInt(3)) * 1_000_000L;
        long size = (1 + random.nextInt(12)) * 500_000L;
        return new PlanNode.Hop(input, timeColumn, slide, size, random.nextInt(3) * 250_000L, new RowType(fields));
    }

    MemoryTable.Layout layout() {
        int[] batches = {1, 2, 7, 100, 4096};
        int batch = batches[random.nextInt(batches.length)];
        int split = batch * (1 + random.nextInt(batch < 10 ? 20 : 3));
        return new MemoryTable.Layout(split, batch, any(List.of(MemoryTable.Shape.values())));
    }

    int count() {
        int[] counts = {0, 1, 5, 30, 90};
        return counts[random.nextInt(counts.length)];
    }
}
