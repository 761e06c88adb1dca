package dev.travertine.shell;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where the shell writes.
 *
 * @param out results
 * @param err errors, and what is said about the run
 */
record Output(PrintWriter out, PrintWriter err) {
    /** Standard output and standard error, in UTF-8. */
    static Output standard() {
        return new Output(writer(System.out), writer(System.err));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
