package dev.travertine.jdbc.session;

import java.util.List;

/** A conversation with an engine, by one thread at a time; only {@link #cancel()} and {@link #close()} may come from any. */
public interface Session extends AutoCloseable {
    /** Parses and plans one statement. */
    Prepared prepare(String sql) throws SessionException;

    /**
     * Runs a statement; returns once its update is durable, or its first rows can be asked for.
     *
     * @param parameters one for each parameter: null, Boolean, Byte, Short, Integer, Long, Float, Double, BigInteger,
     *     BigDecimal, String, byte[], LocalDate, LocalTime, LocalDateTime, OffsetDateTime, Instant, Period or Duration; the
     *     session converts it to the parameter's type
     */
    Result execute(Prepared statement, List<Object> parameters) throws SessionException;

    /**
     * Runs an update once for each row of parameters, as one atomic step.
     *
     * @return the number of rows changed, for each row of parameters
     */
    long[] executeBatch(Prepared statement, List<List<Object>> rows) throws SessionException;

    /** Ends what this session is running with SQLSTATE 57014; does nothing where it runs nothing. */
    void cancel();

    boolean isOpen();

    /** Cancels what runs and frees what the session holds; the last session of an engine closes the engine. */
    @Override
    void close() throws SessionException;
}
