/** Rows that the engine holds in memory: put together by one thread, then read by many through snapshots. */
@NullMarked
package dev.travertine.engine.rows;

import org.jspecify.annotations.NullMarked;
