package dev.travertine.embedded;

import dev.travertine.jdbc.session.Page;
import dev.travertine.spi.batch.Batch;
import java.math.BigDecimal;

/** A batch as a page; valid as long as the batch. */
record BatchPage(Batch batch) implements Page {
    @Override
    public int rows() {
        return batch.rows();
    }

    @Override
    public boolean isNull(int column, int row) {
        return batch.column(column).isNull(row);
    }

    @Override
    public boolean getBoolean(int column, int row) {
        return batch.column(column).getBoolean(row);
    }

    @Override
    public long getLong(int column, int row) {
        return batch.column(column).getLong(row);
    }

    @Override
    public double getDouble(int column, int row) {
        return batch.column(column).getDouble(row);
    }

    @Override
    public BigDecimal getDecimal(int column, int row) {
        return batch.column(column).getDecimal(row);
    }

    @Override
    public String getString(int column, int row) {
        return batch.column(column).getString(row);
    }

    @Override
    public byte[] getBytes(int column, int row) {
        return batch.column(column).getBytes(row);
    }
}
