package dev.travertine.jdbc.session;

import java.util.Objects;

/** Name and type of a column of a result, or the type of a parameter. */
public final class ColumnInfo {
    /** The precision of text and binary columns that have no greatest length. */
    public static final int UNLIMITED = -1;

    private final String label;
    private final String type;
    private final int precision;
    private final int scale;
    private final boolean nullable;

    /**
     * A column.
     *
     * @param label its name, or empty for a parameter
     * @param type BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECIMAL, VARCHAR, CHAR, VARBINARY, DATE, TIME,
     *     TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_MONTH or INTERVAL_DAY
     * @param precision DECIMAL: digits. VARCHAR, CHAR, VARBINARY: greatest length or {@link #UNLIMITED}. TIME and
     *     timestamps: digits of a second. Else 0
     * @param scale DECIMAL: digits behind the point. Else 0
     */
    public ColumnInfo(String label, String type, int precision, int scale, boolean nullable) {
        this.label = Objects.requireNonNull(label);
        this.type = Objects.requireNonNull(type);
        this.precision = precision;
        this.scale = scale;
        this.nullable = nullable;
    }

    public String label() {
        return label;
    }

    public String type() {
        return type;
    }

    public int precision() {
        return precision;
    }

    public int scale() {
        return scale;
    }

    public boolean isNullable() {
        return nullable;
    }

    @Override
    public String toString() {
        return label + " " + type + "(" + precision + ", " + scale + ")" + (nullable ? "" : " NOT NULL");
    }
}
