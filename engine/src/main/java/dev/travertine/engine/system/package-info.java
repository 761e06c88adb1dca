/** Tables whose rows are made when they are read: {@code information_schema}, and relations held in memory. */
@NullMarked
package dev.travertine.engine.system;

import org.jspecify.annotations.NullMarked;
