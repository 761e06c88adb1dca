/** The rules of the house: which room may see which, and how its files are kept. */
@NullMarked
package dev.travertine.tests.architecture;

import org.jspecify.annotations.NullMarked;
