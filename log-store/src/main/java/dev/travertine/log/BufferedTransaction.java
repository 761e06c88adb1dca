package dev.travertine.log;

import dev.travertine.spi.batch.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A transaction whose frames wait in memory: only a commit reaches the log. */
final class BufferedTransaction implements Transaction {
    private final Committer committer;

    private Unit unit = new Unit();
    private @Nullable StoredTopic first;
    private boolean ended;

    BufferedTransaction(Committer committer) {
        this.committer = committer;
    }

    @Override
    public void append(Topic topic, Batch batch) {
        append(topic, batch, null);
    }

    @Override
    public void append(Topic topic, Batch batch, byte @Nullable [] attachment) {
        checkOpen();
        if (!(topic instanceof StoredTopic stored)) {
            throw new IllegalArgumentException("a topic of another store: " + topic.name());
        }
        if (first == null) {
            first = stored;
        }
        unit.add(stored.encode(batch, attachment));
    }

    @Override
    public CompletableFuture<List<Appended>> commit(byte @Nullable [] attachment) {
        checkOpen();
        StoredTopic holder = first;
        if (attachment != null) {
            if (holder == null) {
                throw new IllegalStateException("an attachment without an append");
            }
            // Behind the others, so that its attachment is the newest; it counts as no append of its own.
            unit.addHidden(holder.encodeAttachment(attachment));
        }
        ended = true;
        if (unit.frames().isEmpty()) {
            return CompletableFuture.completedFuture(new ArrayList<>());
        }
        return committer.submit(unit);
    }

    @Override
    public void rollback() {
        if (!ended) {
            ended = true;
            unit.close();
            unit = new Unit();
        }
    }

    @Override
    public void close() {
        rollback();
    }

    private void checkOpen() {
        if (ended) {
            throw new IllegalStateException("the transaction has ended");
        }
    }
}
