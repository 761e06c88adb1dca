package dev.travertine.sql;

import dev.travertine.sql.grammar.TravertineLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Cuts a script at its semicolons, by the lexer alone. */
final class ScriptSplitter {
    private final String script;
    private final List<Fragment> fragments = new ArrayList<>();

    /** First and last token of the statement at hand; null between statements. */
    private @Nullable Token first;

    private @Nullable Token last;

    /** Offset in chars of a code point that has been reached; tokens count in code points. */
    private int offset;

    private int codePoint;

    private ScriptSplitter(String script) {
        this.script = script;
    }

    static List<Fragment> split(String script) {
        ScriptSplitter splitter = new ScriptSplitter(script);
        TravertineLexer lexer = new TravertineLexer(CharStreams.fromString(script));
        lexer.removeErrorListeners();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            splitter.add(token);
        }
        splitter.end(false);
        return List.copyOf(splitter.fragments);
    }

    private void add(Token token) {
        if (token.getType() == TravertineLexer.SEMICOLON) {
            end(true);
        } else if (token.getChannel() == Token.DEFAULT_CHANNEL) {
            first = first == null ? token : first;
            last = token;
        }
    }

    private void end(boolean complete) {
        if (first != null && last != null) {
            int start = offset(first.getStartIndex());
            int end = offset(last.getStopIndex() + 1);
            fragments.add(new Fragment(script.substring(start, end), first.getLine(), start, complete));
        }
        first = null;
        last = null;
    }

    private int offset(int index) {
        offset = script.offsetByCodePoints(offset, index - codePoint);
        codePoint = index;
        return offset;
    }
}
