package dev.travertine.executor.pipeline;

import dev.travertine.spi.batch.Batch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One worker's transforms of a leg, linked up to its sink; counts rows and time of each. One thread. */
final class Chain implements BatchConsumer, AutoCloseable {
    private final List<Link> links = new ArrayList<>();
    private final List<Transform> transforms = new ArrayList<>();
    private final Link first;

    Chain(Leg leg, OperatorContext sinkContext, BatchConsumer sink) {
        boolean whole = false;
        try {
            for (Leg.Step step : leg.steps()) {
                transforms.add(step.factory().get());
            }
            whole = true;
        } finally {
            if (!whole) {
                transforms.forEach(Transform::close);
            }
        }
        Link next = new Link(null, sinkContext, sink);
        links.add(next);
        for (int i = transforms.size() - 1; i >= 0; i--) {
            next = new Link(transforms.get(i), leg.steps().get(i).context(), next);
            links.addFirst(next);
        }
        first = next;
    }

    @Override
    public void push(Batch batch) {
        first.push(batch);
    }

    /** Lets each transform hand on what it holds back, first to last. */
    void finish() {
        links.forEach(Link::finish);
    }

    boolean done() {
        for (Transform transform : transforms) {
            if (transform.done()) {
                return true;
            }
        }
        return false;
    }

    /** Gives the transforms' memory back, and tells the counters. */
    @Override
    public void close() {
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            boolean last = i + 1 == links.size();
            link.context.stats().addNanos(last ? link.nanos : link.nanos - links.get(i + 1).nanos);
            if (!last) {
                link.context.stats().addRows(links.get(i + 1).rows);
            }
        }
        links.clear();
        transforms.forEach(Transform::close);
        transforms.clear();
    }

    /** The entry to a transform, or (without one) to the sink. */
    private static final class Link implements BatchConsumer {
        private final @Nullable Transform transform;
        private final OperatorContext context;
        private final BatchConsumer next;
        /** Rows that came in. */
        private long rows;
        /** Time in this and in all that follow. */
        private long nanos;

        Link(@Nullable Transform transform, OperatorContext context, BatchConsumer next) {
            this.transform = transform;
            this.context = context;
            this.next = next;
        }

        @Override
        public void push(Batch batch) {
            if (batch.rows() == 0) {
                return;
            }
            context.checkCancelled();
            rows += batch.rows();
            long start = System.nanoTime();
            if (transform == null) {
                next.push(batch);
            } else {
                transform.push(batch, next);
            }
            nanos += System.nanoTime() - start;
        }

        void finish() {
            if (transform != null) {
                long start = System.nanoTime();
                transform.finish(next);
                nanos += System.nanoTime() - start;
            }
        }
    }
}
