/** Runs plans over Arrow batches, in batch and continuously. */
@NullMarked
package dev.travertine.executor;

import org.jspecify.annotations.NullMarked;
