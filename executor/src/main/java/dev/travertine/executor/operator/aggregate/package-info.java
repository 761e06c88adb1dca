/**
 * Aggregation: groups, and for each call the states of all groups in arrays by group number.
 *
 * <p>In come the rows of batches with their group numbers, out go columns of results. A worker fills its own states; they are
 * merged by one thread.
 */
@NullMarked
package dev.travertine.executor.operator.aggregate;

import org.jspecify.annotations.NullMarked;
