/** Keeps topics on disk and gives them back as Arrow batches. */
@NullMarked
package dev.travertine.log;

import org.jspecify.annotations.NullMarked;
