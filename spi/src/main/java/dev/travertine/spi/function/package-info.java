/** Functions compiled on the planner's side and called by the executor. */
@NullMarked
package dev.travertine.spi.function;

import org.jspecify.annotations.NullMarked;
