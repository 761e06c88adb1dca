package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** text LIKE pattern; the pattern is compiled anew only where it differs from the row's before. */
final class LikeNode implements Node {
    private final Node text;
    private final Node pattern;
    private final int escape;
    private final Vector output = new Vector(Form.BIT);
    private @Nullable LikePattern compiled;
    private String compiledText = "";

    /** @param escape code point, or -1 */
    LikeNode(Node text, Node pattern, int escape) {
        this.text = text;
        this.pattern = pattern;
        this.escape = escape;
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = text.evaluate(input);
        Vector b = pattern.evaluate(input);
        output.reset(input.rows()).validityOf(a, b);
        output.constant = a.constant && b.constant;
        if (b.constant && b.isValid(0)) {
            match(compile(Texts.string(b, 0)), a, output.bits);
            return output;
        }
        for (int i = 0; i < output.rows; i++) {
            if (output.isValid(i)) {
                boolean matches = compile(Texts.string(b, i)).matches(a.data, a.starts[i], a.lengths[i]);
                output.setBit(i, matches);
            }
        }
        return output;
    }

    private LikePattern compile(String source) {
        LikePattern known = compiled;
        if (known == null || !source.equals(compiledText)) {
            known = LikePattern.compile(source, escape);
            compiled = known;
            compiledText = source;
        }
        return known;
    }

    private static void match(LikePattern pattern, Vector a, long[] bits) {
        MemorySegment data = a.data;
        for (int base = 0; base < a.rows; base += 64) {
            long word = 0;
            int end = Math.min(64, a.rows - base);
            for (int j = 0; j < end; j++) {
                int i = base + j;
                word |= (pattern.matches(data, a.starts[i], a.lengths[i]) ? 1L : 0L) << j;
            }
            bits[base >>> 6] = word;
        }
    }
}
