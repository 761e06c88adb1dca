/**
 * The statements of the dialect that Calcite has no node for: each a {@code SqlCall} that is built by the parser, read by
 * the planner, and never changed in between.
 */
@NullMarked
package dev.travertine.sql.ddl;

import org.jspecify.annotations.NullMarked;
