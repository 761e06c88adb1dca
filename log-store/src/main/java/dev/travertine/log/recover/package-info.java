/**
 * What happens when a store is opened: the log is replayed, a torn end is cut, damage of acknowledged frames is refused, and
 * files that nobody lists are deleted.
 */
@NullMarked
package dev.travertine.log.recover;

import org.jspecify.annotations.NullMarked;
