/** Reads foreign data, each kind of it as a catalog of the spi. */
@NullMarked
package dev.travertine.connectors;

import org.jspecify.annotations.NullMarked;
