/**
 * What the rows of a partition lie in, whether in memory or on disk: parts, which are counted so that a snapshot keeps what it
 * reads, and bits.
 */
@NullMarked
package dev.travertine.log.part;

import org.jspecify.annotations.NullMarked;
