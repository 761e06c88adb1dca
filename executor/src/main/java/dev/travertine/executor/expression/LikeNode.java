package dev.travertine.executor.expression;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.travertine.spi.batch.Batch;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** text LIKE pattern; the pattern is compiled anew only where it differs from the row's before. */
final class LikeNode implements Node {
    /** Texts that span no more than this are brought to the heap in one piece, whatever lies between them. */
    private static final int SPAN_MAX = 1 << 16;

    private final Node text;
    private final Node pattern;
    private final int escape;
    /** The texts' bytes, and where each text begins there. */
    private byte[] bytes = {};

    private int[] starts = {};
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
        load(a);
        if (b.constant && b.isValid(0)) {
            match(compile(Texts.string(b, 0)), bytes, starts, a, output.bits);
            return output;
        }
        for (int i = 0; i < output.rows; i++) {
            if (output.isValid(i)) {
                output.setBit(i, compile(Texts.string(b, i)).matches(bytes, starts[i], a.lengths[i]));
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

    /** Brings the texts to the heap, where a search is quicker: those of a batch mostly lie side by side. */
    private void load(Vector a) {
        int from = Integer.MAX_VALUE;
        int to = 0;
        long used = 0;
        for (int i = 0; i < a.rows; i++) {
            if (a.lengths[i] > 0) {
                from = Math.min(from, a.starts[i]);
                to = Math.max(to, a.starts[i] + a.lengths[i]);
                used += a.lengths[i];
            }
        }
        if (starts.length < a.rows) {
            starts = new int[Math.max(a.rows, Batch.ROWS_MAX)];
        }
        if (used == 0) {
            Arrays.fill(starts, 0, a.rows, 0);
            return;
        }
        boolean together = to - from <= Math.max(SPAN_MAX, used * 2);
        long size = together ? to - from : used;
        if (bytes.length < size) {
            bytes = new byte[Math.toIntExact(Math.min(Integer.MAX_VALUE - 8, size + size / 2))];
        }
        if (together) {
            MemorySegment.copy(a.data, JAVA_BYTE, from, bytes, 0, (int) size);
        }
        int at = 0;
        for (int i = 0; i < a.rows; i++) {
            if (together) {
                starts[i] = a.lengths[i] == 0 ? 0 : a.starts[i] - from;
            } else {
                MemorySegment.copy(a.data, JAVA_BYTE, a.starts[i], bytes, at, a.lengths[i]);
                starts[i] = at;
                at += a.lengths[i];
            }
        }
    }

    private static void match(LikePattern pattern, byte[] bytes, int[] starts, Vector a, long[] bits) {
        for (int base = 0; base < a.rows; base += 64) {
            long word = 0;
            int end = Math.min(64, a.rows - base);
            for (int j = 0; j < end; j++) {
                int i = base + j;
                word |= (pattern.matches(bytes, starts[i], a.lengths[i]) ? 1L : 0L) << j;
            }
            bits[base >>> 6] = word;
        }
    }
}
