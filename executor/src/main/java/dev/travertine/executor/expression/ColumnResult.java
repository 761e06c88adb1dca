package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;

/** An expression's value as a column. */
interface ColumnResult {
    Column evaluate(Batch input);
}
