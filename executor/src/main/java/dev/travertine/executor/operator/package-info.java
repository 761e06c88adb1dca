/** The operators of a query: what each plan node does with the batches of its inputs. */
@NullMarked
package dev.travertine.executor.operator;

import org.jspecify.annotations.NullMarked;
