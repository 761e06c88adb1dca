/** Tests of the whole: SQL files, oracles, the rules of the architecture, crashes. Each sub-package is one kind of test. */
@NullMarked
package dev.travertine.tests;

import org.jspecify.annotations.NullMarked;
