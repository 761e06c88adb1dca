package dev.travertine.executor.operator;

import dev.travertine.spi.plan.Frame;
import dev.travertine.spi.plan.Frame.Bound;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.SortKey;
import dev.travertine.spi.plan.WindowCall;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Window functions by definition: each row asks of every row of its partition whether it is in the frame. */
final class ReferenceWindow {
    private final PlanNode.Window node;
    private final List<List<@Nullable Object>> rows;
    private final int[] groups;

    private ReferenceWindow(PlanNode.Window node, List<List<@Nullable Object>> partition) {
        this.node = node;
        this.rows = Reference.sorted(partition, node.orderBy());
        this.groups = new int[rows.size()];
        for (int i = 1; i < groups.length; i++) {
            boolean peers = Reference.order(node.orderBy()).compare(rows.get(i - 1), rows.get(i)) == 0;
            groups[i] = groups[i - 1] + (peers ? 0 : 1);
        }
    }

    static List<List<@Nullable Object>> run(PlanNode.Window node, List<List<@Nullable Object>> rows) {
        Map<List<Object>, List<List<@Nullable Object>>> partitions = new LinkedHashMap<>();
        for (List<@Nullable Object> row : rows) {
            partitions
                    .computeIfAbsent(Reference.key(Reference.pick(row, node.partitionBy())), k -> new ArrayList<>())
                    .add(row);
        }
        List<List<@Nullable Object>> output = new ArrayList<>();
        partitions.values().forEach(partition -> new ReferenceWindow(node, partition).run(output));
        return output;
    }

    private void run(List<List<@Nullable Object>> output) {
        for (int i = 0; i < rows.size(); i++) {
            List<@Nullable Object> row = new ArrayList<>(rows.get(i));
            for (WindowCall call : node.calls()) {
                row.add(value(call, i));
            }
            output.add(row);
        }
    }

    private @Nullable Object argument(WindowCall call, int argument, int position) {
        return ReferenceExpression.evaluate(call.arguments().get(argument), rows.get(position));
    }

    private @Nullable Object value(WindowCall call, int i) {
        int size = rows.size();
        int before = 0;
        while (groups[before] < groups[i]) {
            before++;
        }
        int upTo = i;
        while (upTo + 1 < size && groups[upTo + 1] == groups[i]) {
            upTo++;
        }
        List<Integer> frame = new ArrayList<>();
        for (int j = 0; j < size; j++) {
            if (inFrame(i, j)) {
                frame.add(j);
            }
        }
        return switch (call.function()) {
            case ROW_NUMBER -> i + 1L;
            case RANK -> before + 1L;
            case DENSE_RANK -> groups[i] + 1L;
            case PERCENT_RANK -> size == 1 ? 0.0 : (double) before / (size - 1);
            case CUME_DIST -> (double) (upTo + 1) / size;
            case NTILE -> tile((Long) Objects.requireNonNull(argument(call, 0, i)), i);
            case LAG, LEAD -> neighbour(call, i);
            case FIRST_VALUE -> nth(values(call, frame), 1);
            case LAST_VALUE -> nth(values(call, frame).reversed(), 1);
            case NTH_VALUE -> nth(values(call, frame), (Long) Objects.requireNonNull(argument(call, 1, i)));
            case AGGREGATE -> aggregate(call, frame);
        };
    }

    private long tile(long tiles, int i) {
        long tile = 0;
        long given = 0;
        for (long t = 0; t < tiles; t++) {
            long rowsOfTile = rows.size() / tiles + (t < rows.size() % tiles ? 1 : 0);
            if (i >= given && i < given + rowsOfTile) {
                tile = t + 1;
            }
            given += rowsOfTile;
        }
        return tile;
    }

    private @Nullable Object neighbour(WindowCall call, int i) {
        Object offset = call.arguments().size() > 1 ? argument(call, 1, i) : (Object) 1L;
        if (offset == null) {
            return null;
        }
        long left = (Long) offset;
        int step = call.function() == WindowCall.WindowFunction.LAG ? -1 : 1;
        int at = i;
        while (left > 0) {
            at += step;
            if (at < 0 || at >= rows.size()) {
                return call.arguments().size() > 2 ? argument(call, 2, i) : null;
            }
            left -= call.ignoreNulls() && argument(call, 0, at) == null ? 0 : 1;
        }
        return argument(call, 0, at);
    }

    private List<@Nullable Object> values(WindowCall call, List<Integer> frame) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int j : frame) {
            Object value = argument(call, 0, j);
            if (value != null || !call.ignoreNulls()) {
                values.add(value);
            }
        }
        return values;
    }

    private static @Nullable Object nth(List<@Nullable Object> values, long n) {
        return n <= values.size() ? values.get((int) n - 1) : null;
    }

    private @Nullable Object aggregate(WindowCall call, List<Integer> frame) {
        List<List<@Nullable Object>> arguments = new ArrayList<>();
        for (int j : frame) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int a = 0; a < call.arguments().size(); a++) {
                row.add(argument(call, a, j));
            }
            if (row.stream().allMatch(Objects::nonNull)) {
                arguments.add(row);
            }
        }
        DataType type = call.arguments().isEmpty()
                ? DataType.BIGINT
                : call.arguments().getFirst().type();
        return Reference.aggregate(call.aggregate(), arguments, type, call.type());
    }

    private boolean inFrame(int i, int j) {
        return reached(node.frame().start(), i, j, true) && reached(node.frame().end(), i, j, false);
    }

    /** Whether row j is at or behind the start, or at or before the end. */
    private boolean reached(Bound bound, int i, int j, boolean start) {
        long sign = start ? 1 : -1;
        return switch (bound.kind()) {
            case UNBOUNDED_PRECEDING -> start || false;
            case UNBOUNDED_FOLLOWING -> !start;
            case CURRENT_ROW ->
                node.frame().mode() == Frame.Mode.ROWS ? sign * (j - i) >= 0 : sign * (groups[j] - groups[i]) >= 0;
            case PRECEDING, FOLLOWING -> {
                Object distance = Objects.requireNonNull(bound.distance()).value();
                boolean back = bound.kind() == Bound.Kind.PRECEDING;
                yield switch (node.frame().mode()) {
                    case ROWS -> sign * (j - (i + (back ? -1 : 1) * (Long) Objects.requireNonNull(distance))) >= 0;
                    case GROUPS ->
                        sign * (groups[j] - (groups[i] + (back ? -1 : 1) * (Long) Objects.requireNonNull(distance)))
                                >= 0;
                    case RANGE -> inRange(bound, back, i, j, start);
                };
            }
        };
    }

    private boolean inRange(Bound bound, boolean back, int i, int j, boolean start) {
        SortKey key = node.orderBy().getFirst();
        Object here = rows.get(i).get(key.column());
        Object there = rows.get(j).get(key.column());
        if (here == null) {
            return start ? groups[j] >= groups[i] : groups[j] <= groups[i];
        }
        if (there == null) {
            return start ? j > i : j < i;
        }
        boolean up = back == key.descending();
        Object limit = shift(here, Objects.requireNonNull(bound.distance()).value(), bound, up, key.column());
        int order = compare(there, limit) * (key.descending() ? -1 : 1);
        return start ? order >= 0 : order <= 0;
    }

    private Object shift(Object value, @Nullable Object distance, Bound bound, boolean up, int column) {
        int sign = up ? 1 : -1;
        DataType by = Objects.requireNonNull(bound.distance()).type();
        TypeKind kind = node.input().outputType().type(column).kind();
        if (value instanceof Double number) {
            return number + sign * (Double) Objects.requireNonNull(distance);
        }
        if (kind == TypeKind.DATE && by.kind() == TypeKind.INTERVAL_MONTH) {
            return LocalDate.ofEpochDay((Long) value)
                    .plusMonths(sign * (Long) Objects.requireNonNull(distance))
                    .toEpochDay();
        }
        BigDecimal step = distance instanceof BigDecimal decimal
                ? decimal
                : BigDecimal.valueOf((Long) Objects.requireNonNull(distance));
        if (kind == TypeKind.DATE) {
            step = step.divide(BigDecimal.valueOf(86_400_000_000L), java.math.MathContext.DECIMAL128);
        }
        return big(value).add(step.multiply(BigDecimal.valueOf(sign)));
    }

    private static BigDecimal big(Object value) {
        return value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf((Long) value);
    }

    private static int compare(Object a, Object b) {
        if (a instanceof Double) {
            return Reference.compareValues(a, b);
        }
        return big(a).compareTo(big(b));
    }
}
