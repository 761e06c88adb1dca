package dev.travertine.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs input that was written beforehand: {@code -c}, {@code -f} or standard input. */
final class Script {
    private final StatementRunner runner;
    private final Commands commands;
    private final boolean isStoppedByError;
    private boolean hasFailed;
    private boolean isEnded;

    Script(StatementRunner runner, Commands commands, boolean isStoppedByError) {
        this.runner = runner;
        this.commands = commands;
        this.isStoppedByError = isStoppedByError;
    }

    /**
     * Runs all of the input, up to the first error where errors stop.
     *
     * @param name of the file, for messages; null for {@code -c}
     */
    void run(BufferedReader input, @Nullable String name) throws IOException {
        StatementSplitter splitter = new StatementSplitter();
        String line;
        while (!isEnded && (line = input.readLine()) != null) {
            runAll(splitter.feed(line), name);
        }
        Piece last = splitter.end();
        if (!isEnded && last != null) {
            runAll(new ArrayList<>(List.of(last)), name);
        }
    }

    private void runAll(List<Piece> pieces, @Nullable String name) {
        for (Piece piece : pieces) {
            if (isEnded) {
                return;
            }
            String origin = name == null ? "" : name + ":" + piece.line() + ": ";
            Commands.Outcome outcome;
            if (piece.isCommand()) {
                outcome = commands.run(piece.text(), origin);
            } else {
                outcome = runner.run(piece.text(), origin) ? Commands.Outcome.DONE : Commands.Outcome.FAILED;
            }
            hasFailed |= outcome == Commands.Outcome.FAILED;
            isEnded = outcome == Commands.Outcome.QUIT || (hasFailed && isStoppedByError);
        }
    }

    /** Whether something failed. */
    boolean hasFailed() {
        return hasFailed;
    }

    /** Whether the rest of the input is not to be run. */
    boolean isEnded() {
        return isEnded;
    }
}
