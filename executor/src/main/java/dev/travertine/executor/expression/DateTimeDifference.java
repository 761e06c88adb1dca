package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;

/** DATETIME_DIFFERENCE: microseconds between two dates or two timestamps. */
final class DateTimeDifference implements Node {
    private final Node left;
    private final Node right;
    private final boolean dates;
    private final DataType type;
    private final Vector output = new Vector(Form.LONG);

    DateTimeDifference(Node left, Node right, DataType leftType, DataType type) {
        this.left = left;
        this.right = right;
        this.dates = leftType.kind() == TypeKind.DATE;
        this.type = type;
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = left.evaluate(input);
        Vector b = right.evaluate(input);
        output.reset(input.rows()).validityOf(a, b);
        output.constant = a.constant && b.constant;
        // Days have 32 bits, but 64 bits hold the microseconds of a difference only up to some 292,000 years.
        long max = dates ? Long.MAX_VALUE / Civil.DAY : Long.MAX_VALUE;
        for (int i = 0; i < output.rows; i++) {
            long x = a.longs[i];
            long y = b.longs[i];
            long difference = x - y;
            if ((((x ^ y) & (x ^ difference)) < 0 || Math.abs(difference) > max) && output.isValid(i)) {
                throw Ranges.outOfRange(type);
            }
            output.longs[i] = dates ? difference * Civil.DAY : difference;
        }
        return output;
    }
}
