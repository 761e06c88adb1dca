/** CSV files as batches: text enters, typed columns leave; one thread a reader. */
@NullMarked
package dev.travertine.connectors.csv;

import org.jspecify.annotations.NullMarked;
