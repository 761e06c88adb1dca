package dev.travertine.executor.expression;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.plan.ScalarFunction;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** SUBSTRING and TRIM, which point into the argument's bytes, and CHAR_LENGTH. */
final class TextPart implements Node {
    private final ScalarFunction function;
    private final Node text;
    private final @Nullable Node start;
    private final @Nullable Node length;
    private final Vector output;

    TextPart(ScalarFunction function, Node text, @Nullable Node start, @Nullable Node length) {
        this.function = function;
        this.text = text;
        this.start = start;
        this.length = length;
        this.output = new Vector(function == ScalarFunction.CHAR_LENGTH ? Form.LONG : Form.TEXT);
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = text.evaluate(input);
        output.reset(input.rows()).validityOf(a);
        output.constant = a.constant;
        output.data = a.data;
        switch (function) {
            case CHAR_LENGTH -> countPoints(a.data, a.starts, a.lengths, output.longs, output.rows);
            case TRIM -> trim(a);
            default -> substring(input, a);
        }
        return output;
    }

    private static void countPoints(MemorySegment data, int[] starts, int[] lengths, long[] counts, int rows) {
        for (int i = 0; i < rows; i++) {
            counts[i] = Texts.codePoints(data, starts[i], lengths[i]);
        }
    }

    private void trim(Vector a) {
        for (int i = 0; i < output.rows; i++) {
            int from = a.starts[i];
            int to = from + a.lengths[i];
            while (from < to && a.data.get(JAVA_BYTE, from) == ' ') {
                from++;
            }
            while (to > from && a.data.get(JAVA_BYTE, to - 1) == ' ') {
                to--;
            }
            output.starts[i] = from;
            output.lengths[i] = to - from;
        }
    }

    private void substring(Batch input, Vector a) {
        if (start == null) {
            throw new IllegalStateException("SUBSTRING without a start");
        }
        Vector first = start.evaluate(input);
        Vector count = length == null ? null : length.evaluate(input);
        output.andValidityOf(first);
        output.constant &= first.constant;
        if (count != null) {
            output.andValidityOf(count);
            output.constant &= count.constant;
        }
        for (int i = 0; i < output.rows; i++) {
            output.starts[i] = a.starts[i];
            output.lengths[i] = 0;
            if (output.isValid(i)) {
                cut(a, i, first.longs[i], count == null ? Integer.MAX_VALUE : count.longs[i]);
            }
        }
    }

    /** Characters {@code first} to {@code first + count - 1}, counted from 1; those before the text count, but give nothing. */
    private void cut(Vector a, int row, long first, long count) {
        if (count < 0) {
            throw new TravertineException(ErrorCode.SUBSTRING_ERROR, "negative substring length not allowed");
        }
        long skipped = Math.max(0, first - 1);
        long points = first + count - 1 - skipped;
        if (points <= 0) {
            return;
        }
        int begin = a.starts[row];
        int end = begin + a.lengths[row];
        int from = Texts.position(a.data, begin, end, (int) Math.min(Integer.MAX_VALUE, skipped));
        output.starts[row] = from;
        output.lengths[row] = Texts.position(a.data, from, end, (int) Math.min(Integer.MAX_VALUE, points)) - from;
    }
}
