package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.plan.Expression;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code x IN (constants)}, by a hash set. */
final class InSetNode implements Node {
    private final Node argument;
    private final boolean hasNull;
    private final @Nullable LongSet longs;
    private final @Nullable TextSet texts;
    /** Long decimals, unscaled, or booleans. */
    private final Set<Object> others = new HashSet<>();

    private final Vector output = new Vector(Form.BIT);

    InSetNode(Node argument, List<Expression.Literal> values, boolean hasNull, Form form, int scale) {
        this.argument = argument;
        this.hasNull = hasNull;
        this.longs = form == Form.LONG || form == Form.DOUBLE ? new LongSet(values.size()) : null;
        this.texts = form == Form.TEXT ? new TextSet(values.size()) : null;
        for (Expression.Literal literal : values) {
            Object value = literal.value();
            switch (value) {
                case null -> throw new IllegalArgumentException("NULL among the values of a set");
                case Double number when longs != null -> longs.add(key(number));
                case Long number when longs != null -> longs.add(number);
                case BigDecimal decimal
                when longs != null ->
                    longs.add(decimal.setScale(scale).unscaledValue().longValueExact());
                case BigDecimal decimal -> others.add(decimal.setScale(scale).unscaledValue());
                case String text when texts != null -> texts.add(text.getBytes(StandardCharsets.UTF_8));
                case byte[] bytes when texts != null -> texts.add(bytes);
                default -> others.add(value);
            }
        }
    }

    /** Equal numbers have equal keys: -0.0 is 0.0, and all NaN are one. */
    private static long key(double value) {
        return Double.doubleToLongBits(value + 0.0);
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = argument.evaluate(input);
        output.reset(input.rows()).validityOf(a);
        output.constant = a.constant;
        for (int base = 0; base < output.rows; base += 64) {
            long word = 0;
            int end = Math.min(64, output.rows - base);
            for (int j = 0; j < end; j++) {
                word |= (contains(a, base + j) ? 1L : 0L) << j;
            }
            output.bits[base >>> 6] = word;
        }
        if (hasNull) {
            // No match is no answer then.
            long[] validity = output.validity == null ? filled() : output.writeValidity();
            for (int i = 0; i < Vector.words(output.rows); i++) {
                validity[i] &= output.bits[i];
            }
        }
        return output;
    }

    private long[] filled() {
        output.fillValidity(true);
        return output.writeValidity();
    }

    private boolean contains(Vector a, int row) {
        return switch (a.form) {
            case LONG -> longs != null && longs.contains(a.longs[row]);
            case DOUBLE -> longs != null && longs.contains(key(a.doubles[row]));
            case TEXT -> texts != null && texts.contains(a.data, a.starts[row], a.lengths[row]);
            case BIT -> others.contains(a.bit(row));
            case INT128 -> {
                BigInteger value = Decimals.get(a, row);
                yield others.contains(value);
            }
        };
    }
}
