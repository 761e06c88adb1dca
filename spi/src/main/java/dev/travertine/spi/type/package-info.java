/** SQL data types, their physical form, and row types. */
@NullMarked
package dev.travertine.spi.type;

import org.jspecify.annotations.NullMarked;
