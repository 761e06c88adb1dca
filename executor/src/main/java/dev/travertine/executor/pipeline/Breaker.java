package dev.travertine.executor.pipeline;

import dev.travertine.spi.catalog.ScanSource;

/**
 * A sink with an output: it takes all rows before it gives the first, and is the source of the next pipeline. Aggregates,
 * sorts and windows are breakers.
 */
public interface Breaker extends Sink, AutoCloseable {
    /**
     * The output, asked for once after {@link Sink#finish}; closed when it has been read (or the query is closed), which may
     * give memory back early. An ordered output has one split.
     */
    ScanSource source();

    /** Gives memory back; called when the query is closed, also after errors. May be called more than once. */
    @Override
    void close();
}
