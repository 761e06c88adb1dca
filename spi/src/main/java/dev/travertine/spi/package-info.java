/**
 * The shared contract between the rooms of Travertine: values, records and interfaces that every room may see.
 *
 * <p>Nothing here knows of SQL text, Calcite, files or JDBC. What is here changes rarely, and every change is seen by all.
 */
@NullMarked
package dev.travertine.spi;

import org.jspecify.annotations.NullMarked;
