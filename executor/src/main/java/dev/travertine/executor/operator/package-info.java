/**
 * The operators that keep rows or states: aggregates, joins, sorts, windows, set operations; and HOP and LIMIT.
 *
 * <p>Each is a sink of one pipeline and the source of the next, or (the probing side of a join) a transform. A sink's workers
 * are used by one thread each; {@code finish} runs on one thread after all of them.
 */
@NullMarked
package dev.travertine.executor.operator;

import org.jspecify.annotations.NullMarked;
