/** Wires parser, planner, executor, log store and connectors into one engine with sessions. */
@NullMarked
package dev.travertine.engine;

import org.jspecify.annotations.NullMarked;
