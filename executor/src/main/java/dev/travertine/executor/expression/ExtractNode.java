package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.DateTimeUnit;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** EXTRACT(unit FROM date, time, timestamp or interval). */
final class ExtractNode implements Node {
    private final DateTimeUnit unit;
    private final Node argument;
    private final TypeKind kind;
    /** Null where instants play no part. */
    private final @Nullable ZoneShift zone;

    private final Vector output = new Vector(Form.LONG);

    ExtractNode(DateTimeUnit unit, Node argument, DataType type, ZoneId zone) {
        this.unit = unit;
        this.argument = argument;
        this.kind = type.kind();
        // Seconds since 1970 are the same everywhere.
        this.zone = kind == TypeKind.TIMESTAMP_LTZ && unit != DateTimeUnit.EPOCH ? new ZoneShift(zone) : null;
        if (!isDefined()) {
            throw TravertineException.unsupported("EXTRACT(" + unit + " FROM " + type.sql() + ")");
        }
    }

    private boolean isDefined() {
        boolean ofMonths = unit.compareTo(DateTimeUnit.MONTH) >= 0 && unit.compareTo(DateTimeUnit.MILLENNIUM) <= 0;
        boolean ofClock = unit.compareTo(DateTimeUnit.HOUR) <= 0;
        return switch (kind) {
            case DATE, TIMESTAMP, TIMESTAMP_LTZ -> true;
            case TIME -> ofClock || unit == DateTimeUnit.EPOCH;
            case INTERVAL_DAY -> ofClock || unit == DateTimeUnit.DAY || unit == DateTimeUnit.EPOCH;
            case INTERVAL_MONTH -> ofMonths;
            default -> false;
        };
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = argument.evaluate(input);
        int rows = input.rows();
        output.reset(rows).validityOf(a);
        output.constant = a.constant;
        switch (kind) {
            case DATE -> ofDates(unit, a.longs, output.longs, rows);
            case INTERVAL_MONTH -> ofMonths(unit, a.longs, output.longs, rows);
            case INTERVAL_DAY -> ofInterval(unit, a.longs, output.longs, rows);
            default -> ofTimestamps(a, rows);
        }
        return output;
    }

    private void ofTimestamps(Vector a, int rows) {
        long[] micros = a.longs;
        if (zone != null) {
            for (int i = 0; i < rows; i++) {
                output.longs[i] = a.isValid(i) ? zone.toLocal(a.longs[i]) : 0;
            }
            micros = output.longs;
        }
        if (unit.compareTo(DateTimeUnit.HOUR) <= 0) {
            ofClock(unit, micros, output.longs, rows);
        } else if (unit == DateTimeUnit.EPOCH) {
            toDays(micros, output.longs, Civil.SECOND, rows);
        } else {
            toDays(micros, output.longs, Civil.DAY, rows);
            ofDates(unit, output.longs, output.longs, rows);
        }
    }

    private static void toDays(long[] source, long[] target, long divisor, int rows) {
        for (int i = 0; i < rows; i++) {
            target[i] = Math.floorDiv(source[i], divisor);
        }
    }

    private static void ofClock(DateTimeUnit unit, long[] source, long[] target, int rows) {
        long whole;
        long divisor;
        switch (unit) {
            case HOUR -> {
                whole = Civil.DAY;
                divisor = Civil.HOUR;
            }
            case MINUTE -> {
                whole = Civil.HOUR;
                divisor = Civil.MINUTE;
            }
            case SECOND -> {
                whole = Civil.MINUTE;
                divisor = Civil.SECOND;
            }
            case MILLISECOND -> {
                whole = Civil.MINUTE;
                divisor = 1000;
            }
            default -> {
                whole = Civil.MINUTE;
                divisor = 1;
            }
        }
        for (int i = 0; i < rows; i++) {
            target[i] = Math.floorMod(source[i], whole) / divisor;
        }
    }

    private static void ofInterval(DateTimeUnit unit, long[] source, long[] target, int rows) {
        for (int i = 0; i < rows; i++) {
            long micros = source[i];
            target[i] = switch (unit) {
                case DAY -> micros / Civil.DAY;
                case HOUR -> micros % Civil.DAY / Civil.HOUR;
                case MINUTE -> micros % Civil.HOUR / Civil.MINUTE;
                case SECOND -> micros % Civil.MINUTE / Civil.SECOND;
                case MILLISECOND -> micros % Civil.MINUTE / 1000;
                case MICROSECOND -> micros % Civil.MINUTE;
                default -> micros / Civil.SECOND;
            };
        }
    }

    private static void ofMonths(DateTimeUnit unit, long[] source, long[] target, int rows) {
        for (int i = 0; i < rows; i++) {
            long months = source[i];
            target[i] = switch (unit) {
                case MONTH -> months % 12;
                case QUARTER -> months % 12 / 3 + 1;
                case YEAR -> months / 12;
                case DECADE -> months / 120;
                case CENTURY -> months / 1200;
                default -> months / 12_000;
            };
        }
    }

    private static void ofDates(DateTimeUnit unit, long[] source, long[] target, int rows) {
        switch (unit) {
            case MICROSECOND, MILLISECOND, SECOND, MINUTE, HOUR -> Arrays.fill(target, 0, rows, 0);
            case YEAR -> {
                for (int i = 0; i < rows; i++) {
                    target[i] = Civil.year(Civil.pack(source[i]));
                }
            }
            case MONTH -> {
                for (int i = 0; i < rows; i++) {
                    target[i] = Civil.month(Civil.pack(source[i]));
                }
            }
            case DAY -> {
                for (int i = 0; i < rows; i++) {
                    target[i] = Civil.day(Civil.pack(source[i]));
                }
            }
            default -> {
                for (int i = 0; i < rows; i++) {
                    target[i] = ofDate(unit, source[i]);
                }
            }
        }
    }

    private static long ofDate(DateTimeUnit unit, long day) {
        long packed = Civil.pack(day);
        long year = Civil.year(packed);
        return switch (unit) {
            case QUARTER -> (Civil.month(packed) + 2) / 3;
            case WEEK -> Civil.isoWeek(day);
            case DECADE -> Math.floorDiv(year, 10L);
            case CENTURY -> year > 0 ? (year + 99) / 100 : year / 100 - 1;
            case MILLENNIUM -> year > 0 ? (year + 999) / 1000 : year / 1000 - 1;
            case DOW -> (Civil.weekday(day) + 1) % 7 + 1;
            case ISODOW -> Civil.weekday(day) + 1;
            case DOY -> Civil.dayOfYear(day, packed);
            case ISOYEAR -> Civil.isoYear(day);
            case EPOCH -> day * 86_400;
            default -> throw new IllegalStateException(unit.name());
        };
    }
}
