/** Names and types: a parsed statement goes in, one whose every name is resolved and every type known comes out. */
@NullMarked
package dev.travertine.planner.validate;

import org.jspecify.annotations.NullMarked;
