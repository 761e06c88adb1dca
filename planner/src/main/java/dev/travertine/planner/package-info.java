/** Turns a {@code SqlNode} into a plan of records that know nothing of Calcite. */
@NullMarked
package dev.travertine.planner;

import org.jspecify.annotations.NullMarked;
