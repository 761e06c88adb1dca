/**
 * The rows of a topic as readers see them: partitions made of parts, versions, snapshots, scans. Writers publish a state;
 * readers pin one and read it without locks.
 */
@NullMarked
package dev.travertine.log.topic;

import org.jspecify.annotations.NullMarked;
