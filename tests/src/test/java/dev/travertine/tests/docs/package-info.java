/** Holds the documents to what they say: their examples are run. */
@NullMarked
package dev.travertine.tests.docs;

import org.jspecify.annotations.NullMarked;
