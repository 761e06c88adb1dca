package dev.travertine.executor.operator.sort;

import dev.travertine.executor.operator.rows.Lanes;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.plan.SortKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares rows one by one: for few rows, and to find where equal keys end. Stateless but for what it was made with. */
public final class RowOrder {
    private final List<Column> columns;
    private final List<SortKey> keys;

    /**
     * @param columns flat
     * @param keys over the columns
     */
    public RowOrder(List<Column> columns, List<SortKey> keys) {
        this.columns = columns;
        this.keys = keys;
    }

    /** The keys, followed by all other columns, ascending and NULL last: an order that leaves nothing to chance. */
    public static List<SortKey> total(List<SortKey> keys, int columns) {
        List<SortKey> total = new ArrayList<>(keys);
        boolean[] used = new boolean[columns];
        keys.forEach(key -> used[key.column()] = true);
        for (int i = 0; i < columns; i++) {
            if (!used[i]) {
                total.add(new SortKey(i, false, false));
            }
        }
        return total;
    }

    /** Compares by the keys from {@code firstKey} on. */
    int compare(int a, int b, int firstKey) {
        for (int k = firstKey; k < keys.size(); k++) {
            SortKey key = keys.get(k);
            Column column = columns.get(key.column());
            boolean aNull = column.isNull(a);
            boolean bNull = column.isNull(b);
            if (aNull || bNull) {
                if (aNull != bNull) {
                    return aNull == key.nullsFirst() ? -1 : 1;
                }
                continue;
            }
            int order = compareValues(column, a, b);
            if (order != 0) {
                return key.descending() ? -order : order;
            }
        }
        return 0;
    }

    /** Whether two rows agree in all of these keys. */
    public boolean same(int a, int b) {
        return compare(a, b, 0) == 0;
    }

    /** Compares two values of a column that are not NULL. */
    static int compareValues(Column column, int a, int b) {
        return switch (column.type().physical()) {
            case BIT -> Boolean.compare(column.getBoolean(a), column.getBoolean(b));
            case FLOAT32, FLOAT64 -> Long.compare(sortable(column.getDouble(a)), sortable(column.getDouble(b)));
            case INT128 -> {
                int high = Long.compare(column.getHigh(a), column.getHigh(b));
                yield high != 0 ? high : Long.compareUnsigned(column.getLong(a), column.getLong(b));
            }
            case VARLEN -> Arrays.compareUnsigned(column.getBytes(a), column.getBytes(b));
            default -> Long.compare(column.getLong(a), column.getLong(b));
        };
    }

    private static long sortable(double value) {
        long bits = Lanes.keyBits(value);
        return bits ^ ((bits >> 63) >>> 1);
    }
}
