/**
 * Wires the rooms together: the only module that sees them all. SQL text enters a {@link dev.travertine.engine.Session},
 * batches leave it; every session has a thread of its user's, and one more thread per engine advances the materialized views.
 */
@NullMarked
package dev.travertine.engine;

import org.jspecify.annotations.NullMarked;
