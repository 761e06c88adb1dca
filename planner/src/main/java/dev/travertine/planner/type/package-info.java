/** SQL types: Calcite's to ours and back, and the rules by which types are derived. */
@NullMarked
package dev.travertine.planner.type;

import org.jspecify.annotations.NullMarked;
