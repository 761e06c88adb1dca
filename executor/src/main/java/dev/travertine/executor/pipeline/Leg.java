package dev.travertine.executor.pipeline;

import dev.travertine.spi.catalog.ScanSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way from one source through transforms to a pipeline's sink. A pipeline has several where rows come from several
 * sources: the inputs of a UNION ALL, or the build rows without a match that an outer join adds after all else.
 *
 * <p>Put together by one thread, then only read by workers.
 */
public final class Leg {
    /** A transform to be: each worker makes its own. */
    record Step(OperatorContext context, Supplier<Transform> factory) {}

    private final OperatorContext sourceContext;
    private final Supplier<ScanSource> source;
    private final List<Step> steps = new ArrayList<>();
    /** The source where it was opened before its turn. */
    private @Nullable ScanSource opened;

    private boolean ordered;
    private boolean expanding;

    /**
     * @param context of the node whose rows these are
     * @param source opened when the leg's turn has come: all pipelines and legs before it have run then
     */
    public Leg(OperatorContext context, Supplier<ScanSource> source) {
        this.sourceContext = context;
        this.source = source;
    }

    /** Adds a transform at the end. */
    public Leg then(OperatorContext context, Supplier<Transform> factory) {
        steps.add(new Step(context, factory));
        return this;
    }

    /** Has the leg run by one worker, split after split in order. */
    public Leg inOrder() {
        ordered = true;
        return this;
    }

    /** Says that a transform may make very many rows of one batch, as joins do. */
    public Leg expanding() {
        expanding = true;
        return this;
    }

    OperatorContext sourceContext() {
        return sourceContext;
    }

    /** The source, to be closed by the caller. */
    ScanSource open() {
        ScanSource early = opened;
        opened = null;
        return early == null ? source.get() : early;
    }

    /** Number of the source's splits; opens it for that, and {@link #closeEarly} closes it where nobody else came to. */
    int countSplits() {
        if (opened == null) {
            opened = source.get();
        }
        return opened.splits();
    }

    void closeEarly() {
        if (opened != null) {
            opened.close();
            opened = null;
        }
    }

    List<Step> steps() {
        return steps;
    }

    boolean isOrdered() {
        return ordered;
    }

    boolean isExpanding() {
        return expanding;
    }
}
