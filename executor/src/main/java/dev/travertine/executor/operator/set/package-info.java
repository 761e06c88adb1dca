/**
 * INTERSECT and EXCEPT: rows of both inputs are counted by what they hold. One pipeline brings both inputs, and a mark on each
 * batch says which of them it is of.
 */
@NullMarked
package dev.travertine.executor.operator.set;

import org.jspecify.annotations.NullMarked;
