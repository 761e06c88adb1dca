/**
 * Joins. The right side's rows go into a {@link dev.travertine.executor.operator.join.JoinBuildSink}; the left side's batches
 * pass a {@link dev.travertine.executor.operator.join.JoinProbe}, which is a transform.
 *
 * <p>A probe walks over candidate pairs (of equal keys, or simply all), a vector at a time, drops those that the residual
 * condition is not true for, and lets the kind of join say what becomes of the rest.
 */
@NullMarked
package dev.travertine.executor.operator.join;

import org.jspecify.annotations.NullMarked;
