/** Turns SQL text into Calcite {@code SqlNode} trees; the only home of ANTLR. */
@NullMarked
package dev.travertine.sql;

import org.jspecify.annotations.NullMarked;
