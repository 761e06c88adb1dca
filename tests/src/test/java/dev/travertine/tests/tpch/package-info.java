/** The 22 TPC-H queries at a small scale: the same rows in two engines, the same answers out of both. */
@NullMarked
package dev.travertine.tests.tpch;

import org.jspecify.annotations.NullMarked;
