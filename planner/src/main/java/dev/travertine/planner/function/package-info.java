/** Scalar functions without kernels: compiled, with Calcite's translator, to loops over rows. */
@NullMarked
package dev.travertine.planner.function;

import org.jspecify.annotations.NullMarked;
