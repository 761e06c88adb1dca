/** Errors: one exception type, codes with SQLSTATE, positions in SQL text. */
@NullMarked
package dev.travertine.spi.error;

import org.jspecify.annotations.NullMarked;
