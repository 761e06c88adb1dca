package dev.travertine.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an engine shall be opened.
 *
 * @param folder where topics live, made if it is missing; null keeps everything in memory
 * @param workers threads that run queries
 * @param memoryBytesMax most off-heap memory that one query may take
 */
public record EngineConfig(@Nullable Path folder, int workers, long memoryBytesMax) {
    private static final long MEMORY_BYTES_MIN = 512L << 20;

    /** An engine on a folder, with a worker for each core and memory for queries as large as the heap may grow. */
    public static EngineConfig at(Path folder) {
        return new EngineConfig(folder, defaultWorkers(), defaultMemory());
    }

    /** An engine whose topics are gone when it is closed. */
    public static EngineConfig inMemory() {
        return new EngineConfig(null, defaultWorkers(), defaultMemory());
    }

    public EngineConfig withWorkers(int count) {
        return new EngineConfig(folder, count, memoryBytesMax);
    }

    public EngineConfig withMemoryBytesMax(long bytes) {
        return new EngineConfig(folder, workers, bytes);
    }

    private static int defaultWorkers() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static long defaultMemory() {
        return Math.max(MEMORY_BYTES_MIN, Runtime.getRuntime().maxMemory());
    }
}
