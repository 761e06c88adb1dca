package dev.travertine.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;

/** The conversation with a person at a terminal: prompt, lines until the semicolon, history; Ctrl-C cancels what runs. */
final class Interactive {
    private static final String PROMPT = "travertine> ";
    private static final String PROMPT_MORE = "        -> ";

    private final Terminal terminal;
    private final StatementRunner runner;
    private final Commands commands;
    private final LineReader reader;

    Interactive(Terminal terminal, StatementRunner runner, Commands commands) {
        this.terminal = terminal;
        this.runner = runner;
        this.commands = commands;
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("travertine")
                .parser(new StatementParser())
                .completer(new NameCompleter(runner.connection()))
                .variable(LineReader.HISTORY_FILE, Path.of(System.getProperty("user.home"), ".travertine_history"))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, PROMPT_MORE)
                .variable(LineReader.INDENTATION, 0)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, false)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
    }

    /** Runs until the person leaves. */
    void run() {
        terminal.handle(Terminal.Signal.INT, signal -> runner.cancel());
        while (true) {
            String input;
            try {
                input = reader.readLine(PROMPT);
            } catch (UserInterruptException e) {
                // Ctrl-C at the prompt throws the line away.
                continue;
            } catch (EndOfFileException e) {
                return;
            }
            if (!runAll(input)) {
                return;
            }
        }
    }

    /** Runs what was typed; false where the person wants to leave. */
    private boolean runAll(String input) {
        if (isWord(input, "quit") || isWord(input, "exit")) {
            return false;
        }
        StatementSplitter splitter = new StatementSplitter();
        List<Piece> pieces = isWord(input, "help")
                ? List.of(new Piece("\\?", 1, true))
                : input.lines().flatMap(line -> splitter.feed(line).stream()).toList();
        for (Piece piece : pieces) {
            if (piece.isCommand()) {
                if (commands.run(piece.text(), "") == Commands.Outcome.QUIT) {
                    return false;
                }
            } else {
                runner.run(piece.text(), "");
            }
        }
        return true;
    }

    private static boolean isWord(String input, String word) {
        return input.strip().toLowerCase(Locale.ROOT).replaceAll(";$", "").equals(word);
    }

    /** Lets the person go on in the next line as long as a statement has no semicolon. */
    private static final class StatementParser implements Parser {
        private final DefaultParser words = new DefaultParser();

        StatementParser() {
            words.setQuoteChars(new char[0]);
            words.setEscapeChars(new char[0]);
            words.setLineCommentDelims(new String[0]);
            words.setEofOnUnclosedQuote(false);
        }

        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            if (context == ParseContext.ACCEPT_LINE && !isComplete(line)) {
                throw new EOFError(-1, cursor, "no semicolon yet");
            }
            return words.parse(line, cursor, ParseContext.COMPLETE);
        }

        private static boolean isComplete(String line) {
            if (isWord(line, "quit") || isWord(line, "exit") || isWord(line, "help")) {
                return true;
            }
            StatementSplitter splitter = new StatementSplitter();
            line.lines().forEach(splitter::feed);
            return !splitter.isOpen();
        }
    }
}
