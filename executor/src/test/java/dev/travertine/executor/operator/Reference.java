package dev.travertine.executor.operator;

import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.AggregateCall;
import dev.travertine.spi.plan.AggregateFunction;
import dev.travertine.spi.plan.JoinKey;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.SortKey;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans carried out row by row, by the definition of each node: slow and plain, what the operators are compared with. */
final class Reference {
    private final Function<TableName, List<List<@Nullable Object>>> tables;

    Reference(Function<TableName, List<List<@Nullable Object>>> tables) {
        this.tables = tables;
    }

    List<List<@Nullable Object>> run(PlanNode plan) {
        return switch (plan) {
            case PlanNode.Scan scan -> map(tables.apply(scan.table()), row -> pick(row, scan.columns()));
            case PlanNode.Union union ->
                union.inputs().stream().flatMap(i -> run(i).stream()).toList();
            case PlanNode.Filter filter ->
                run(filter.input()).stream()
                        .filter(row -> Boolean.TRUE.equals(ReferenceExpression.evaluate(filter.condition(), row)))
                        .toList();
            case PlanNode.Project project ->
                map(run(project.input()), row -> {
                    List<@Nullable Object> out = new ArrayList<>();
                    project.expressions().forEach(e -> out.add(ReferenceExpression.evaluate(e, row)));
                    return out;
                });
            case PlanNode.Values _ -> throw new UnsupportedOperationException();
            case PlanNode.Aggregate aggregate -> aggregate(aggregate);
            case PlanNode.Join join -> join(join);
            case PlanNode.Sort sort -> sorted(run(sort.input()), sort.keys());
            case PlanNode.TopN top ->
                sorted(run(top.input()), top.keys()).stream()
                        .skip(top.offset())
                        .limit(top.count())
                        .toList();
            case PlanNode.Limit limit ->
                run(limit.input()).stream()
                        .skip(limit.offset())
                        .limit(limit.count())
                        .toList();
            case PlanNode.SetOperation operation -> setOperation(operation);
            case PlanNode.Window window -> ReferenceWindow.run(window, run(window.input()));
            case PlanNode.Hop hop -> hop(hop);
        };
    }

    private static List<List<@Nullable Object>> map(
            List<List<@Nullable Object>> rows, Function<List<@Nullable Object>, List<@Nullable Object>> to) {
        return rows.stream().map(to).toList();
    }

    static List<@Nullable Object> pick(List<@Nullable Object> row, List<Integer> columns) {
        List<@Nullable Object> picked = new ArrayList<>();
        columns.forEach(c -> picked.add(row.get(c)));
        return picked;
    }

    /** A value as a key of a Java map: equal where SQL's grouping says equal. */
    static Object key(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL!";
            case Double number -> number == 0 ? 0.0 : number;
            case byte[] bytes -> "X" + Arrays.toString(bytes);
            case BigDecimal decimal -> decimal.stripTrailingZeros();
            default -> value;
        };
    }

    static List<Object> key(List<@Nullable Object> row) {
        return row.stream().map(Reference::key).toList();
    }

    static int compareValues(Object a, Object b) {
        return switch (a) {
            case Long number -> number.compareTo((Long) b);
            case Double number -> Double.compare(number == 0 ? 0.0 : number, (Double) b == 0 ? 0.0 : (Double) b);
            case BigDecimal number -> number.compareTo((BigDecimal) b);
            case Boolean bool -> bool.compareTo((Boolean) b);
            case String text ->
                Arrays.compareUnsigned(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        ((String) b).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            case byte[] bytes -> Arrays.compareUnsigned(bytes, (byte[]) b);
            default -> throw new IllegalStateException(a.getClass().toString());
        };
    }

    static Comparator<List<@Nullable Object>> order(List<SortKey> keys) {
        return (a, b) -> {
            for (SortKey key : keys) {
                Object x = a.get(key.column());
                Object y = b.get(key.column());
                int order;
                if (x == null || y == null) {
                    order = x == y ? 0 : (x == null) == key.nullsFirst() ? -1 : 1;
                } else {
                    order = compareValues(x, y) * (key.descending() ? -1 : 1);
                }
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    static List<List<@Nullable Object>> sorted(List<List<@Nullable Object>> rows, List<SortKey> keys) {
        List<SortKey> all = new ArrayList<>(keys);
        for (int i = 0; !rows.isEmpty() && i < rows.getFirst().size(); i++) {
            all.add(new SortKey(i, false, false));
        }
        return rows.stream().sorted(order(all)).toList();
    }

    private List<List<@Nullable Object>> aggregate(PlanNode.Aggregate node) {
        List<List<@Nullable Object>> input = run(node.input());
        List<List<@Nullable Object>> output = new ArrayList<>();
        for (List<Integer> set : node.groupingSets()) {
            List<Integer> columns = set.stream().map(node.groupColumns()::get).toList();
            Map<List<Object>, List<List<@Nullable Object>>> groups = new LinkedHashMap<>();
            if (set.isEmpty()) {
                groups.put(List.of(), new ArrayList<>());
            }
            for (List<@Nullable Object> row : input) {
                groups.computeIfAbsent(key(pick(row, columns)), k -> new ArrayList<>())
                        .add(row);
            }
            for (List<List<@Nullable Object>> rows : groups.values()) {
                List<@Nullable Object> out = new ArrayList<>();
                for (int i = 0; i < node.groupColumns().size(); i++) {
                    out.add(
                            set.contains(i)
                                    ? rows.getFirst().get(node.groupColumns().get(i))
                                    : null);
                }
                for (AggregateCall call : node.calls()) {
                    out.add(call(call, rows, columns, node.input()));
                }
                output.add(out);
            }
        }
        return output;
    }

    private static @Nullable Object call(
            AggregateCall call, List<List<@Nullable Object>> rows, List<Integer> columns, PlanNode input) {
        if (call.function() == AggregateFunction.GROUPING) {
            long mask = 0;
            for (int argument : call.arguments()) {
                mask = mask * 2 + (columns.contains(argument) ? 0 : 1);
            }
            return mask;
        }
        List<List<@Nullable Object>> arguments = new ArrayList<>();
        List<List<Object>> seen = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> picked = pick(row, call.arguments());
            boolean counts = call.filter() < 0 || Boolean.TRUE.equals(row.get(call.filter()));
            counts &= call.function() == AggregateFunction.SINGLE_VALUE
                    || picked.stream().allMatch(Objects::nonNull);
            if (counts && !(call.distinct() && seen.contains(key(picked)))) {
                seen.add(key(picked));
                arguments.add(picked);
            }
        }
        DataType type = call.arguments().isEmpty()
                ? DataType.BIGINT
                : input.outputType().type(call.arguments().getFirst());
        return aggregate(call.function(), arguments, type, call.type());
    }

    /** The aggregate of rows of arguments, none of which is NULL. */
    static @Nullable Object aggregate(
            AggregateFunction function, List<List<@Nullable Object>> rows, DataType argument, DataType result) {
        if (function == AggregateFunction.COUNT) {
            return (long) rows.size();
        }
        if (function == AggregateFunction.SINGLE_VALUE) {
            if (rows.size() > 1) {
                throw new TravertineException(ErrorCode.CARDINALITY_VIOLATION, "more than one row");
            }
            return rows.isEmpty() ? null : rows.getFirst().getFirst();
        }
        List<Object> values =
                rows.stream().map(r -> Objects.requireNonNull(r.getFirst())).toList();
        if (values.isEmpty() && function != AggregateFunction.SUM0) {
            return null;
        }
        return switch (function) {
            case SUM, SUM0 -> argument.kind().isFloat() ? doubleSum(values) : exact(sum(values, argument), result);
            case AVG -> {
                if (argument.kind().isFloat()) {
                    yield doubleSum(values) / values.size();
                }
                BigDecimal count = BigDecimal.valueOf(values.size());
                yield result.kind() == TypeKind.DECIMAL
                        ? sum(values, argument).divide(count, result.scale(), RoundingMode.HALF_UP)
                        : (Object) sum(values, argument)
                                .divide(count, MathContext.DECIMAL128)
                                .doubleValue();
            }
            case MIN, ANY_VALUE, BOOL_AND ->
                values.stream().min(Reference::compareValues).orElseThrow();
            case MAX, BOOL_OR -> values.stream().max(Reference::compareValues).orElseThrow();
            case BIT_AND -> values.stream().map(v -> (Long) v).reduce(-1L, (a, b) -> a & b);
            case BIT_OR -> values.stream().map(v -> (Long) v).reduce(0L, (a, b) -> a | b);
            case BIT_XOR -> values.stream().map(v -> (Long) v).reduce(0L, (a, b) -> a ^ b);
            case VAR_POP -> variance(values, values.size());
            case VAR_SAMP -> values.size() < 2 ? null : (Object) variance(values, values.size() - 1);
            case STDDEV_POP -> Math.sqrt(variance(values, values.size()));
            case STDDEV_SAMP -> values.size() < 2 ? null : (Object) Math.sqrt(variance(values, values.size() - 1));
            default -> throw new IllegalStateException(function.toString());
        };
    }

    private static BigDecimal decimal(Object value) {
        return value instanceof BigDecimal decimal
                ? decimal
                : value instanceof Double number ? new BigDecimal(number) : BigDecimal.valueOf((Long) value);
    }

    private static BigDecimal sum(List<Object> values, DataType type) {
        return values.stream().map(Reference::decimal).reduce(BigDecimal.ZERO.setScale(type.scale()), BigDecimal::add);
    }

    private static double doubleSum(List<Object> values) {
        double plain = values.stream().mapToDouble(v -> (Double) v).sum();
        return Double.isFinite(plain)
                ? values.stream()
                        .map(Reference::decimal)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .doubleValue()
                : plain;
    }

    private static Object exact(BigDecimal sum, DataType result) {
        BigInteger unscaled = sum.unscaledValue();
        boolean fits = result.kind() == TypeKind.DECIMAL
                ? unscaled.abs().compareTo(BigInteger.TEN.pow(result.precision())) < 0
                : unscaled.bitLength() < 64;
        if (!fits) {
            throw new TravertineException(ErrorCode.NUMERIC_OUT_OF_RANGE, "sum");
        }
        return result.kind() == TypeKind.DECIMAL ? sum : (Object) unscaled.longValue();
    }

    private static double variance(List<Object> values, long divisor) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof Double number && !Double.isFinite(number)) {
                return Double.NaN;
            }
            numbers.add(decimal(value));
        }
        BigDecimal mean = numbers.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(numbers.size()), new MathContext(80));
        BigDecimal squares =
                numbers.stream().map(n -> n.subtract(mean).pow(2)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return squares.divide(BigDecimal.valueOf(divisor), new MathContext(80)).doubleValue();
    }

    private List<List<@Nullable Object>> join(PlanNode.Join node) {
        List<List<@Nullable Object>> left = run(node.left());
        List<List<@Nullable Object>> right = run(node.right());
        List<List<@Nullable Object>> output = new ArrayList<>();
        boolean[] used = new boolean[right.size()];
        int leftWidth = node.left().outputType().size();
        int rightWidth = node.right().outputType().size();
        for (List<@Nullable Object> row : left) {
            boolean matched = false;
            boolean unknown = false;
            for (int i = 0; i < right.size(); i++) {
                Boolean answer = condition(node, row, right.get(i));
                unknown |= answer == null;
                if (Boolean.TRUE.equals(answer)) {
                    matched = true;
                    used[i] = true;
                    switch (node.kind()) {
                        case INNER, LEFT, RIGHT, FULL -> output.add(concat(row, right.get(i)));
                        default -> {}
                    }
                }
            }
            switch (node.kind()) {
                case LEFT, FULL -> {
                    if (!matched) {
                        output.add(concat(row, nulls(rightWidth)));
                    }
                }
                case SEMI -> {
                    if (matched) {
                        output.add(row);
                    }
                }
                case ANTI -> {
                    if (!matched) {
                        output.add(row);
                    }
                }
                case MARK -> {
                    List<@Nullable Object> mark = new ArrayList<>();
                    mark.add(matched ? Boolean.TRUE : unknown ? null : Boolean.FALSE);
                    output.add(concat(row, mark));
                }
                default -> {}
            }
        }
        for (int i = 0; i < right.size(); i++) {
            boolean kept = switch (node.kind()) {
                case RIGHT, FULL -> !used[i];
                default -> false;
            };
            if (kept) {
                output.add(concat(nulls(leftWidth), right.get(i)));
            }
        }
        return output;
    }

    private static @Nullable Boolean condition(
            PlanNode.Join node, List<@Nullable Object> left, List<@Nullable Object> right) {
        boolean unknown = false;
        for (JoinKey key : node.keys()) {
            Object a = left.get(key.left());
            Object b = right.get(key.right());
            if (key.nullSafe() ? (a == null) != (b == null) : false) {
                return false;
            }
            if (a == null || b == null) {
                unknown |= !key.nullSafe();
            } else if (compareValues(a, b) != 0) {
                return false;
            }
        }
        Object residual = ReferenceExpression.evaluate(node.residual(), concat(left, right));
        if (Boolean.FALSE.equals(residual)) {
            return false;
        }
        return unknown || residual == null ? null : Boolean.TRUE;
    }

    private static List<@Nullable Object> concat(List<@Nullable Object> a, List<@Nullable Object> b) {
        List<@Nullable Object> row = new ArrayList<>(a);
        row.addAll(b);
        return row;
    }

    private static List<@Nullable Object> nulls(int count) {
        List<@Nullable Object> row = new ArrayList<>();
        Stream.generate(() -> 0).limit(count).forEach(i -> row.add(null));
        return row;
    }

    private List<List<@Nullable Object>> setOperation(PlanNode.SetOperation node) {
        List<List<@Nullable Object>> output = new ArrayList<>();
        List<List<Object>> right =
                new ArrayList<>(run(node.right()).stream().map(Reference::key).toList());
        List<List<Object>> given = new ArrayList<>();
        for (List<@Nullable Object> row : run(node.left())) {
            boolean intersect = node.kind() == PlanNode.SetOperation.Kind.INTERSECT;
            boolean inRight = node.all() ? right.remove(key(row)) : right.contains(key(row));
            if (inRight == intersect && (node.all() || !given.contains(key(row)))) {
                given.add(key(row));
                output.add(row);
            }
        }
        return output;
    }

    private List<List<@Nullable Object>> hop(PlanNode.Hop node) {
        List<List<@Nullable Object>> output = new ArrayList<>();
        for (List<@Nullable Object> row : run(node.input())) {
            if (row.get(node.timeColumn()) instanceof Long time) {
                long k = Math.floorDiv(time - node.offsetMicros(), node.slideMicros()) - 100;
                for (long i = 0; i < 300; i++, k++) {
                    long start = node.offsetMicros() + k * node.slideMicros();
                    if (start <= time && time < start + node.sizeMicros()) {
                        output.add(concat(
                                row, List.of(start, start + node.sizeMicros(), start + node.sizeMicros() - 1000)));
                    }
                }
            }
        }
        return output;
    }
}
