package dev.travertine.jdbc;

import dev.travertine.jdbc.session.ColumnInfo;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;

/** The engine's types in the words of JDBC; the constants have the engine's names. */
enum JdbcType {
    BOOLEAN(Types.BOOLEAN, Boolean.class, 1, 5),
    TINYINT(Types.TINYINT, Integer.class, 3, 4),
    SMALLINT(Types.SMALLINT, Integer.class, 5, 6),
    INTEGER(Types.INTEGER, Integer.class, 10, 11),
    BIGINT(Types.BIGINT, Long.class, 19, 20),
    REAL(Types.REAL, Float.class, 7, 14),
    DOUBLE(Types.DOUBLE, Double.class, 15, 24),
    DECIMAL(Types.DECIMAL, BigDecimal.class, 38, 40),
    VARCHAR(Types.VARCHAR, String.class, Integer.MAX_VALUE, Integer.MAX_VALUE),
    CHAR(Types.CHAR, String.class, Integer.MAX_VALUE, Integer.MAX_VALUE),
    VARBINARY(Types.VARBINARY, byte[].class, Integer.MAX_VALUE, Integer.MAX_VALUE),
    DATE(Types.DATE, java.sql.Date.class, 10, 10),
    TIME(Types.TIME, java.sql.Time.class, 15, 15),
    TIMESTAMP(Types.TIMESTAMP, java.sql.Timestamp.class, 26, 26),
    TIMESTAMP_LTZ(Types.TIMESTAMP_WITH_TIMEZONE, OffsetDateTime.class, 32, 32),
    INTERVAL_MONTH(Types.OTHER, Period.class, 9, 16),
    INTERVAL_DAY(Types.OTHER, Duration.class, 19, 32);

    private final int code;
    private final Class<?> javaClass;
    private final int precisionMax;
    private final int displaySizeMax;

    JdbcType(int code, Class<?> javaClass, int precisionMax, int displaySizeMax) {
        this.code = code;
        this.javaClass = javaClass;
        this.precisionMax = precisionMax;
        this.displaySizeMax = displaySizeMax;
    }

    static JdbcType of(ColumnInfo column) {
        return valueOf(column.type());
    }

    /** The constant of {@link Types}. */
    int code() {
        return code;
    }

    /** What {@code getObject} gives. */
    Class<?> javaClass() {
        return javaClass;
    }

    /** The name in SQL, without precision. */
    String sqlName() {
        switch (this) {
            case TIMESTAMP_LTZ:
                return "TIMESTAMP WITH LOCAL TIME ZONE";
            case INTERVAL_MONTH:
                return "INTERVAL YEAR TO MONTH";
            case INTERVAL_DAY:
                return "INTERVAL DAY TO SECOND";
            default:
                return name();
        }
    }

    /** What stands before a literal of the type, or null; behind it stands an apostrophe then. */
    String literalPrefix() {
        switch (this) {
            case VARCHAR:
            case CHAR:
                return "'";
            case VARBINARY:
                return "X'";
            case DATE:
            case TIME:
            case TIMESTAMP:
                return name() + " '";
            default:
                return null;
        }
    }

    int precisionMax() {
        return precisionMax;
    }

    /** Digits of a number, characters of a text or of a time, bytes of a binary value. */
    int precision(ColumnInfo column) {
        switch (this) {
            case DECIMAL:
                return column.precision();
            case VARCHAR:
            case CHAR:
            case VARBINARY:
                return column.precision() == ColumnInfo.UNLIMITED ? precisionMax : column.precision();
            case TIME:
            case TIMESTAMP:
            case TIMESTAMP_LTZ:
                return precisionMax - (column.precision() == 0 ? 7 : 6 - column.precision());
            default:
                return precisionMax;
        }
    }

    /** Digits behind the point: of a decimal, or of a second. */
    int scale(ColumnInfo column) {
        switch (this) {
            case DECIMAL:
                return column.scale();
            case TIME:
            case TIMESTAMP:
            case TIMESTAMP_LTZ:
                return column.precision();
            case INTERVAL_DAY:
                return 6;
            default:
                return 0;
        }
    }

    int displaySize(ColumnInfo column) {
        switch (this) {
            case DECIMAL:
                return column.precision() + (column.scale() > 0 ? 3 : 1);
            case VARCHAR:
            case CHAR:
            case VARBINARY:
            case TIME:
            case TIMESTAMP:
            case TIMESTAMP_LTZ:
                return precision(column);
            default:
                return displaySizeMax;
        }
    }

    boolean isInteger() {
        return this == TINYINT || this == SMALLINT || this == INTEGER || this == BIGINT;
    }

    boolean isNumber() {
        return isInteger() || this == REAL || this == DOUBLE || this == DECIMAL;
    }

    boolean isText() {
        return this == VARCHAR || this == CHAR;
    }
}
