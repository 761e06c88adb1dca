/**
 * Sealed segments: immutable files of columns, encoded, with checksums and with the least and greatest values of each zone.
 * Chunks of the tail enter, batches leave. The bytes are described in docs/formats/segment.md.
 */
@NullMarked
package dev.travertine.log.segment;

import org.jspecify.annotations.NullMarked;
