package dev.travertine.jdbc.session;

import java.math.BigDecimal;

/**
 * Some rows of a result. Columns and rows count from 0; an accessor must fit the type of the column and the value must not be
 * NULL.
 */
public interface Page {
    int rows();

    boolean isNull(int column, int row);

    /** BOOLEAN. */
    boolean getBoolean(int column, int row);

    /**
     * The integers, and by their number: DATE in days since 1970-01-01, TIME in microseconds since midnight, TIMESTAMP and
     * TIMESTAMP_LTZ in microseconds since 1970-01-01 00:00:00 (UTC), INTERVAL_MONTH in months, INTERVAL_DAY in microseconds.
     */
    long getLong(int column, int row);

    /** REAL, DOUBLE. */
    double getDouble(int column, int row);

    /** DECIMAL, with the scale of the column. */
    BigDecimal getDecimal(int column, int row);

    /** VARCHAR, CHAR. */
    String getString(int column, int row);

    /** VARBINARY; a copy. */
    byte[] getBytes(int column, int row);
}
