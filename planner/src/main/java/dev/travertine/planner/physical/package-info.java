/** An optimised relational tree goes in, plan records come out; nothing of Calcite gets past here. */
@NullMarked
package dev.travertine.planner.physical;

import org.jspecify.annotations.NullMarked;
