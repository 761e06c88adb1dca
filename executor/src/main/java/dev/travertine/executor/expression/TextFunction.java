package dev.travertine.executor.expression;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.plan.ScalarFunction;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Functions that make new texts of old: concatenation and change of case. */
final class TextFunction implements Node {
    private final ScalarFunction function;
    private final Node[] arguments;
    private final TextOutput texts;
    private final Vector output = new Vector(Form.TEXT);
    private byte[] scratch = new byte[256];

    /** @param function CONCAT, UPPER or LOWER */
    TextFunction(ScalarFunction function, Node[] arguments, OperatorContext context, Resources resources) {
        this.function = function;
        this.arguments = arguments;
        this.texts = resources.own(new TextOutput(context.allocator()));
    }

    @Override
    public Vector evaluate(Batch input) {
        texts.clear();
        output.reset(input.rows());
        Vector[] values = new Vector[arguments.length];
        boolean constant = true;
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments[i].evaluate(input);
            output.andValidityOf(values[i]);
            constant &= values[i].constant;
        }
        output.constant = constant;
        for (int i = 0; i < output.rows; i++) {
            output.starts[i] = texts.position();
            if (output.isValid(i)) {
                switch (function) {
                    case CONCAT -> concatenate(values, i);
                    case UPPER -> changeCase(values[0], i, true);
                    default -> changeCase(values[0], i, false);
                }
            }
            output.lengths[i] = texts.position() - output.starts[i];
        }
        output.data = texts.segment();
        return output;
    }

    private void concatenate(Vector[] values, int row) {
        for (Vector value : values) {
            texts.append(value.data, value.starts[row], value.lengths[row]);
        }
    }

    private void changeCase(Vector value, int row, boolean upper) {
        MemorySegment data = value.data;
        int start = value.starts[row];
        int length = value.lengths[row];
        if (!Texts.isAscii(data, start, length)) {
            String text = Texts.string(value, row);
            String changed = upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
            byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
            texts.append(bytes, bytes.length);
            return;
        }
        if (scratch.length < length) {
            scratch = new byte[length * 2];
        }
        MemorySegment.copy(data, JAVA_BYTE, start, scratch, 0, length);
        changeAscii(scratch, length, upper ? 'a' : 'A');
        texts.append(scratch, length);
    }

    /** Flips the case of the 26 letters from {@code first}. */
    private static void changeAscii(byte[] bytes, int length, int first) {
        for (int i = 0; i < length; i++) {
            int letter = bytes[i] - first;
            bytes[i] ^= (byte) (letter >= 0 && letter < 26 ? 0x20 : 0);
        }
    }
}
