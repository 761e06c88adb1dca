package dev.travertine.log;

import dev.travertine.log.part.Part;
import dev.travertine.log.segment.Segment;
import dev.travertine.log.tail.TailChunk;
import dev.travertine.log.topic.Layout;
import dev.travertine.log.topic.Partition;
import dev.travertine.log.topic.Statistics;
import dev.travertine.log.topic.TopicSnapshot;
import dev.travertine.log.topic.TopicState;
import dev.travertine.log.wal.FrameBody;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.Column;
import dev.travertine.spi.catalog.Snapshot;
import dev.travertine.spi.catalog.TableKind;
import dev.travertine.spi.catalog.TableName;
import dev.travertine.spi.catalog.TableStatistics;
import dev.travertine.spi.catalog.TopicDefinition;
import dev.travertine.spi.catalog.Version;
import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.spi.type.DataType;
import dev.travertine.spi.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.jspecify.annotations.Nullable;

/** A topic of a {@link LogStore}: checks and encodes what is appended, and holds what readers see. */
final class StoredTopic implements Topic {
    private static final System.Logger LOGGER = System.getLogger(StoredTopic.class.getName());

    private final UUID id;
    private final TopicDefinition definition;
    private final Layout layout;
    private final RowType rowType;
    private final Durability durability;
    private final List<Partition> partitions;
    private final Partitioner partitioner;
    private final Statistics statistics;
    private final Committer committer;
    private final Sealer sealer;
    private final BufferAllocator allocator;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private volatile TopicState state;
    private volatile @Nullable Attached attached;
    private volatile boolean dropped;

    /** An object of its own, so that the same action may be there twice. */
    private static final class Listener {
        private final Runnable action;

        Listener(Runnable action) {
            this.action = action;
        }
    }

    /**
     * An attachment.
     *
     * @param lsn position of its frame in the log
     */
    record Attached(long lsn, byte[] value) {}

    StoredTopic(
            UUID id,
            TopicDefinition definition,
            List<Partition> partitions,
            @Nullable Attached attached,
            Committer committer,
            Sealer sealer,
            BufferAllocator allocator) {
        this.id = id;
        this.definition = definition;
        this.layout = new Layout(definition.columns());
        this.rowType = layout.rowType();
        this.durability = Durability.of(definition);
        this.partitions = List.copyOf(partitions);
        this.partitioner = new Partitioner(definition);
        this.attached = attached;
        this.statistics = new Statistics(layout, allocator);
        this.committer = committer;
        this.sealer = sealer;
        this.allocator = allocator;
        this.state = new TopicState(List.of(), Version.START);
        publish();
    }

    UUID id() {
        return id;
    }

    Durability durability() {
        return durability;
    }

    Layout layout() {
        return layout;
    }

    Partition partition(int index) {
        return partitions.get(index);
    }

    List<Partition> partitions() {
        return partitions;
    }

    boolean isDropped() {
        return dropped;
    }

    @Nullable
    Attached attached() {
        return attached;
    }

    @Override
    public TableName name() {
        return definition.name();
    }

    @Override
    public TableKind kind() {
        return TableKind.TOPIC;
    }

    @Override
    public RowType rowType() {
        return rowType;
    }

    @Override
    public List<Integer> primaryKey() {
        return definition.primaryKey();
    }

    @Override
    public TopicDefinition definition() {
        return definition;
    }

    @Override
    public TableStatistics statistics() {
        while (true) {
            TopicState now = state;
            List<Part> pinned = now.tryPin();
            if (pinned != null) {
                try {
                    return statistics.of(now, pinned);
                } finally {
                    pinned.forEach(Part::release);
                }
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public Version version() {
        return state.version();
    }

    @Override
    public Snapshot snapshot() {
        checkNotDropped();
        return TopicSnapshot.of(layout, () -> state);
    }

    @Override
    public CompletableFuture<Appended> append(Batch batch, byte @Nullable [] attachment) {
        Unit unit = new Unit();
        unit.add(encode(batch, attachment));
        return committer.submit(unit).thenApply(List::getFirst);
    }

    /** The frames of an append. */
    List<PendingFrame> encode(Batch batch, byte @Nullable [] attachment) {
        checkNotDropped();
        check(batch);
        List<PendingFrame> frames = new ArrayList<>();
        boolean whole = false;
        try {
            int @Nullable [][] rows = partitioner.spread(batch);
            if (rows == null) {
                int partition = batch.rows() == 0 ? 0 : partitioner.next();
                frames.add(new PendingFrame(this, partition, FrameBody.encode(batch, null, attachment, allocator)));
            } else {
                byte[] first = attachment;
                for (int i = 0; i < rows.length; i++) {
                    int[] selected = rows[i];
                    if (selected.length > 0) {
                        frames.add(new PendingFrame(this, i, FrameBody.encode(batch, selected, first, allocator)));
                        first = null;
                    }
                }
            }
            whole = true;
            return frames;
        } catch (OutOfMemoryException e) {
            throw new TravertineException(ErrorCode.OUT_OF_MEMORY, "no memory left to append to " + name(), e);
        } finally {
            if (!whole) {
                frames.forEach(frame -> frame.body().close());
            }
        }
    }

    /** The frame of an attachment alone. */
    List<PendingFrame> encodeAttachment(byte[] attachment) {
        List<Column> columns = new ArrayList<>();
        for (DataType type : layout.visibleTypes()) {
            columns.add(EmptyColumns.of(type));
        }
        return encode(Batch.of(columns, 0), attachment);
    }

    private void check(Batch batch) {
        int count = definition.columns().size();
        if (batch.columns().size() != count) {
            throw new TravertineException(
                    ErrorCode.DATATYPE_MISMATCH,
                    "topic " + name() + " has " + count + " columns, not "
                            + batch.columns().size());
        }
        if (batch.weights() != null) {
            throw TravertineException.unsupported("appending changes with weights to a topic");
        }
        for (int i = 0; i < count; i++) {
            DataType type = definition.columns().type(i);
            Column column = batch.column(i);
            if (!fits(column.type(), type)) {
                throw new TravertineException(
                        ErrorCode.DATATYPE_MISMATCH,
                        "column " + definition.columns().field(i).name() + " is of type " + type.sql() + ", not "
                                + column.type().sql());
            }
            if (!type.nullable() && !column.noNulls()) {
                checkNotNull(column, batch.rows(), i);
            }
            if (type.kind().isText() && type.precision() != DataType.UNLIMITED) {
                checkLength(column, batch.rows(), i, type);
            }
        }
    }

    private static boolean fits(DataType from, DataType to) {
        boolean sameKind =
                from.kind() == to.kind() || (from.kind().isText() && to.kind().isText());
        return sameKind && from.physical() == to.physical() && from.scale() == to.scale();
    }

    private void checkNotNull(Column column, int rows, int index) {
        for (int row = 0; row < rows; row++) {
            if (column.isNull(row)) {
                throw new TravertineException(
                        ErrorCode.NOT_NULL_VIOLATION,
                        "null value in column \""
                                + definition.columns().field(index).name() + "\" of topic " + name()
                                + ", which is NOT NULL");
            }
        }
    }

    private void checkLength(Column column, int rows, int index, DataType type) {
        for (int row = 0; row < rows; row++) {
            if (!column.isNull(row)) {
                byte[] value = column.getBytes(row);
                if (value.length > type.precision() && characters(value) > type.precision()) {
                    throw new TravertineException(
                            ErrorCode.STRING_TOO_LONG,
                            "value too long for column \""
                                    + definition.columns().field(index).name() + "\" of type " + type.sql());
                }
            }
        }
    }

    /** Bytes of UTF-8 that do not go on with a character. */
    private static int characters(byte[] text) {
        int count = 0;
        for (byte b : text) {
            count += (b & 0xC0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    private void checkNotDropped() {
        if (dropped) {
            throw undefined();
        }
    }

    TravertineException undefined() {
        return new TravertineException(ErrorCode.UNDEFINED_TABLE, "topic " + name() + " does not exist any more");
    }

    /** Everything staged is committed: readers see it from now on. */
    synchronized void publish() {
        long[] next = new long[partitions.size()];
        for (int i = 0; i < next.length; i++) {
            next[i] = partitions.get(i).nextOffset();
        }
        set(new Version(next));
    }

    /** The rows of the first chunks lie in a segment from now on; false, and nothing done, where the topic was dropped. */
    synchronized boolean replace(Partition partition, int chunks, Segment segment) {
        boolean replaced = partition.replace(chunks, segment);
        set(state.version());
        return replaced;
    }

    private void set(Version version) {
        if (!dropped) {
            state = new TopicState(partitions.stream().map(Partition::parts).toList(), version);
        }
    }

    void attach(Attached newest) {
        attached = newest;
    }

    void notifyListeners() {
        for (Listener listener : listeners) {
            try {
                listener.action.run();
            } catch (RuntimeException e) {
                LOGGER.log(System.Logger.Level.WARNING, "a listener of topic " + name() + " failed", e);
            }
        }
    }

    /**
     * Nothing is appended or read from now on; open snapshots stay.
     *
     * @param delete whether the files go too
     */
    synchronized void drop(boolean delete) {
        dropped = true;
        state = new TopicState(List.of(), Version.START);
        partitions.forEach(partition -> partition.close(delete));
    }

    @Override
    public byte @Nullable [] lastAttachment() {
        Attached newest = attached;
        return newest == null ? null : newest.value().clone();
    }

    @Override
    public Subscription onCommit(Runnable listener) {
        Listener own = new Listener(listener);
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    @Override
    public long bytes() {
        return partitions.stream()
                .mapToLong(partition -> partition.sealedBytes() + partition.tailBytes())
                .sum();
    }

    @Override
    public int segments() {
        return partitions.stream()
                .mapToInt(partition -> partition.sealed().size())
                .sum();
    }

    @Override
    public void seal() {
        checkNotDropped();
        List<List<TailChunk>> frozen = new ArrayList<>();
        committer.between(() -> partitions.forEach(partition -> frozen.add(partition.freeze())));
        List<CompletableFuture<Void>> sealing = new ArrayList<>();
        for (int i = 0; i < partitions.size(); i++) {
            sealing.add(sealer.submit(this, partitions.get(i), frozen.get(i), committer.committed()));
        }
        sealing.forEach(Futures::join);
    }

    /** Bytes of the segment files. */
    long sealedBytes() {
        return partitions.stream().mapToLong(Partition::sealedBytes).sum();
    }
}
