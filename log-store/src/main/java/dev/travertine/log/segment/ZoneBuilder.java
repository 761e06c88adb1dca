package dev.travertine.log.segment;

import dev.travertine.log.part.Part;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.PhysicalType;
import dev.travertine.spi.type.TypeKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the least and the greatest value of each zone of a flat column. */
public final class ZoneBuilder {
    /** Longer values are cut to a lower bound, or give up the upper one. */
    private static final int TEXT_BYTES_MAX = 64;

    private ZoneBuilder() {}

    static List<Zone> build(Column column, int rows) {
        List<Zone> zones = new ArrayList<>();
        for (int from = 0; from < rows; from += Part.ZONE_ROWS) {
            zones.add(zone(column, from, Math.min(rows, from + Part.ZONE_ROWS)));
        }
        return zones;
    }

    /** As {@link #zone(Column, int, int)}, where the sorted distinct values are known. */
    static Zone zone(Column column, Dictionary dictionary, int from, int to) {
        int nulls = 0;
        int least = Integer.MAX_VALUE;
        int greatest = -1;
        for (int i = from; i < to; i++) {
            if (column.validity() != null && column.isNull(i)) {
                nulls++;
            } else {
                int code = (int) dictionary.codes()[i];
                least = Math.min(least, code);
                greatest = Math.max(greatest, code);
            }
        }
        return greatest < 0
                ? new Zone(to - from, nulls, null, null)
                : new Zone(
                        to - from,
                        nulls,
                        lower(column, dictionary.rows()[least]),
                        upper(column, dictionary.rows()[greatest]));
    }

    /** Least and greatest value of some rows. */
    static Zone zone(Column column, int from, int to) {
        int nulls = 0;
        if (column.validity() != null) {
            for (int i = from; i < to; i++) {
                nulls += column.isNull(i) ? 1 : 0;
            }
        }
        if (nulls == to - from) {
            return new Zone(to - from, nulls, null, null);
        }
        PhysicalType physical = column.type().physical();
        return switch (physical) {
            case INT8, INT16, INT32, INT64 -> longs(column, from, to, nulls);
            case FLOAT32, FLOAT64 -> doubles(column, from, to, nulls);
            case VARLEN -> texts(column, from, to, nulls);
            case BIT, INT128 -> objects(column, from, to, nulls);
        };
    }

    private static Zone longs(Column column, int from, int to, int nulls) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            if (nulls == 0 || !column.isNull(i)) {
                long value = column.getLong(i);
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        return new Zone(to - from, nulls, object(column.type(), min), object(column.type(), max));
    }

    private static Object object(DataType type, long value) {
        return type.kind() == TypeKind.DECIMAL ? BigDecimal.valueOf(value, type.scale()) : (Object) value;
    }

    private static Zone doubles(Column column, int from, int to, int nulls) {
        double min = Double.NaN;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            if (nulls == 0 || !column.isNull(i)) {
                double value = column.getDouble(i);
                if (Double.compare(value + 0.0, min) < 0) {
                    min = value + 0.0;
                }
                if (Double.compare(value + 0.0, max) > 0) {
                    max = value + 0.0;
                }
            }
        }
        return new Zone(to - from, nulls, min, max);
    }

    private static Zone objects(Column column, int from, int to, int nulls) {
        Object min = null;
        Object max = null;
        for (int i = from; i < to; i++) {
            Object value = column.getObject(i);
            if (value != null) {
                min = min == null ? value : Values.least(min, value);
                max = max == null ? value : Values.greatest(max, value);
            }
        }
        return new Zone(to - from, nulls, min, max);
    }

    private static Zone texts(Column column, int from, int to, int nulls) {
        int least = -1;
        int greatest = -1;
        for (int i = from; i < to; i++) {
            if (nulls == 0 || !column.isNull(i)) {
                if (least < 0) {
                    least = i;
                    greatest = i;
                } else if (Dictionary.compare(column, i, least) < 0) {
                    least = i;
                } else if (Dictionary.compare(column, i, greatest) > 0) {
                    greatest = i;
                }
            }
        }
        return new Zone(to - from, nulls, lower(column, least), upper(column, greatest));
    }

    /** A bound below a text: itself, or the start of it. Text that is compared with padding has no bounds. */
    static @Nullable Object lower(Column column, int row) {
        if (column.type().kind() == TypeKind.CHAR) {
            return null;
        }
        byte[] bytes = column.getBytes(row);
        int length = Math.min(bytes.length, TEXT_BYTES_MAX);
        if (column.type().kind() == TypeKind.VARBINARY) {
            return Arrays.copyOf(bytes, length);
        }
        // Not in the middle of a character.
        while (length < bytes.length && length > 0 && (bytes[length] & 0xC0) == 0x80) {
            length--;
        }
        return text(Arrays.copyOf(bytes, length));
    }

    /** A bound above a text, where it is short. */
    static @Nullable Object upper(Column column, int row) {
        byte[] bytes = column.getBytes(row);
        if (column.type().kind() == TypeKind.CHAR || bytes.length > TEXT_BYTES_MAX) {
            return null;
        }
        return column.type().kind() == TypeKind.VARBINARY ? bytes : text(bytes);
    }

    /** Bytes that are no UTF-8 would come back as others. */
    private static @Nullable String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes) ? text : null;
    }
}
