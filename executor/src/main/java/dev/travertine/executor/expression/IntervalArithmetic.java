package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;
import java.time.ZoneId;

/** ADD_INTERVAL: a date, time or timestamp, and months or microseconds. */
final class IntervalArithmetic implements Node {
    private final Node left;
    private final Node right;
    private final DataType leftType;
    private final boolean months;
    private final DataType type;
    private final ZoneShift zone;
    private final Vector output = new Vector(Form.LONG);

    IntervalArithmetic(Node left, DataType leftType, Node right, DataType rightType, DataType type, ZoneId zone) {
        this.left = left;
        this.right = right;
        this.leftType = leftType;
        this.months = rightType.kind() == TypeKind.INTERVAL_MONTH;
        this.type = type;
        this.zone = new ZoneShift(zone);
        if (months && leftType.kind() == TypeKind.TIME) {
            throw TravertineException.unsupported("TIME plus months");
        }
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = left.evaluate(input);
        Vector b = right.evaluate(input);
        output.reset(input.rows()).validityOf(a, b);
        output.constant = a.constant && b.constant;
        if (!months && leftType.kind().isTimestamp()) {
            if (add(a.longs, b.longs, output.longs, output.rows) < 0) {
                addEach(a, b);
            }
        } else {
            addEach(a, b);
        }
        return output;
    }

    private void addEach(Vector a, Vector b) {
        for (int i = 0; i < output.rows; i++) {
            if (output.isValid(i)) {
                output.longs[i] = sum(a.longs[i], b.longs[i]);
            }
        }
    }

    private long sum(long value, long interval) {
        try {
            return switch (leftType.kind()) {
                case DATE -> addToDate(value, interval);
                case TIME -> Math.floorMod(value + interval % Civil.DAY, Civil.DAY);
                case TIMESTAMP_LTZ ->
                    months ? zone.toInstant(addMonths(zone.toLocal(value), interval)) : Math.addExact(value, interval);
                default -> months ? addMonths(value, interval) : Math.addExact(value, interval);
            };
        } catch (ArithmeticException e) {
            throw new TravertineException(ErrorCode.DATETIME_OVERFLOW, "value out of range for type " + type.sql(), e);
        }
    }

    private long addToDate(long day, long interval) {
        if (type.kind() == TypeKind.DATE) {
            long sum = months ? Civil.addMonths(day, interval) : Math.addExact(day, Math.floorDiv(interval, Civil.DAY));
            return Math.toIntExact(sum);
        }
        long micros = Math.multiplyExact(day, Civil.DAY);
        return months ? addMonths(micros, interval) : Math.addExact(micros, interval);
    }

    private static long addMonths(long micros, long months) {
        long day = Math.floorDiv(micros, Civil.DAY);
        return Math.addExact(
                Math.multiplyExact(Civil.addMonths(day, months), Civil.DAY), Math.floorMod(micros, Civil.DAY));
    }

    private static long add(long[] a, long[] b, long[] result, int rows) {
        long suspicion = 0;
        for (int i = 0; i < rows; i++) {
            long sum = a[i] + b[i];
            result[i] = sum;
            suspicion |= (a[i] ^ sum) & (b[i] ^ sum);
        }
        return suspicion;
    }
}
