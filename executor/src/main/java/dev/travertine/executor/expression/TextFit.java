package dev.travertine.executor.expression;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts and bytes cut to the greatest length of their type; CHAR is filled up with spaces, and loses them when it becomes
 * VARCHAR, as in PostgreSQL.
 */
final class TextFit implements Node {
    private final Node argument;
    private final int length;
    private final boolean bytes;
    private final boolean strips;
    /** For CHAR alone. */
    private final @Nullable TextOutput padded;

    private final byte[] spaces;
    private final Vector output = new Vector(Form.TEXT);

    TextFit(Node argument, DataType from, DataType to, OperatorContext context, Resources resources) {
        this.argument = argument;
        this.length = to.precision() == DataType.UNLIMITED ? Integer.MAX_VALUE : to.precision();
        this.bytes = to.kind() == TypeKind.VARBINARY;
        this.strips = from.kind() == TypeKind.CHAR && to.kind() == TypeKind.VARCHAR;
        boolean pads = to.kind() == TypeKind.CHAR && to.precision() != DataType.UNLIMITED;
        this.padded = pads ? resources.own(new TextOutput(context.allocator())) : null;
        this.spaces = new byte[pads ? length : 0];
        Arrays.fill(spaces, (byte) ' ');
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = argument.evaluate(input);
        output.reset(input.rows()).validityOf(a);
        output.constant = a.constant;
        output.data = a.data;
        for (int i = 0; i < output.rows; i++) {
            int start = a.starts[i];
            int size = strips && a.isValid(i) ? stripped(a.data, start, a.lengths[i]) : a.lengths[i];
            output.starts[i] = start;
            // A text of n bytes has at most n characters.
            output.lengths[i] = size <= length
                    ? size
                    : bytes ? length : Texts.position(a.data, start, start + size, length) - start;
        }
        if (padded != null) {
            pad(padded);
        }
        return output;
    }

    private static int stripped(MemorySegment data, int start, int length) {
        int size = length;
        while (size > 0 && data.get(JAVA_BYTE, start + size - 1) == ' ') {
            size--;
        }
        return size;
    }

    private void pad(TextOutput target) {
        target.clear();
        for (int i = 0; i < output.rows; i++) {
            int start = target.position();
            if (output.isValid(i)) {
                int points = Texts.codePoints(output.data, output.starts[i], output.lengths[i]);
                target.append(output.data, output.starts[i], output.lengths[i]);
                target.append(spaces, Math.max(0, length - points));
            }
            output.starts[i] = start;
            output.lengths[i] = target.position() - start;
        }
        output.data = target.segment();
    }
}
