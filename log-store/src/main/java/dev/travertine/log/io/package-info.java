/**
 * Files behind one seam, {@link dev.travertine.log.io.Vfs}: the real ones, ones in memory that can lose power, and ones that
 * fail on purpose. The only place that knows FileChannel. Safe for use by many threads.
 */
@NullMarked
package dev.travertine.log.io;

import org.jspecify.annotations.NullMarked;
