package dev.travertine.spi.plan;

/**
 * The scalar functions that the executor has kernels for. The planner casts arguments so that they fit what is said here;
 * NULL in gives NULL out unless said otherwise. Everything else is a {@link Expression.Compiled}.
 */
public enum ScalarFunction {
    /** Two arguments of the result's kind (DECIMAL: of the result's scale). Overflow is 22003. */
    ADD("+"),
    SUBTRACT("-"),
    /** Arguments of the result's kind; DECIMAL: any scales whose sum is at least the result's scale (rounded half up). */
    MULTIPLY("*"),
    /** Arguments of the result's kind; integers truncate; DECIMAL rounds half up to the result's scale. 22012 for zero. */
    DIVIDE("/"),
    /** Remainder with the sign of the dividend; arguments as for {@link #ADD}. 22012 for zero. */
    MOD("%"),
    NEGATE("-"),
    ABS("ABS"),

    /** Comparisons: two arguments of equal kind (DECIMAL: equal scale; text by UTF-8 bytes; NaN is the greatest double). */
    EQ("="),
    NE("<>"),
    LT("<"),
    LE("<="),
    GT(">"),
    GE(">="),
    /** As comparisons, but NULL is a value: never NULL. */
    IS_DISTINCT_FROM("IS DISTINCT FROM"),
    IS_NOT_DISTINCT_FROM("IS NOT DISTINCT FROM"),

    /** Two or more BOOLEAN arguments, three-valued logic. */
    AND("AND"),
    OR("OR"),
    NOT("NOT"),
    /** One argument of any type (IS_TRUE ... of BOOLEAN); never NULL. */
    IS_NULL("IS NULL"),
    IS_NOT_NULL("IS NOT NULL"),
    IS_TRUE("IS TRUE"),
    IS_NOT_TRUE("IS NOT TRUE"),
    IS_FALSE("IS FALSE"),
    IS_NOT_FALSE("IS NOT FALSE"),
    /** Two or more arguments of the result's type; the first that is not NULL. */
    COALESCE("COALESCE"),

    /** Text || text. */
    CONCAT("||"),
    /** Text, pattern (any expression), and a literal escape of one character or no third argument. Linear time. */
    LIKE("LIKE"),
    /** As LIKE, without regard to case. */
    ILIKE("ILIKE"),
    /** Text, start (INTEGER, from 1; SQL's rules for starts below 1), length (INTEGER, optional; below 0 is 22011). */
    SUBSTRING("SUBSTRING"),
    UPPER("UPPER"),
    LOWER("LOWER"),
    /** Characters (code points) of a text; INTEGER. */
    CHAR_LENGTH("CHAR_LENGTH"),
    /** Text without leading and trailing spaces. */
    TRIM("TRIM"),

    /**
     * Literal {@link DateTimeUnit} name, then a DATE, TIME, TIMESTAMP or INTERVAL; BIGINT. A TIMESTAMP_LTZ is first brought
     * to the session's zone.
     */
    EXTRACT("EXTRACT"),
    /** Literal {@link DateTimeUnit} name, then DATE or TIMESTAMP; the same type, down to the start of the unit. */
    DATE_TRUNC("DATE_TRUNC"),
    /** DATE, TIME or TIMESTAMP, then INTERVAL_MONTH (the day is cut to the month's last) or INTERVAL_DAY. */
    ADD_INTERVAL("+"),
    /** Two of DATE or TIMESTAMP of equal kind; INTERVAL_DAY (microseconds). */
    DATETIME_DIFFERENCE("-"),
    /**
     * TIMESTAMP, INTERVAL_DAY size, INTERVAL_DAY offset: start of the tumbling window that holds it (greatest
     * {@code offset + k * size} at or below).
     */
    WINDOW_START("WINDOW_START"),

    /** No arguments; TIMESTAMP_LTZ, the same in a whole statement. */
    CURRENT_TIMESTAMP("CURRENT_TIMESTAMP");

    private final String sql;

    ScalarFunction(String sql) {
        this.sql = sql;
    }

    /** The name or sign in SQL, as EXPLAIN prints it. */
    public String sql() {
        return sql;
    }
}
