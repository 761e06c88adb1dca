package dev.travertine.spi.type;

/** How the values of a flat column lie in memory; all little-endian, as in Arrow's columnar format. */
public enum PhysicalType {
    /** One bit a value, least significant first. */
    BIT(0),
    INT8(1),
    INT16(2),
    INT32(4),
    INT64(8),
    /** Two's complement, low 64 bits first (the layout of Arrow's Decimal128). */
    INT128(16),
    FLOAT32(4),
    FLOAT64(8),
    /** int32 offsets (one more than rows) into bytes. */
    VARLEN(0);

    private final int byteWidth;

    PhysicalType(int byteWidth) {
        this.byteWidth = byteWidth;
    }

    /** Bytes a value, or 0 for {@link #BIT} and {@link #VARLEN}. */
    public int byteWidth() {
        return byteWidth;
    }
}
