/** Work on whole columns that any operator may need: copying rows, hashing and comparing them, bitmaps. No state. */
@NullMarked
package dev.travertine.executor.vector;

import org.jspecify.annotations.NullMarked;
