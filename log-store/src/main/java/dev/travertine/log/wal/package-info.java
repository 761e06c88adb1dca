/**
 * The write-ahead log of a store: one sequence of frames for all partitions, cut into files. Batches enter, encoded by the
 * appending threads; one thread writes. The bytes are described in docs/formats/wal.md.
 */
@NullMarked
package dev.travertine.log.wal;

import org.jspecify.annotations.NullMarked;
