/** Tests of whole queries. */
@org.jspecify.annotations.NullMarked
package dev.travertine.executor;
