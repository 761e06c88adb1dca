package dev.travertine.executor.expression;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;

/** An expression ready to run; used by one thread. */
public interface VectorExpression extends AutoCloseable {
    /**
     * The value for each row of the input, in any shape; valid until the next call, {@link #close}, or the end of the input
     * batch.
     *
     * @throws dev.travertine.spi.error.TravertineException where a row's value makes the expression fail
     */
    Column evaluate(Batch input);

    @Override
    void close();
}
