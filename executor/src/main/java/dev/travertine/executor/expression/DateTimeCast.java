package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.function.FunctionContext;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;

/** Dates, times and timestamps into one another. Digits of a second that the target lacks are cut off. */
final class DateTimeCast implements Node {
    private final Node argument;
    private final TypeKind source;
    private final DataType to;
    private final boolean safe;
    private final ZoneShift zone;
    /** Microseconds of the statement's time, in the session's zone, at midnight. */
    private final long today;
    /** Microseconds of the target's last digit. */
    private final long unit;

    private final Vector output = new Vector(Form.LONG);

    DateTimeCast(Node argument, DataType from, DataType to, boolean safe, FunctionContext functions) {
        this.argument = argument;
        this.source = from.kind();
        this.to = to;
        this.safe = safe;
        this.zone = new ZoneShift(functions.zone());
        long now = zone.toLocal(functions.nowMicros());
        this.today = now - Math.floorMod(now, Civil.DAY);
        this.unit = to.kind() == TypeKind.DATE ? Civil.DAY : Ranges.ten(6 - to.precision());
    }

    static boolean isDefined(TypeKind from, TypeKind to) {
        return switch (from) {
            case DATE -> to.isTimestamp();
            case TIME -> to.isTimestamp() || to == TypeKind.TIME;
            case TIMESTAMP, TIMESTAMP_LTZ -> to.isTimestamp() || to == TypeKind.DATE || to == TypeKind.TIME;
            default -> false;
        };
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = argument.evaluate(input);
        output.reset(input.rows()).validityOf(a);
        output.constant = a.constant;
        for (int i = 0; i < output.rows; i++) {
            if (output.isValid(i)) {
                try {
                    output.longs[i] = fromLocal(toLocal(a.longs[i]));
                } catch (ArithmeticException e) {
                    if (!safe) {
                        throw Ranges.outOfRange(to);
                    }
                    output.setNull(i);
                }
            }
        }
        return output;
    }

    /** As a timestamp of the session's zone. */
    private long toLocal(long value) {
        return switch (source) {
            case DATE -> Math.multiplyExact(value, Civil.DAY);
            case TIME -> today + value;
            case TIMESTAMP_LTZ -> zone.toLocal(value);
            default -> value;
        };
    }

    private long fromLocal(long micros) {
        return switch (to.kind()) {
            case DATE -> Math.toIntExact(Math.floorDiv(micros, Civil.DAY));
            case TIME -> cut(Math.floorMod(micros, Civil.DAY));
            case TIMESTAMP_LTZ -> zone.toInstant(cut(micros));
            default -> cut(micros);
        };
    }

    private long cut(long micros) {
        return unit == 1 ? micros : micros - Math.floorMod(micros, unit);
    }
}
