package dev.travertine.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of lines into SQL statements at their semicolons, and commands of the shell at the end of their line. A
 * semicolon in a string, in a quoted name or in a comment ends nothing. The shell knows no more of SQL than this.
 */
final class StatementSplitter {
    private enum Mode {
        SQL,
        STRING,
        QUOTED_NAME,
        LINE_COMMENT,
        BLOCK_COMMENT
    }

    private final StringBuilder text = new StringBuilder();
    private Mode mode = Mode.SQL;
    /** Line that is read now, from 1. */
    private int line = 1;
    /** Line that the first word of the text is in; 0 as long as there is none. */
    private int firstLine;
    /** Where the first word begins; what stands before it is space and comments. */
    private int firstWord;

    /** Reads one line, which has no line break at its end; gives what became complete by it. */
    List<Piece> feed(String input) {
        List<Piece> pieces = new ArrayList<>();
        if (firstLine == 0 && mode == Mode.SQL && input.stripLeading().startsWith("\\")) {
            pieces.add(new Piece(input.strip(), line, true));
            text.setLength(0);
            line++;
            return pieces;
        }
        String rest = input + "\n";
        for (int at = 0; at < rest.length(); at++) {
            char c = rest.charAt(at);
            if (mode == Mode.SQL && c == ';') {
                Piece piece = take();
                if (piece != null) {
                    pieces.add(piece);
                }
            } else {
                at += step(rest, at);
            }
        }
        line++;
        return pieces;
    }

    /** Takes the character at {@code at} into the text; gives the number of further ones taken with it. */
    private int step(String rest, int at) {
        char c = rest.charAt(at);
        char next = at + 1 < rest.length() ? rest.charAt(at + 1) : '\0';
        text.append(c);
        switch (mode) {
            case SQL -> {
                boolean isLineComment = c == '-' && next == '-';
                boolean isBlockComment = c == '/' && next == '*';
                if (isLineComment || isBlockComment) {
                    mode = isLineComment ? Mode.LINE_COMMENT : Mode.BLOCK_COMMENT;
                    text.append(next);
                    return 1;
                }
                if (firstLine == 0 && !Character.isWhitespace(c)) {
                    firstLine = line;
                    firstWord = text.length() - 1;
                }
                if (c == '\'') {
                    mode = Mode.STRING;
                } else if (c == '"') {
                    mode = Mode.QUOTED_NAME;
                }
            }
            case STRING -> mode = c == '\'' ? Mode.SQL : mode;
            case QUOTED_NAME -> mode = c == '"' ? Mode.SQL : mode;
            case LINE_COMMENT -> mode = c == '\n' ? Mode.SQL : mode;
            case BLOCK_COMMENT -> {
                if (c == '*' && next == '/') {
                    text.append(next);
                    mode = Mode.SQL;
                    return 1;
                }
            }
        }
        return 0;
    }

    /** What is left at the end of the input, as a statement without semicolon; null where nothing is. */
    @Nullable
    Piece end() {
        mode = Mode.SQL;
        return take();
    }

    /** Whether something has begun that is not complete. */
    boolean isOpen() {
        return firstLine > 0 || mode == Mode.BLOCK_COMMENT;
    }

    private @Nullable Piece take() {
        Piece piece =
                firstLine == 0 ? null : new Piece(text.substring(firstWord).stripTrailing(), firstLine, false);
        text.setLength(0);
        firstLine = 0;
        return piece;
    }
}
