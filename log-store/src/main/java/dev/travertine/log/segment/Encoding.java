package dev.travertine.log.segment;

/** How the values of a column chunk are written. */
enum Encoding {
    /** Arrow's layout, served from the mapping as it is. */
    RAW(1),
    /** One value for all rows, in Arrow's layout. */
    CONST(2),
    /** Sorted distinct values in Arrow's layout, and bit-packed codes. */
    DICT(3),
    /** Integers: for each zone its least value, and bit-packed differences from it. */
    FOR(4),
    /** Runs of equal values: where each ends, and the values in Arrow's layout. */
    RLE(5);

    private final int code;

    Encoding(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Encoding of(int code) {
        for (Encoding encoding : values()) {
            if (encoding.code == code) {
                return encoding;
            }
        }
        throw new IllegalArgumentException("encoding " + code);
    }
}
