package dev.travertine.engine.continuous;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchBuffer;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.batch.ColumnBuffer;
import dev.travertine.spi.type.RowType;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Rows as bytes that are equal just when the rows are: for each column a byte that says whether there is a value, then the
 * value, with its length before it where that varies. One thread at a time.
 */
final class RowCodec {
    private final RowType type;
    private ByteBuffer buffer = ByteBuffer.allocate(256);

    RowCodec(RowType type) {
        this.type = type;
    }

    byte[] encode(Batch batch, int row) {
        buffer.clear();
        for (int i = 0; i < type.size(); i++) {
            encode(batch.column(i), row);
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private void encode(Column column, int row) {
        room(17);
        if (column.isNull(row)) {
            buffer.put((byte) 0);
            return;
        }
        buffer.put((byte) 1);
        switch (column.type().physical()) {
            case BIT -> buffer.put((byte) (column.getBoolean(row) ? 1 : 0));
            case FLOAT32, FLOAT64 -> buffer.putDouble(column.getDouble(row));
            case INT128 -> buffer.putLong(column.getHigh(row)).putLong(column.getLong(row));
            case VARLEN -> {
                byte[] bytes = column.getBytes(row);
                room(4 + bytes.length);
                buffer.putInt(bytes.length).put(bytes);
            }
            default -> buffer.putLong(column.getLong(row));
        }
    }

    private void room(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer wider = ByteBuffer.allocate(Math.max(buffer.capacity() * 2, buffer.position() + bytes));
            wider.put(buffer.flip());
            buffer = wider;
        }
    }

    /** Appends the row to the first columns of {@code target}. */
    void decode(byte[] encoded, BatchBuffer target) {
        ByteBuffer in = ByteBuffer.wrap(encoded);
        for (int i = 0; i < type.size(); i++) {
            decode(in, target.column(i));
        }
    }

    private static void decode(ByteBuffer in, ColumnBuffer column) {
        if (in.get() == 0) {
            column.appendNull();
            return;
        }
        switch (column.type().physical()) {
            case BIT -> column.appendBoolean(in.get() != 0);
            case FLOAT32, FLOAT64 -> column.appendDouble(in.getDouble());
            case INT128 -> column.appendInt128(in.getLong(), in.getLong());
            case VARLEN -> {
                byte[] bytes = new byte[in.getInt()];
                in.get(bytes);
                column.appendBytes(bytes);
            }
            default -> column.appendLong(in.getLong());
        }
    }
}
