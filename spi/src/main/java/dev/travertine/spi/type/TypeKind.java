package dev.travertine.spi.type;

/** The SQL types that a column can have. */
public enum TypeKind {
    BOOLEAN,
    TINYINT,
    SMALLINT,
    INTEGER,
    BIGINT,
    REAL,
    DOUBLE,
    /** Precision 1 to 38; held as the unscaled integer. */
    DECIMAL,
    /** UTF-8; precision is the greatest length in characters, or {@link DataType#UNLIMITED}. */
    VARCHAR,
    /** UTF-8, padded with spaces to its precision. */
    CHAR,
    VARBINARY,
    /** Days since 1970-01-01. */
    DATE,
    /** Microseconds since midnight. */
    TIME,
    /** Microseconds since 1970-01-01T00:00:00, without a zone. */
    TIMESTAMP,
    /** Microseconds since 1970-01-01T00:00:00Z, shown in the session's zone: TIMESTAMP WITH LOCAL TIME ZONE. */
    TIMESTAMP_LTZ,
    /** Months. */
    INTERVAL_MONTH,
    /** Microseconds. */
    INTERVAL_DAY;

    public boolean isInteger() {
        return this == TINYINT || this == SMALLINT || this == INTEGER || this == BIGINT;
    }

    public boolean isFloat() {
        return this == REAL || this == DOUBLE;
    }

    public boolean isNumeric() {
        return isInteger() || isFloat() || this == DECIMAL;
    }

    public boolean isText() {
        return this == VARCHAR || this == CHAR;
    }

    public boolean isTimestamp() {
        return this == TIMESTAMP || this == TIMESTAMP_LTZ;
    }
}
