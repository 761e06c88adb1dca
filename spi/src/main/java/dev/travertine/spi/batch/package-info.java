/** Columns and batches: views over Arrow-laid-out memory, and the buffers that own it. */
@NullMarked
package dev.travertine.spi.batch;

import org.jspecify.annotations.NullMarked;
