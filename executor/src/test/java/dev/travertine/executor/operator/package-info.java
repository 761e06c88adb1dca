/** Tests of the operators, through pipelines and against a reference that goes row by row. */
@NullMarked
package dev.travertine.executor.operator;

import org.jspecify.annotations.NullMarked;
