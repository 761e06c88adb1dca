/**
 * Orders: all rows sorted, or only the first of them.
 *
 * <p>Rows are kept in column buffers and never moved while they are sorted: {@link
 * dev.travertine.executor.operator.sort.RowSorter} permutes row numbers. One thread sorts; workers only collect.
 */
@NullMarked
package dev.travertine.executor.operator.sort;

import org.jspecify.annotations.NullMarked;
