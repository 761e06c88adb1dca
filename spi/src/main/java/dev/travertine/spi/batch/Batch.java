package dev.travertine.spi.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows that move together, column by column; a view that owns no memory.
 *
 * <p>Lifetime: who hands a batch out keeps it valid until the call that received it returns (push), or until the next call of
 * {@code next} or {@code close} (pull). Who wants rows for longer copies them.
 *
 * @param rows number of rows of every column
 * @param weights BIGINT weights of a change (Z-set): +n rows added, -n taken away; absent means that each row is added once
 */
public record Batch(
        List<Column> columns, int rows, @Nullable Column weights) {
    /** Rows that operators hand on at most at a time. */
    public static final int ROWS_MAX = 4096;

    public Batch {
        columns = List.copyOf(columns);
    }

    public static Batch of(List<Column> columns, int rows) {
        return new Batch(columns, rows, null);
    }

    public Column column(int index) {
        return columns.get(index);
    }

    public long weight(int row) {
        return weights == null ? 1 : weights.getLong(row);
    }
}
