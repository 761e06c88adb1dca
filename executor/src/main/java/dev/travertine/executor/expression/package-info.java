/** Expressions over columns: compiled once per worker, then evaluated batch by batch by static kernels. */
@NullMarked
package dev.travertine.executor.expression;

import org.jspecify.annotations.NullMarked;
