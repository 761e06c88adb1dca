package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as any other type; spaces around a value do not matter. */
final class FromText implements Node {
    private static final int SHOWN_MAX = 60;
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,6})?");

    private final Node argument;
    private final DataType to;
    private final boolean safe;
    private final long min;
    private final long max;
    private final ZoneShift zone;
    private final Vector output;

    FromText(Node argument, DataType to, boolean safe, ZoneId zone) {
        this.argument = argument;
        this.to = to;
        this.safe = safe;
        this.min = Ranges.min(to);
        this.max = Ranges.max(to);
        this.zone = new ZoneShift(zone);
        this.output = new Vector(Form.of(to));
        if (to.kind() == TypeKind.INTERVAL_DAY || to.kind() == TypeKind.INTERVAL_MONTH) {
            throw TravertineException.unsupported("CAST of text to " + to.sql());
        }
    }

    @Override
    public Vector evaluate(Batch input) {
        Vector a = argument.evaluate(input);
        output.reset(input.rows()).validityOf(a);
        output.constant = a.constant;
        for (int i = 0; i < output.rows; i++) {
            if (output.isValid(i)) {
                String text = Texts.string(a, i).strip();
                Outcome outcome = parse(text, i);
                if (outcome != Outcome.GOOD) {
                    if (!safe) {
                        throw error(outcome, text);
                    }
                    output.setNull(i);
                }
            }
        }
        return output;
    }

    private enum Outcome {
        GOOD,
        MALFORMED,
        OUT_OF_RANGE
    }

    private TravertineException error(Outcome outcome, String text) {
        String shown = text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "..." : text;
        if (outcome == Outcome.OUT_OF_RANGE) {
            return new TravertineException(
                    ErrorCode.NUMERIC_OUT_OF_RANGE, "value \"" + shown + "\" is out of range for type " + to.sql());
        }
        boolean number = to.kind().isNumeric() || to.kind() == TypeKind.BOOLEAN || to.kind() == TypeKind.VARBINARY;
        return new TravertineException(
                number ? ErrorCode.INVALID_TEXT : ErrorCode.INVALID_DATETIME,
                "invalid input for type " + to.sql() + ": \"" + shown + "\"");
    }

    private Outcome parse(String text, int row) {
        return switch (to.kind()) {
            case BOOLEAN -> parseBoolean(text, row);
            case TINYINT, SMALLINT, INTEGER, BIGINT -> parseInteger(text, row);
            case REAL, DOUBLE -> parseDouble(text, row);
            case DECIMAL -> parseDecimal(text, row);
            case DATE -> setTime(DateTimeText.parseDate(text), row);
            case TIME -> setTime(cut(DateTimeText.parseTime(text)), row);
            case TIMESTAMP -> setTime(cut(DateTimeText.parseTimestamp(text, null)), row);
            case TIMESTAMP_LTZ -> setTime(cut(DateTimeText.parseTimestamp(text, zone)), row);
            default -> throw new IllegalStateException(to.toString());
        };
    }

    private Outcome setTime(long value, int row) {
        output.longs[row] = value;
        return value == DateTimeText.BAD ? Outcome.MALFORMED : Outcome.GOOD;
    }

    private long cut(long micros) {
        long unit = Ranges.ten(6 - to.precision());
        return micros == DateTimeText.BAD ? micros : micros - Math.floorMod(micros, unit);
    }

    private Outcome parseBoolean(String text, int row) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> output.setBit(row, true);
            case "false", "f", "no", "n", "off", "0" -> output.setBit(row, false);
            default -> {
                return Outcome.MALFORMED;
            }
        }
        return Outcome.GOOD;
    }

    private Outcome parseInteger(String text, int row) {
        int length = text.length();
        int start = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        if (start == length) {
            return Outcome.MALFORMED;
        }
        for (int i = start; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return Outcome.MALFORMED;
            }
        }
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            return Outcome.OUT_OF_RANGE;
        }
        output.longs[row] = value;
        return value < min || value > max ? Outcome.OUT_OF_RANGE : Outcome.GOOD;
    }

    private Outcome parseDouble(String text, int row) {
        double value;
        if (NUMBER.matcher(text).matches()) {
            value = to.kind() == TypeKind.REAL ? Float.parseFloat(text) : Double.parseDouble(text);
            if (Double.isInfinite(value)) {
                return Outcome.OUT_OF_RANGE;
            }
        } else {
            switch (text.toLowerCase(Locale.ROOT)) {
                case "nan" -> value = Double.NaN;
                case "infinity", "inf", "+infinity", "+inf" -> value = Double.POSITIVE_INFINITY;
                case "-infinity", "-inf" -> value = Double.NEGATIVE_INFINITY;
                default -> {
                    return Outcome.MALFORMED;
                }
            }
        }
        output.doubles[row] = value;
        return Outcome.GOOD;
    }

    private Outcome parseDecimal(String text, int row) {
        if (!NUMBER.matcher(text).matches()) {
            return Outcome.MALFORMED;
        }
        BigDecimal value = new BigDecimal(text);
        // Digits before the point, before anything is computed with an exponent of a million.
        if (value.signum() != 0 && (long) value.precision() - value.scale() > to.precision()) {
            return Outcome.OUT_OF_RANGE;
        }
        if (value.scale() > to.scale() + value.precision() + 1L) {
            value = BigDecimal.ZERO;
        }
        var unscaled = value.setScale(to.scale(), RoundingMode.HALF_UP).unscaledValue();
        if (!Ranges.fits(unscaled, to)) {
            return Outcome.OUT_OF_RANGE;
        }
        Decimals.set(output, row, unscaled, to);
        return Outcome.GOOD;
    }
}
