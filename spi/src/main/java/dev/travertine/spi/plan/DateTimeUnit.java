package dev.travertine.spi.plan;

/** Units of EXTRACT and DATE_TRUNC. */
public enum DateTimeUnit {
    MICROSECOND,
    MILLISECOND,
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    /** ISO weeks, from Monday. */
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    DECADE,
    CENTURY,
    MILLENNIUM,
    /** EXTRACT only: 1 is Sunday, 7 is Saturday. */
    DOW,
    /** EXTRACT only: 1 is Monday, 7 is Sunday. */
    ISODOW,
    /** EXTRACT only. */
    DOY,
    /** EXTRACT only. */
    ISOYEAR,
    /** EXTRACT only: seconds since 1970-01-01. */
    EPOCH
}
