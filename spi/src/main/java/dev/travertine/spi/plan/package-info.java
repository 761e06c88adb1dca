/** The narrow waist: typed, immutable, printable records of what shall be executed. */
@NullMarked
package dev.travertine.spi.plan;

import org.jspecify.annotations.NullMarked;
