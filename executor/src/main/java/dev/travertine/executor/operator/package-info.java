/**
 * The operators of a query: what each plan node does with the batches of its inputs.
 *
 * <p>Here are those that stream: each worker has an instance of its own, and batches pass through. Those that keep rows or states
 * have a package each; they are the sink of one pipeline and the source of the next, their workers are used by one thread each,
 * and {@code finish} runs on one thread after all of them.
 */
@NullMarked
package dev.travertine.executor.operator;

import org.jspecify.annotations.NullMarked;
