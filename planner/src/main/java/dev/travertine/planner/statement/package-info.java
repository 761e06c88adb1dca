/** Statements other than queries: what CREATE, DROP, COPY, SHOW and DESCRIBE mean. */
@NullMarked
package dev.travertine.planner.statement;

import org.jspecify.annotations.NullMarked;
