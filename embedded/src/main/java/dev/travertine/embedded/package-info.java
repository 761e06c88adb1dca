/** Lets the JDBC driver find the engine in its own process. */
@NullMarked
package dev.travertine.embedded;

import org.jspecify.annotations.NullMarked;
