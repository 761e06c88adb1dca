/** A validated statement goes in, a tree of Calcite's relational operators comes out. */
@NullMarked
package dev.travertine.planner.convert;

import org.jspecify.annotations.NullMarked;
