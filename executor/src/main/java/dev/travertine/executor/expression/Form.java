package dev.travertine.executor.expression;

import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.PhysicalType;

/** In which of its arrays a {@link Vector} has values. */
enum Form {
    /** Integers up to 64 bits, dates, times, intervals, short decimals: {@code longs}. */
    LONG,
    /** Long decimals: {@code longs} (low 64 bits) and {@code highs}. */
    INT128,
    /** REAL (rounded to it) and DOUBLE: {@code doubles}. */
    DOUBLE,
    /** BOOLEAN: {@code bits}. */
    BIT,
    /** Text and bytes: {@code starts} and {@code lengths} in {@code data}. */
    TEXT;

    static Form of(DataType type) {
        return of(type.physical());
    }

    static Form of(PhysicalType physical) {
        return switch (physical) {
            case BIT -> BIT;
            case INT8, INT16, INT32, INT64 -> LONG;
            case INT128 -> INT128;
            case FLOAT32, FLOAT64 -> DOUBLE;
            case VARLEN -> TEXT;
        };
    }
}
