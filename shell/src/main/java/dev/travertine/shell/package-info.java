/** The SQL shell: what a person at a terminal types, sent through the JDBC driver. */
@NullMarked
package dev.travertine.shell;

import org.jspecify.annotations.NullMarked;
