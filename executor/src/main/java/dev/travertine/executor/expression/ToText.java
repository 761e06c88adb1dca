package dev.travertine.executor.expression;

import dev.travertine.executor.pipeline.OperatorContext;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Any value as text. */
final class ToText implements Node {
    private final Node argument;
    private final DataType from;
    private final DataType to;
    private final ZoneShift zone;
    private final TextOutput texts;
    private final Vector output = new Vector(Form.TEXT);

    ToText(Node argument, DataType from, DataType to, OperatorContext context, Resources resources) {
        this.argument = argument;
        this.from = from;
        this.to = to;
        this.zone = new ZoneShift(context.functions().zone());
        this.texts = resources.own(new TextOutput(context.allocator()));
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = argument.evaluate(input);
        texts.clear();
        output.reset(input.rows()).validityOf(a);
        output.constant = a.constant;
        for (int i = 0; i < output.rows; i++) {
            output.starts[i] = texts.position();
            if (output.isValid(i)) {
                byte[] bytes = fitted(text(a, i)).getBytes(StandardCharsets.UTF_8);
                texts.append(bytes, bytes.length);
            }
            output.lengths[i] = texts.position() - output.starts[i];
        }
        output.data = texts.segment();
        return output;
    }

    /** All characters are ASCII here. */
    private String fitted(String text) {
        if (to.precision() == DataType.UNLIMITED) {
            return text;
        }
        if (text.length() > to.precision()) {
            return text.substring(0, to.precision());
        }
        return to.kind() == TypeKind.CHAR ? text + " ".repeat(to.precision() - text.length()) : text;
    }

    private String text(Vector a, int row) {
        return switch (from.kind()) {
            case BOOLEAN -> a.bit(row) ? "true" : "false";
            case REAL -> number(Float.toString((float) a.doubles[row]));
            case DOUBLE -> number(Double.toString(a.doubles[row]));
            case DECIMAL -> new BigDecimal(Decimals.get(a, row), from.scale()).toPlainString();
            case DATE -> DateTimeText.date(a.longs[row]);
            case TIME -> DateTimeText.time(a.longs[row]);
            case TIMESTAMP -> DateTimeText.timestamp(a.longs[row]);
            case TIMESTAMP_LTZ -> DateTimeText.timestamp(zone.toLocal(a.longs[row]));
            case INTERVAL_MONTH -> DateTimeText.months(a.longs[row]);
            case INTERVAL_DAY -> DateTimeText.interval(a.longs[row]);
            default -> Long.toString(a.longs[row]);
        };
    }

    /** Java's shortest digits as SQL writes them: {@code 1}, {@code 0.001}, {@code 1e+20}. */
    private static String number(String digits) {
        if (digits.endsWith(".0")) {
            return digits.substring(0, digits.length() - 2);
        }
        int exponentAt = digits.indexOf('E');
        if (exponentAt < 0) {
            return digits;
        }
        int exponent = Integer.parseInt(digits.substring(exponentAt + 1));
        if (exponent >= -5 && exponent < 15) {
            return new BigDecimal(digits).stripTrailingZeros().toPlainString();
        }
        String mantissa = digits.substring(0, exponentAt);
        String sign = exponent < 0 ? "-" : "+";
        String size = Integer.toString(Math.abs(exponent));
        return (mantissa.endsWith(".0") ? mantissa.substring(0, mantissa.length() - 2) : mantissa)
                + "e"
                + sign
                + (size.length() < 2 ? "0" : "")
                + size;
    }
}
