package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;

/**
 * A step of a compiled expression: gives a vector that stays valid until it is evaluated again. What it holds of memory
 * outside of the heap was told to the compiler's {@link Resources}.
 */
interface Node {
    Vector evaluate(Batch input);
}
