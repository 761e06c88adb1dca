/** What goes wrong outside of SQL: processes that are killed, folders in use, disks that are full, files with mistakes. */
@NullMarked
package dev.travertine.tests.crash;

import org.jspecify.annotations.NullMarked;
