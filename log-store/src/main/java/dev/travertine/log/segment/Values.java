package dev.travertine.log.segment;

import dev.travertine.log.io.ByteInput;
import dev.travertine.log.io.ByteOutput;
import dev.travertine.spi.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values of zone maps: their order, and their bytes. Text is in the order of its UTF-8 bytes, NaN is the greatest number. */
public final class Values {
    private Values() {}

    /** Whether {@code one} is known to be less than {@code other}. */
    static boolean less(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return false;
        }
        return switch (one) {
            case Long a -> other instanceof Long b && a < b;
            case Double a -> other instanceof Double b && compare(a, b) < 0;
            case BigDecimal a -> other instanceof BigDecimal b && a.compareTo(b) < 0;
            case Boolean a -> other instanceof Boolean b && Boolean.compare(a, b) < 0;
            case String a -> other instanceof String b && Arrays.compareUnsigned(utf8(a), utf8(b)) < 0;
            case byte[] a -> other instanceof byte[] b && Arrays.compareUnsigned(a, b) < 0;
            default -> false;
        };
    }

    /** The order of numbers in SQL: both zeros are one, NaN is above all. */
    private static int compare(double a, double b) {
        return Double.compare(a + 0.0, b + 0.0);
    }

    public static @Nullable Object least(@Nullable Object a, @Nullable Object b) {
        return less(b, a) ? b : a;
    }

    public static @Nullable Object greatest(@Nullable Object a, @Nullable Object b) {
        return less(a, b) ? b : a;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Writes a value or its absence. */
    static void put(ByteOutput output, @Nullable Object value) {
        output.putBoolean(value != null);
        switch (value) {
            case null -> {}
            case Long number -> output.putLong(number);
            case Double number -> output.putLong(Double.doubleToRawLongBits(number));
            case BigDecimal number -> output.putBytes(number.unscaledValue().toByteArray());
            case Boolean bool -> output.putBoolean(bool);
            case String text -> output.putString(text);
            case byte[] bytes -> output.putBytes(bytes);
            default -> throw new IllegalStateException("a value of " + value.getClass());
        }
    }

    static @Nullable Object get(ByteInput input, DataType type) {
        if (!input.getBoolean()) {
            return null;
        }
        return switch (type.kind()) {
            case BOOLEAN -> input.getBoolean();
            case REAL, DOUBLE -> Double.longBitsToDouble(input.getLong());
            case DECIMAL -> decimal(input, type.scale());
            case VARCHAR, CHAR -> input.getString();
            case VARBINARY -> input.getBytes();
            default -> input.getLong();
        };
    }

    private static BigDecimal decimal(ByteInput input, int scale) {
        byte[] unscaled = input.getBytes();
        if (unscaled.length == 0) {
            throw input.corrupt();
        }
        return new BigDecimal(new BigInteger(unscaled), scale);
    }
}
