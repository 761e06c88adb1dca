/**
 * Hash tables: {@link dev.travertine.executor.operator.hash.GroupTable} numbers distinct keys, and
 * {@link dev.travertine.executor.operator.hash.JoinTable} finds the rows of a key.
 *
 * <p>Both work on vectors: hash all rows, find a candidate for each, compare the candidates column by column, go on with those
 * that differ. One thread fills a table; a finished join table may be probed by many.
 */
@NullMarked
package dev.travertine.executor.operator.hash;

import org.jspecify.annotations.NullMarked;
