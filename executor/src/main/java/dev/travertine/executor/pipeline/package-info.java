/**
 * How queries run: sources of splits, transforms that batches are pushed through, sinks, and the workers that drive them.
 *
 * <p>Enter splits of a {@link dev.travertine.spi.catalog.ScanSource}, leaves what the last sink was given. Each worker is one
 * thread and has transforms and a sink worker of its own; whatever is shared between workers is marked so.
 */
@NullMarked
package dev.travertine.executor.pipeline;

import org.jspecify.annotations.NullMarked;
