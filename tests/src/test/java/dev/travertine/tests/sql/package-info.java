/**
 * SQL tested in SQL: {@code .test} files are read into records, records run on any {@link java.sql.Connection}, and what
 * comes back is compared with what the file expects. The same files run on Travertine, on other databases (so that what
 * they expect is honest), and as materialized views over rows that arrive in steps. All on the test's own thread.
 */
@NullMarked
package dev.travertine.tests.sql;

import org.jspecify.annotations.NullMarked;
