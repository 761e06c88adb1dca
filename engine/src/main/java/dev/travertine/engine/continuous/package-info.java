/**
 * Continuous queries: materialized views that advance in steps, each from one version of their inputs to the next. Published
 * rows enter by notice of the log store, changes leave as rows of the view's changelog topic; one thread advances all views.
 */
@NullMarked
package dev.travertine.engine.continuous;

import org.jspecify.annotations.NullMarked;
