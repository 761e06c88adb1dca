package dev.travertine.executor.pipeline;

import dev.travertine.spi.batch.Batch;
import dev.travertine.spi.batch.BatchReader;
import dev.travertine.spi.type.RowType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Results computed on the pulling thread, one source batch at a time. Only what the transforms make of one batch is held, so
 * that a LIMIT reads no more than it needs.
 */
final class PulledResults implements BatchReader {
    private final List<Leg> legs;
    private final RowType type;
    private final OperatorContext context;

    private int nextLeg;
    private @Nullable LegReader reader;
    private @Nullable Chain chain;
    /** Batches not given out yet. */
    private final Deque<RowCopy> waiting = new ArrayDeque<>();
    /** Memory to copy batches to. */
    private final List<RowCopy> free = new ArrayList<>();
    /** What was given out last. */
    private @Nullable RowCopy shown;

    PulledResults(List<Leg> legs, RowType type, OperatorContext context) {
        this.legs = legs;
        this.type = type;
        this.context = context;
    }

    @Override
    public @Nullable Batch next() {
        if (shown != null) {
            free.add(shown);
            shown = null;
        }
        while (waiting.isEmpty()) {
            if (!advance()) {
                return null;
            }
        }
        shown = waiting.poll();
        return shown.view();
    }

    /** Pushes one more batch through; false at the end. */
    private boolean advance() {
        if (chain == null) {
            if (nextLeg == legs.size()) {
                return false;
            }
            Leg leg = legs.get(nextLeg++);
            chain = new Chain(leg, context, this::keep);
            if (!chain.done()) {
                reader = new LegReader(leg);
            }
            return true;
        }
        Batch batch = chain.done() || reader == null ? null : reader.next();
        if (batch != null) {
            chain.push(batch);
        } else {
            chain.finish();
            closeLeg();
        }
        return true;
    }

    private void keep(Batch batch) {
        RowCopy copy = free.isEmpty() ? new RowCopy(context.allocator(), type) : free.removeLast();
        waiting.add(copy);
        copy.set(batch);
    }

    private void closeLeg() {
        if (chain != null) {
            chain.close();
            chain = null;
        }
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    @Override
    public void close() {
        nextLeg = legs.size();
        try {
            closeLeg();
        } finally {
            if (shown != null) {
                free.add(shown);
                shown = null;
            }
            free.addAll(waiting);
            waiting.clear();
            free.forEach(RowCopy::close);
            free.clear();
        }
    }
}
