package dev.travertine.engine.continuous;

import dev.travertine.engine.Commit;
import dev.travertine.log.LogStore;
import dev.travertine.log.Topic;
import dev.travertine.log.Transaction;
import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchBuffer;
import org.apache.arrow.memory.BufferAllocator;

/** Writes the rows of a change, each with its weight in the last column, to a changelog topic: all of them or none. */
final class ChangeWriter implements AutoCloseable {
    private final Topic changelog;
    private final RowCodec codec;
    private final int weightColumn;
    private final BatchBuffer buffer;
    private final Transaction transaction;
    private boolean any;

    ChangeWriter(LogStore store, Topic changelog, BufferAllocator allocator, RowCodec codec) {
        this.changelog = changelog;
        this.codec = codec;
        this.weightColumn = changelog.definition().columns().size() - 1;
        this.buffer = new BatchBuffer(allocator, changelog.definition().columns(), Batch.ROWS_MAX);
        this.transaction = store.begin();
    }

    void append(byte[] row, long weight) {
        codec.decode(row, buffer);
        buffer.column(weightColumn).appendLong(weight);
        if (buffer.rows() == Batch.ROWS_MAX) {
            flush();
        }
    }

    private void flush() {
        if (buffer.rows() > 0) {
            transaction.append(changelog, buffer.view());
            buffer.clear();
            any = true;
        }
    }

    /** Makes all rows durable and visible, with the commit record; false where there were none, and nothing was done. */
    boolean commit(byte[] commitRecord) {
        flush();
        if (any) {
            Commit.await(transaction.commit(commitRecord));
        }
        return any;
    }

    @Override
    public void close() {
        transaction.close();
        buffer.close();
    }
}
