/**
 * The port of the driver: what it needs of an engine, in plain Java types. Statements and parameters go out, pages of rows
 * come in; whoever offers an engine implements {@link dev.travertine.jdbc.session.SessionProvider}.
 */
package dev.travertine.jdbc.session;
