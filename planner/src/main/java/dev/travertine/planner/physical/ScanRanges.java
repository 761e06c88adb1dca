package dev.travertine.planner.physical;

import dev.travertine.spi.catalog.ColumnRange;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Expression.Call;
import dev.travertine.spi.plan.Expression.ColumnRef;
import dev.travertine.spi.plan.Expression.InSet;
import dev.travertine.spi.plan.Expression.Literal;
import dev.travertine.spi.plan.PlanNode;
import dev.travertine.spi.plan.ScalarFunction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a filter lets a scan leave out: comparisons of a column with a literal. The filter stays, so wider is never wrong. */
final class ScanRanges {
    private ScanRanges() {}

    /** The input, with ranges at the scan that the condition stands on. */
    static PlanNode prune(PlanNode input, Expression condition) {
        return switch (input) {
            case PlanNode.Scan scan -> prune(scan, condition);
            case PlanNode.Filter filter ->
                new PlanNode.Filter(prune(filter.input(), condition), filter.condition(), filter.estimatedRows());
            default -> input;
        };
    }

    private static PlanNode prune(PlanNode.Scan scan, Expression condition) {
        List<ColumnRange> ranges = new ArrayList<>(scan.ranges());
        for (Expression part : Expressions.conjuncts(condition)) {
            ColumnRange range = range(part);
            if (range != null) {
                ranges.add(new ColumnRange(scan.columns().get(range.column()), range.low(), range.high()));
            }
        }
        return ranges.size() == scan.ranges().size()
                ? scan
                : new PlanNode.Scan(
                        scan.table(), scan.columns(), merged(ranges), scan.outputType(), scan.estimatedRows());
    }

    private static @Nullable ColumnRange range(Expression part) {
        if (part instanceof InSet in
                && in.argument() instanceof ColumnRef ref
                && !in.values().isEmpty()) {
            List<Object> values = new ArrayList<>();
            for (Literal literal : in.values()) {
                if (!isOrdered(literal.value())) {
                    return null;
                }
                values.add(literal.value());
            }
            values.sort(ScanRanges::compare);
            return new ColumnRange(ref.index(), values.getFirst(), values.getLast());
        }
        if (!(part instanceof Call call) || call.arguments().size() != 2) {
            return null;
        }
        Expression left = call.arguments().get(0);
        Expression right = call.arguments().get(1);
        if (left instanceof ColumnRef ref && right instanceof Literal literal) {
            return range(call.function(), ref.index(), literal.value());
        }
        if (right instanceof ColumnRef ref && left instanceof Literal literal) {
            return range(mirrored(call.function()), ref.index(), literal.value());
        }
        return null;
    }

    private static @Nullable ColumnRange range(ScalarFunction function, int column, @Nullable Object value) {
        if (!isOrdered(value)) {
            return null;
        }
        return switch (function) {
            case EQ -> new ColumnRange(column, value, value);
            case LT, LE -> new ColumnRange(column, null, value);
            case GT, GE -> new ColumnRange(column, value, null);
            default -> null;
        };
    }

    private static ScalarFunction mirrored(ScalarFunction function) {
        return switch (function) {
            case LT -> ScalarFunction.GT;
            case LE -> ScalarFunction.GE;
            case GT -> ScalarFunction.LT;
            case GE -> ScalarFunction.LE;
            default -> function;
        };
    }

    /** NaN compares as no bound does. */
    private static boolean isOrdered(@Nullable Object value) {
        return value instanceof Long
                || value instanceof BigDecimal
                || value instanceof String
                || (value instanceof Double number && !number.isNaN());
    }

    /** One range a column. */
    private static List<ColumnRange> merged(List<ColumnRange> ranges) {
        List<ColumnRange> merged = new ArrayList<>();
        for (ColumnRange range : ranges) {
            int same = -1;
            for (int i = 0; i < merged.size(); i++) {
                same = merged.get(i).column() == range.column() ? i : same;
            }
            if (same < 0) {
                merged.add(range);
            } else {
                ColumnRange other = merged.get(same);
                merged.set(
                        same,
                        new ColumnRange(
                                range.column(), greater(range.low(), other.low()), less(range.high(), other.high())));
            }
        }
        return merged;
    }

    private static @Nullable Object greater(@Nullable Object a, @Nullable Object b) {
        return a == null ? b : b == null || compare(a, b) >= 0 ? a : b;
    }

    private static @Nullable Object less(@Nullable Object a, @Nullable Object b) {
        return a == null ? b : b == null || compare(a, b) <= 0 ? a : b;
    }

    private static int compare(Object a, Object b) {
        return switch (a) {
            case Long number -> number.compareTo((Long) b);
            case Double number -> number.compareTo((Double) b);
            case BigDecimal number -> number.compareTo((BigDecimal) b);
            default -> UTF_8.compare(a.toString(), b.toString());
        };
    }

    /** Code point order is the order of UTF-8 bytes; String's own is not, beyond U+FFFF. */
    private static final Comparator<String> UTF_8 = (a, b) -> {
        int i = 0;
        int most = Math.min(a.length(), b.length());
        while (i < most) {
            int x = a.codePointAt(i);
            int y = b.codePointAt(i);
            if (x != y) {
                return Integer.compare(x, y);
            }
            i += Character.charCount(x);
        }
        return Integer.compare(a.length(), b.length());
    };
}
