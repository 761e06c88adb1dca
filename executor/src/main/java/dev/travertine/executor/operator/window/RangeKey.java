package dev.travertine.executor.operator.window;

import dev.travertine.spi.batch.Column;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.Expression;
import dev.travertine.spi.plan.Frame;
import dev.travertine.spi.plan.SortKey;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The order key of a RANGE frame with distances: finds where values less than, or up to, value minus or plus distance end. Rows
 * with a NULL key are each other's frame. Numbers are compared as decimals, so that nothing overflows.
 */
final class RangeKey {
    private static final long DAY_MICROS = 86_400_000_000L;

    private final Column column;
    private final boolean descending;
    private final Expression.@Nullable Literal startDistance;
    private final Expression.@Nullable Literal endDistance;

    /** The stretch of the partition whose key is not NULL. */
    private int from;

    private int to;

    private RangeKey(
            Column column,
            boolean descending,
            Expression.@Nullable Literal startDistance,
            Expression.@Nullable Literal endDistance) {
        this.column = column;
        this.descending = descending;
        this.startDistance = startDistance;
        this.endDistance = endDistance;
    }

    static RangeKey of(Column column, SortKey key, Frame frame) {
        check(column.type(), frame.start());
        check(column.type(), frame.end());
        return new RangeKey(
                column, key.descending(), frame.start().distance(), frame.end().distance());
    }

    private static void check(DataType type, Frame.Bound bound) {
        if (bound.kind() != Frame.Bound.Kind.PRECEDING && bound.kind() != Frame.Bound.Kind.FOLLOWING) {
            return;
        }
        Object value = bound.distance() == null ? null : bound.distance().value();
        if (!(value instanceof Number number) || number.doubleValue() < 0) {
            throw new TravertineException(
                    ErrorCode.INVALID_ARGUMENT, "distance of a window frame must not be negative or NULL");
        }
        boolean countable = switch (type.kind()) {
            case BOOLEAN, VARCHAR, CHAR, VARBINARY -> false;
            default -> true;
        };
        if (!countable) {
            throw TravertineException.unsupported("RANGE with a distance over " + type.sql());
        }
    }

    /** Begins with a partition. */
    void start(SortedRows rows, int start, int end) {
        from = start;
        to = end;
        while (from < to && column.isNull(rows.row(from))) {
            from++;
        }
        while (to > from && column.isNull(rows.row(to - 1))) {
            to--;
        }
    }

    /**
     * The first position of the frame ({@code first}), or the position after its last one.
     *
     * @param back whether the distance goes against the order
     */
    int bound(SortedRows rows, int position, boolean back, boolean first) {
        int row = rows.row(position);
        if (column.isNull(row)) {
            return first ? rows.peerStart(position) : rows.peerEnd(position);
        }
        Expression.Literal distance = first ? startDistance : endDistance;
        if (distance == null) {
            throw new IllegalStateException("no distance");
        }
        Number target = shifted(value(row), distance, back == descending);
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = compare(value(rows.row(middle)), target);
            int along = descending ? -order : order;
            if (first ? along < 0 : along <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Number value(int row) {
        return switch (column.type().kind()) {
            case REAL, DOUBLE -> column.getDouble(row);
            case DECIMAL -> column.getDecimal(row);
            default -> column.getLong(row);
        };
    }

    private static int compare(Number a, Number b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return Double.compare(x == 0 ? 0.0 : x, y == 0 ? 0.0 : y);
        }
        return decimal(a).compareTo(decimal(b));
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue());
    }

    private Number shifted(Number value, Expression.Literal distance, boolean up) {
        Object by = distance.value();
        if (!(by instanceof Number step)) {
            throw new IllegalStateException("no distance");
        }
        if (value instanceof Double number) {
            return up ? number + step.doubleValue() : number - step.doubleValue();
        }
        if (distance.type().kind() == TypeKind.INTERVAL_MONTH && column.type().kind() != TypeKind.INTERVAL_MONTH) {
            return plusMonths(value.longValue(), up ? step.longValue() : -step.longValue());
        }
        if (distance.type().kind() == TypeKind.INTERVAL_DAY && column.type().kind() == TypeKind.DATE) {
            long micros = up ? step.longValue() : -step.longValue();
            return decimal(value)
                    .add(BigDecimal.valueOf(micros).divide(BigDecimal.valueOf(DAY_MICROS), MathContext.DECIMAL128));
        }
        BigDecimal exact = step instanceof Double number ? BigDecimal.valueOf(number) : decimal(step);
        return up ? decimal(value).add(exact) : decimal(value).subtract(exact);
    }

    /** The day of the month is cut to the month's last. */
    private long plusMonths(long value, long months) {
        if (column.type().kind() == TypeKind.DATE) {
            return LocalDate.ofEpochDay(value).plusMonths(months).toEpochDay();
        }
        Instant instant = Instant.EPOCH.plus(value, ChronoUnit.MICROS);
        Instant moved = instant.atOffset(ZoneOffset.UTC).plusMonths(months).toInstant();
        return ChronoUnit.MICROS.between(Instant.EPOCH, moved);
    }
}
