package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;

/** WINDOW_START(timestamp, size, offset): the greatest {@code offset + k * size} at or below the timestamp. */
final class WindowStart implements Node {
    private final Node time;
    private final Node size;
    private final Node offset;
    private final Vector output = new Vector(Form.LONG);

    WindowStart(Node time, Node size, Node offset) {
        this.time = time;
        this.size = size;
        this.offset = offset;
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = time.evaluate(input);
        Vector b = size.evaluate(input);
        Vector c = offset.evaluate(input);
        output.reset(input.rows()).validityOf(a, b);
        output.andValidityOf(c);
        output.constant = a.constant && b.constant && c.constant;
        for (int i = 0; i < output.rows; i++) {
            if (b.longs[i] <= 0 && output.isValid(i)) {
                throw new TravertineException(ErrorCode.INVALID_ARGUMENT, "window size must be greater than 0");
            }
        }
        if (b.constant && c.constant && output.rows > 0 && b.isValid(0)) {
            starts(a.longs, b.longs[0], c.longs[0], output.longs, output.rows);
        } else {
            for (int i = 0; i < output.rows; i++) {
                output.longs[i] = start(a.longs[i], Math.max(1, b.longs[i]), c.longs[i]);
            }
        }
        return output;
    }

    private static void starts(long[] times, long size, long offset, long[] result, int rows) {
        for (int i = 0; i < rows; i++) {
            result[i] = start(times[i], size, offset);
        }
    }

    private static long start(long time, long size, long offset) {
        return time - Math.floorMod(time - offset, size);
    }
}
