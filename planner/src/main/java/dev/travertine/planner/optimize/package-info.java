/** Phases, each of which turns a relational tree into a better one with the same rows. */
@NullMarked
package dev.travertine.planner.optimize;

import org.jspecify.annotations.NullMarked;
