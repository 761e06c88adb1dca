package dev.travertine.executor.expression;

import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.type.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The result of CASE or COALESCE while it is put together of branches that each stand for some of the rows. */
final class Branches {
    final Vector output;
    private final @Nullable TextOutput texts;

    Branches(DataType type, OperatorContext context, Resources resources) {
        this.output = new Vector(Form.of(type));
        this.texts = output.form == Form.TEXT ? resources.own(new TextOutput(context.allocator())) : null;
    }

    /** All rows NULL, for a start. */
    void begin(int rows) {
        output.reset(rows);
        output.fillValidity(false);
        if (texts != null) {
            texts.clear();
            Arrays.fill(output.starts, 0, rows, 0);
            Arrays.fill(output.lengths, 0, rows, 0);
        }
    }

    /** Value {@code i} goes to row {@code rows[i]}. */
    void put(Vector value, int[] rows, int count) {
        for (int i = 0; i < count; i++) {
            if (value.isValid(i)) {
                output.setValid(rows[i]);
            }
        }
        switch (output.form) {
            case LONG -> scatter(value.longs, rows, count, output.longs);
            case INT128 -> {
                scatter(value.longs, rows, count, output.longs);
                scatter(value.highs, rows, count, output.highs);
            }
            case DOUBLE -> scatter(value.doubles, rows, count, output.doubles);
            case BIT -> {
                for (int i = 0; i < count; i++) {
                    output.setBit(rows[i], value.bit(i));
                }
            }
            case TEXT -> putTexts(value, rows, count);
        }
    }

    /** Adds the first {@code count} values behind the rows so far; what was there stays. */
    void append(Vector value, int count) {
        int before = output.rows;
        output.extend(before + count);
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = before + i;
        }
        put(value, rows, count);
    }

    private void putTexts(Vector value, int[] rows, int count) {
        TextOutput target = texts;
        if (target == null) {
            throw new IllegalStateException("no room for texts");
        }
        for (int i = 0; i < count; i++) {
            output.starts[rows[i]] = target.position();
            output.lengths[rows[i]] = value.lengths[i];
            target.append(value.data, value.starts[i], value.lengths[i]);
        }
    }

    Vector end() {
        if (texts != null) {
            output.data = texts.segment();
        }
        return output;
    }

    private static void scatter(long[] values, int[] rows, int count, long[] target) {
        for (int i = 0; i < count; i++) {
            target[rows[i]] = values[i];
        }
    }

    private static void scatter(double[] values, int[] rows, int count, double[] target) {
        for (int i = 0; i < count; i++) {
            target[rows[i]] = values[i];
        }
    }
}
