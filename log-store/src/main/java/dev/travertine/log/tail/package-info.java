/**
 * The hot tail: the newest rows of a partition, in memory in Arrow's layout. One thread appends; readers take the prefix that
 * has been published, without copy and without lock. Nothing here survives the process: the log on disk does.
 */
@NullMarked
package dev.travertine.log.tail;

import org.jspecify.annotations.NullMarked;
