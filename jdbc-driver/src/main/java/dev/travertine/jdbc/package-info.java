/** The JDBC driver: {@code java.sql} over a session of the engine in this process, or over HTTP. */
package dev.travertine.jdbc;
