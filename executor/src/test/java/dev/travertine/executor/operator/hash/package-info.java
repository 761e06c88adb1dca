/** Tests of the hash tables on their own, with as many keys as it takes for hashes to collide. */
@NullMarked
package dev.travertine.executor.operator.hash;

import org.jspecify.annotations.NullMarked;
