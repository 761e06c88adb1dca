package dev.travertine.executor;

/**
 * How an executor may use the machine.
 *
 * @param workers threads that may work on one query at once, the caller's included; from 1
 * @param queryMemoryBytesMax bytes that one query may hold
 */
public record ExecutorConfig(int workers, long queryMemoryBytesMax) {
    public ExecutorConfig {
        if (workers < 1 || queryMemoryBytesMax < 1) {
            throw new IllegalArgumentException(workers + " workers, " + queryMemoryBytesMax + " bytes");
        }
    }
}
