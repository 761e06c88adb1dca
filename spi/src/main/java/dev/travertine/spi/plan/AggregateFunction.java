package dev.travertine.spi.plan;

/** Aggregate functions that the executor knows. NULL arguments are passed over unless said otherwise. */
public enum AggregateFunction {
    /** No argument: rows. One or more: rows in which none is NULL. BIGINT, never NULL. */
    COUNT,
    /** NULL for no rows. Integers sum to BIGINT, DECIMAL(p, s) to DECIMAL(38, s), floats to DOUBLE; overflow is 22003. */
    SUM,
    /** As SUM, 0 for no rows. */
    SUM0,
    MIN,
    MAX,
    /** Of integers and floats DOUBLE, of DECIMAL a DECIMAL (rounded half up); the type is in the call. */
    AVG,
    STDDEV_POP,
    STDDEV_SAMP,
    VAR_POP,
    VAR_SAMP,
    BOOL_AND,
    BOOL_OR,
    BIT_AND,
    BIT_OR,
    BIT_XOR,
    /** Any value, the least one for the sake of determinism. */
    ANY_VALUE,
    /** The only row's value (NULL counts); 21000 for more than one row, NULL for none. */
    SINGLE_VALUE,
    /** No data: the bit mask of those of the argument columns that the row's grouping set lacks (last argument lowest bit). */
    GROUPING
}
