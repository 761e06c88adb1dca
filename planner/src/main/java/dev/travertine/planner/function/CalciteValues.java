package dev.travertine.planner.function;

import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.calcite.avatica.util.ByteString;
import org.jspecify.annotations.Nullable;

/** Values of our columns as Calcite's generated code wants them, and back. Calcite counts milliseconds, we microseconds. */
final class CalciteValues {
    private static final long MICROS_PER_MILLI = 1000;

    private CalciteValues() {}

    static @Nullable Object get(Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        return switch (column.type().kind()) {
            case BOOLEAN -> column.getBoolean(row);
            case TINYINT -> (byte) column.getLong(row);
            case SMALLINT -> (short) column.getLong(row);
            case INTEGER, DATE, INTERVAL_MONTH -> (int) column.getLong(row);
            case BIGINT -> column.getLong(row);
            case REAL -> (float) column.getDouble(row);
            case DOUBLE -> column.getDouble(row);
            case DECIMAL -> column.getDecimal(row);
            case VARCHAR, CHAR -> column.getString(row);
            case VARBINARY -> new ByteString(column.getBytes(row));
            case TIME -> (int) millis(column.getLong(row));
            case TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_DAY -> millis(column.getLong(row));
        };
    }

    private static long millis(long micros) {
        if (micros % MICROS_PER_MILLI != 0) {
            throw TravertineException.unsupported("this function of a time with a part below a millisecond");
        }
        return micros / MICROS_PER_MILLI;
    }

    static void append(@Nullable Object value, ColumnBuffer output) {
        DataType type = output.type();
        switch (value) {
            case null -> output.appendNull();
            case Boolean bool -> output.appendBoolean(bool);
            case String text -> output.appendString(text);
            case Character letter -> output.appendString(letter.toString());
            case ByteString bytes -> output.appendBytes(bytes.getBytes());
            case Number number -> appendNumber(number, type, output);
            default -> throw new IllegalStateException("a function gave a value of " + value.getClass());
        }
    }

    private static void appendNumber(Number number, DataType type, ColumnBuffer output) {
        switch (type.kind()) {
            case REAL, DOUBLE -> output.appendDouble(number.doubleValue());
            case DECIMAL -> output.appendDecimal(decimal(number, type));
            case TIME, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_DAY ->
                output.appendLong(Math.multiplyExact(number.longValue(), MICROS_PER_MILLI));
            default -> output.appendLong(integer(number, type));
        }
    }

    private static BigDecimal decimal(Number number, DataType type) {
        BigDecimal exact = number instanceof BigDecimal big ? big : new BigDecimal(number.toString());
        BigDecimal scaled = exact.setScale(type.scale(), RoundingMode.HALF_UP);
        if (scaled.precision() > type.precision()) {
            throw outOfRange(number, type);
        }
        return scaled;
    }

    private static long integer(Number number, DataType type) {
        long value = number instanceof BigDecimal big
                ? big.setScale(0, RoundingMode.HALF_UP).longValueExact()
                : number.longValue();
        boolean fits = switch (type.kind()) {
            case TINYINT -> value == (byte) value;
            case SMALLINT -> value == (short) value;
            case BIGINT -> true;
            default -> value == (int) value;
        };
        if (!fits || (number instanceof Double && type.kind() != TypeKind.BIGINT && number.doubleValue() != value)) {
            throw outOfRange(number, type);
        }
        return value;
    }

    private static TravertineException outOfRange(Number number, DataType type) {
        return new TravertineException(
                ErrorCode.NUMERIC_OUT_OF_RANGE, "value " + number + " is out of range of " + type.sql());
    }
}
