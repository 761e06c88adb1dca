package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.DateTimeUnit;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** DATE_TRUNC(unit, date or timestamp): the start of the unit that holds the value. */
final class TruncateNode implements Node {
    private final DateTimeUnit unit;
    private final Node argument;
    private final boolean date;
    private final @Nullable ZoneShift zone;
    private final Vector output = new Vector(Form.LONG);

    TruncateNode(DateTimeUnit unit, Node argument, DataType type, ZoneId zone) {
        this.unit = unit;
        this.argument = argument;
        this.date = type.kind() == TypeKind.DATE;
        this.zone = type.kind() == TypeKind.TIMESTAMP_LTZ ? new ZoneShift(zone) : null;
        if (unit.compareTo(DateTimeUnit.MILLENNIUM) > 0
                || (!date && !type.kind().isTimestamp())) {
            throw TravertineException.unsupported("DATE_TRUNC of " + type.sql() + " to " + unit);
        }
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = argument.evaluate(input);
        int rows = input.rows();
        output.reset(rows).validityOf(a);
        output.constant = a.constant;
        if (date) {
            days(unit, a.longs, output.longs, rows);
        } else if (zone != null) {
            for (int i = 0; i < rows; i++) {
                output.longs[i] = a.isValid(i) ? zone.toInstant(micros(unit, zone.toLocal(a.longs[i]))) : 0;
            }
        } else {
            micros(unit, a.longs, output.longs, rows);
        }
        return output;
    }

    private static void days(DateTimeUnit unit, long[] source, long[] target, int rows) {
        for (int i = 0; i < rows; i++) {
            target[i] = day(unit, source[i]);
        }
    }

    private static void micros(DateTimeUnit unit, long[] source, long[] target, int rows) {
        long step = step(unit);
        if (step == 0) {
            for (int i = 0; i < rows; i++) {
                target[i] = micros(unit, source[i]);
            }
            return;
        }
        for (int i = 0; i < rows; i++) {
            target[i] = source[i] - Math.floorMod(source[i], step);
        }
    }

    private static long micros(DateTimeUnit unit, long value) {
        long step = step(unit);
        return step > 0 ? value - Math.floorMod(value, step) : day(unit, Math.floorDiv(value, Civil.DAY)) * Civil.DAY;
    }

    /** The unit's length, or 0 where it has none that is always the same (or does not start at midnight of day 0). */
    private static long step(DateTimeUnit unit) {
        return switch (unit) {
            case MICROSECOND -> 1;
            case MILLISECOND -> 1000;
            case SECOND -> Civil.SECOND;
            case MINUTE -> Civil.MINUTE;
            case HOUR -> Civil.HOUR;
            case DAY -> Civil.DAY;
            default -> 0;
        };
    }

    private static long day(DateTimeUnit unit, long day) {
        long packed = Civil.pack(day);
        long year = Civil.year(packed);
        int month = Civil.month(packed);
        return switch (unit) {
            case WEEK -> day - Civil.weekday(day);
            case MONTH -> day - Civil.day(packed) + 1;
            case QUARTER -> Civil.epochDay(year, (month - 1) / 3 * 3 + 1, 1);
            case YEAR -> Civil.epochDay(year, 1, 1);
            case DECADE -> Civil.epochDay(Math.floorDiv(year, 10L) * 10, 1, 1);
            case CENTURY -> Civil.epochDay(Math.floorDiv(year - 1, 100L) * 100 + 1, 1, 1);
            case MILLENNIUM -> Civil.epochDay(Math.floorDiv(year - 1, 1000L) * 1000 + 1, 1, 1);
            default -> day;
        };
    }
}
