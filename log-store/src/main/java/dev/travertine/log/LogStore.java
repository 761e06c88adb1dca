package dev.travertine.log;

import dev.travertine.log.io.IoErrors;
import dev.travertine.log.io.RealVfs;
import dev.travertine.log.io.Vfs;
import dev.travertine.log.manifest.Edit;
import dev.travertine.log.manifest.Manifest;
import dev.travertine.log.topic.Layout;
import dev.travertine.log.topic.Partition;
import dev.travertine.log.wal.WalWriter;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.TopicDefinition;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.jspecify.annotations.Nullable;

/**
 * Topics in a folder: one log for all of them, their newest rows in memory, the older ones in sealed segments, and a manifest
 * that says what there is. One process at a time holds a folder. What was acknowledged survives {@code kill -9}, and, with the
 * default durability, a loss of power. Safe for use by many threads.
 */
public final class LogStore implements AutoCloseable {
    private final Vfs vfs;
    private final BufferAllocator allocator;
    private final Vfs.Lock folderLock;
    private final Manifest manifest;
    private final WalWriter wal;
    private final Sealer sealer;
    private final Committer committer;
    private final Object publishLock = new Object();

    /** Guards what topics there are, so that the manifest and the map say the same. */
    private final ReentrantLock definitions = new ReentrantLock();

    private final Map<TableName, StoredTopic> topics = new ConcurrentHashMap<>();
    private boolean closed;

    /**
     * Opens the store in a folder, which is made where it is not there.
     *
     * @throws TravertineException 55006 where another process holds it, 42501 without permission, XX001 where it is damaged
     */
    public static LogStore open(Path folder, LogStoreConfig config, BufferAllocator allocator) {
        Vfs vfs;
        try {
            vfs = new RealVfs(folder);
        } catch (IOException e) {
            throw IoErrors.of("opening folder " + folder, e);
        }
        return open(vfs, config, allocator);
    }

    /** Opens a store on other files, as in memory. */
    public static LogStore open(Vfs vfs, LogStoreConfig config, BufferAllocator allocator) {
        Vfs.Lock lock = null;
        boolean opened = false;
        try {
            lock = vfs.lock("LOCK");
            LogStore store = new Opening(vfs, config, allocator, lock).open();
            opened = true;
            return store;
        } catch (IOException e) {
            throw IoErrors.of("opening folder " + vfs.describe(), e);
        } catch (OutOfMemoryException e) {
            throw new TravertineException(
                    ErrorCode.OUT_OF_MEMORY, "no memory left to open folder " + vfs.describe(), e);
        } finally {
            if (!opened && lock != null) {
                try {
                    lock.close();
                } catch (IOException e) {
                    System.getLogger(LogStore.class.getName())
                            .log(
                                    System.Logger.Level.WARNING,
                                    "the lock of {0} was not given back: {1}",
                                    vfs.describe(),
                                    e.getMessage());
                }
            }
        }
    }

    LogStore(
            Vfs vfs,
            LogStoreConfig config,
            BufferAllocator allocator,
            Vfs.Lock folderLock,
            Manifest manifest,
            WalWriter wal) {
        this.vfs = vfs;
        this.allocator = allocator;
        this.folderLock = folderLock;
        this.manifest = manifest;
        this.wal = wal;
        this.sealer = new Sealer(vfs, config, allocator, manifest, wal, topics.values(), definitions);
        this.committer = new Committer(config, wal, publishLock, sealer::afterGroup);
    }

    /** Takes a topic that was there before. */
    void adopt(
            UUID id, TopicDefinition definition, List<Partition> partitions, StoredTopic.@Nullable Attached attached) {
        topics.put(
                definition.name(), new StoredTopic(id, definition, partitions, attached, committer, sealer, allocator));
    }

    /** Begins to work. */
    void start() {
        committer.start();
    }

    /**
     * Makes a topic; it is durable when the call returns.
     *
     * @throws TravertineException 42P07 where the name is taken
     */
    public Topic createTopic(TopicDefinition definition) {
        Definitions.check(definition);
        definitions.lock();
        try {
            checkOpen();
            if (topics.containsKey(definition.name())) {
                throw new TravertineException(
                        ErrorCode.DUPLICATE_TABLE, "topic " + definition.name() + " exists already");
            }
            UUID id = UUID.randomUUID();
            int firstPartRef = manifest.get(state -> state.nextPartRef());
            manifest.append(List.of(new Edit.CreateTopic(id, firstPartRef, definition)));
            List<Partition> partitions = new ArrayList<>();
            Layout layout = new Layout(definition.columns());
            for (int i = 0; i < definition.partitions(); i++) {
                partitions.add(new Partition(firstPartRef + i, layout, List.of(), 0, allocator));
            }
            StoredTopic topic = new StoredTopic(id, definition, partitions, null, committer, sealer, allocator);
            topics.put(definition.name(), topic);
            return topic;
        } finally {
            definitions.unlock();
        }
    }

    /**
     * Drops a topic with its rows; snapshots that are open stay readable.
     *
     * @throws TravertineException 42P01 where there is none of that name
     */
    public void dropTopic(TableName name) {
        definitions.lock();
        try {
            checkOpen();
            StoredTopic topic = topics.get(name);
            if (topic == null) {
                throw new TravertineException(ErrorCode.UNDEFINED_TABLE, "topic " + name + " does not exist");
            }
            manifest.append(List.of(new Edit.DropTopic(topic.id())));
            topics.remove(name);
            // Between two groups: the writer must not have rows staged in what is freed here.
            committer.between(() -> topic.drop(true));
        } finally {
            definitions.unlock();
        }
    }

    public Optional<Topic> topic(TableName name) {
        return Optional.ofNullable(topics.get(name));
    }

    /** All topics by name. */
    public List<Topic> topics() {
        List<Topic> all = new ArrayList<>(topics.values());
        all.sort(Comparator.comparing((Topic topic) -> topic.name().schema(), String.CASE_INSENSITIVE_ORDER)
                .thenComparing(topic -> topic.name().name(), String.CASE_INSENSITIVE_ORDER));
        return all;
    }

    /** Snapshots of several topics at one moment: a transaction is in all of them or in none. */
    public List<Snapshot> snapshots(List<? extends Topic> wanted) {
        List<Snapshot> taken = new ArrayList<>();
        boolean whole = false;
        synchronized (publishLock) {
            try {
                for (Topic topic : wanted) {
                    taken.add(topic.snapshot());
                }
                whole = true;
                return taken;
            } finally {
                if (!whole) {
                    taken.forEach(Snapshot::close);
                }
            }
        }
    }

    public Transaction begin() {
        return new BufferedTransaction(committer);
    }

    /** Keeps a small thing under a kind and a name, in place of one that was there; durable when the call returns. */
    public void putObject(String kind, String name, byte[] value) {
        checkOpen();
        manifest.append(List.of(new Edit.PutObject(kind, name, value.clone())));
    }

    /** Forgets a small thing, or does nothing where there is none; durable when the call returns. */
    public void removeObject(String kind, String name) {
        checkOpen();
        manifest.append(List.of(new Edit.RemoveObject(kind, name)));
    }

    /** The small things of a kind by name. */
    public SortedMap<String, byte[]> objects(String kind) {
        return manifest.get(state -> state.objects(kind));
    }

    /** Bytes of all files. */
    public long bytesOnDisk() {
        long sealed =
                topics.values().stream().mapToLong(StoredTopic::sealedBytes).sum();
        return manifest.bytes() + wal.bytes() + sealed;
    }

    private void checkOpen() {
        if (closed) {
            throw new TravertineException(ErrorCode.SHUTTING_DOWN, "the store is closed");
        }
        committer.checkWritable();
    }

    /** Writes what is waiting and gives the folder free. Snapshots must have been closed. */
    @Override
    public void close() {
        definitions.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            definitions.unlock();
        }
        committer.close();
        sealer.close();
        try {
            wal.close();
            if (committer.failure() == null) {
                manifest.append(List.of(new Edit.Closed(wal.durable())));
            }
            manifest.close();
        } catch (IOException | TravertineException e) {
            // Everything acknowledged is durable already; only the word of it is missing.
            System.getLogger(LogStore.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "the store {0} was not closed in order: {1}",
                            vfs.describe(),
                            e.getMessage());
        } finally {
            release();
        }
    }

    private void release() {
        topics.values().forEach(topic -> topic.drop(false));
        topics.clear();
        try {
            folderLock.close();
        } catch (IOException e) {
            throw IoErrors.of("closing folder " + vfs.describe(), e);
        }
    }
}
