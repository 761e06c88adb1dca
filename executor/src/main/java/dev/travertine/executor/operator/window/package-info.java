/**
 * Window functions: rows are sorted by partition and order, then each function walks over one partition after the other and
 * appends a value for each row.
 *
 * <p>A position is a row's place in the sorted order; a row number its place in the store. All of it is one thread, after the
 * workers have collected the rows.
 */
@NullMarked
package dev.travertine.executor.operator.window;

import org.jspecify.annotations.NullMarked;
