package dev.travertine.spi.type;

/**
 * A SQL type, as a value.
 *
 * @param kind which type
 * @param precision DECIMAL: digits, 1 to 38. VARCHAR, CHAR, VARBINARY: greatest length or {@link #UNLIMITED}. TIME and
 *     timestamps: digits of a second, 0 to 6. Else 0
 * @param scale DECIMAL: digits behind the point, 0 to precision. Else 0
 * @param nullable whether a value may be NULL
 */
public record DataType(TypeKind kind, int precision, int scale, boolean nullable) {
    public static final int UNLIMITED = -1;

    /** Most digits of a DECIMAL that is held in 64 bits. */
    public static final int DECIMAL64_PRECISION_MAX = 18;

    public static final int DECIMAL_PRECISION_MAX = 38;

    public static final DataType BOOLEAN = of(TypeKind.BOOLEAN);
    public static final DataType TINYINT = of(TypeKind.TINYINT);
    public static final DataType SMALLINT = of(TypeKind.SMALLINT);
    public static final DataType INTEGER = of(TypeKind.INTEGER);
    public static final DataType BIGINT = of(TypeKind.BIGINT);
    public static final DataType REAL = of(TypeKind.REAL);
    public static final DataType DOUBLE = of(TypeKind.DOUBLE);
    public static final DataType VARCHAR = new DataType(TypeKind.VARCHAR, UNLIMITED, 0, true);
    public static final DataType VARBINARY = new DataType(TypeKind.VARBINARY, UNLIMITED, 0, true);
    public static final DataType DATE = of(TypeKind.DATE);
    public static final DataType TIME = new DataType(TypeKind.TIME, 6, 0, true);
    public static final DataType TIMESTAMP = new DataType(TypeKind.TIMESTAMP, 6, 0, true);
    public static final DataType TIMESTAMP_LTZ = new DataType(TypeKind.TIMESTAMP_LTZ, 6, 0, true);
    public static final DataType INTERVAL_MONTH = of(TypeKind.INTERVAL_MONTH);
    public static final DataType INTERVAL_DAY = new DataType(TypeKind.INTERVAL_DAY, 6, 0, true);

    public DataType {
        if (kind == TypeKind.DECIMAL
                && (precision < 1 || precision > DECIMAL_PRECISION_MAX || scale < 0 || scale > precision)) {
            throw new IllegalArgumentException("DECIMAL(" + precision + ", " + scale + ")");
        }
    }

    private static DataType of(TypeKind kind) {
        return new DataType(kind, 0, 0, true);
    }

    public static DataType decimal(int precision, int scale) {
        return new DataType(TypeKind.DECIMAL, precision, scale, true);
    }

    public DataType withNullable(boolean value) {
        return value == nullable ? this : new DataType(kind, precision, scale, value);
    }

    public DataType notNull() {
        return withNullable(false);
    }

    /** How the values lie in memory. */
    public PhysicalType physical() {
        return switch (kind) {
            case BOOLEAN -> PhysicalType.BIT;
            case TINYINT -> PhysicalType.INT8;
            case SMALLINT -> PhysicalType.INT16;
            case INTEGER, DATE, INTERVAL_MONTH -> PhysicalType.INT32;
            case BIGINT, TIME, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_DAY -> PhysicalType.INT64;
            case REAL -> PhysicalType.FLOAT32;
            case DOUBLE -> PhysicalType.FLOAT64;
            case DECIMAL -> precision <= DECIMAL64_PRECISION_MAX ? PhysicalType.INT64 : PhysicalType.INT128;
            case VARCHAR, CHAR, VARBINARY -> PhysicalType.VARLEN;
        };
    }

    /** The type as one writes it in SQL, without nullability: {@code DECIMAL(15, 2)}. */
    public String sql() {
        return switch (kind) {
            case DECIMAL -> "DECIMAL(" + precision + ", " + scale + ")";
            case VARCHAR, CHAR, VARBINARY -> precision == UNLIMITED ? kind.name() : kind + "(" + precision + ")";
            case TIME, TIMESTAMP -> kind + "(" + precision + ")";
            case TIMESTAMP_LTZ -> "TIMESTAMP(" + precision + ") WITH LOCAL TIME ZONE";
            case INTERVAL_MONTH -> "INTERVAL YEAR TO MONTH";
            case INTERVAL_DAY -> "INTERVAL DAY TO SECOND";
            default -> kind.name();
        };
    }

    @Override
    public String toString() {
        return nullable ? sql() : sql() + " NOT NULL";
    }
}
