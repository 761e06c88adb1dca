/**
 * Rows as the breakers handle them: slots, lanes, copies.
 *
 * <p>In come columns of any shape and lists of row numbers; out come primitive arrays, or rows appended to column buffers. All
 * of it is static loops over segments; scratch arrays belong to the caller's thread.
 */
@NullMarked
package dev.travertine.executor.operator.rows;

import org.jspecify.annotations.NullMarked;
