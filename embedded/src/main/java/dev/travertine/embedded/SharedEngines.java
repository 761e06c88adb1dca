package dev.travertine.embedded;

import dev.travertine.engine.Engine;
import dev.travertine.engine.EngineConfig;
import dev.travertine.jdbc.session.Address;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The engines of this process: one for each data folder and for each name in memory, open as long as somebody holds a lease.
 * Safe for use by many threads; opening and closing happen one at a time, so that a folder is free again before it is opened.
 */
final class SharedEngines {
    /** By real path of the folder, or by name in memory. */
    private static final Map<Object, Shared> ENGINES = new HashMap<>();

    private SharedEngines() {}

    /** The engine at that address, opened where it is not open yet. */
    static Lease acquire(Address address) {
        synchronized (ENGINES) {
            if (address.kind() == Address.Kind.MEMORY && address.name().isEmpty()) {
                return new Lease(new Shared(Engine.open(config(null, address)), null, address));
            }
            Path folder = address.kind() == Address.Kind.FOLDER ? folder(address.name()) : null;
            Shared shared = ENGINES.get(folder == null ? address.name() : realPath(folder));
            if (shared == null) {
                Engine engine = Engine.open(config(folder, address));
                // Only now the folder is sure to be there, and to have a real path.
                Object key = folder == null ? address.name() : realPath(folder);
                shared = new Shared(engine, key, address);
                ENGINES.put(key, shared);
            } else if (!address.options().isEmpty() && !address.options().equals(shared.address.options())) {
                throw new TravertineException(
                        ErrorCode.OBJECT_IN_USE,
                        "the engine is open in this process with other options: " + shared.address.options());
            }
            return new Lease(shared);
        }
    }

    private static EngineConfig config(@Nullable Path folder, Address address) {
        EngineConfig defaults = folder == null ? EngineConfig.inMemory() : EngineConfig.at(folder);
        return new EngineConfig(
                folder,
                (int) option(address, "workers", defaults.workers()),
                option(address, "memoryBytesMax", defaults.memoryBytesMax()));
    }

    private static long option(Address address, String name, long otherwise) {
        String value = address.options().get(name);
        return value == null ? otherwise : Long.parseLong(value);
    }

    private static Path folder(String name) {
        try {
            return Path.of(name).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new TravertineException(ErrorCode.INVALID_ARGUMENT, "'" + name + "' is not a path", e);
        }
    }

    private static Path realPath(Path folder) {
        try {
            return Files.exists(folder) ? folder.toRealPath() : folder;
        } catch (IOException e) {
            throw new TravertineException(ErrorCode.IO_ERROR, "the folder " + folder + " can't be read: " + e, e);
        }
    }

    /** An open engine and how many hold it. */
    private static final class Shared {
        private final Engine engine;
        /** Null where it is private. */
        private final @Nullable Object key;

        private final Address address;
        private int leases;

        Shared(Engine engine, @Nullable Object key, Address address) {
            this.engine = engine;
            this.key = key;
            this.address = address;
        }
    }

    /** Holds an engine open. */
    static final class Lease implements AutoCloseable {
        private final Shared shared;
        private boolean isClosed;

        private Lease(Shared shared) {
            this.shared = shared;
            shared.leases++;
        }

        Engine engine() {
            return shared.engine;
        }

        /** Closes the engine where nobody else holds it; closing twice does nothing. */
        @Override
        public void close() {
            synchronized (ENGINES) {
                if (isClosed) {
                    return;
                }
                isClosed = true;
                shared.leases--;
                if (shared.leases == 0) {
                    if (shared.key != null) {
                        ENGINES.remove(shared.key);
                    }
                    shared.engine.close();
                }
            }
        }
    }
}
