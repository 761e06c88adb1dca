package dev.travertine.sql;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.sql.grammar.TravertineLexer;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Ends the parse at its first error, with a message in the user's words: at which word no statement could go on, what could
 * have stood there, and what may have been meant. Nothing is repaired: a guess would hide the error.
 */
final class SyntaxErrors extends DefaultErrorStrategy {
    private static final int WORD_MAX = 40;

    private GrammarWalk.@Nullable Start last;
    private GrammarWalk.@Nullable Start beforeLast;

    @Override
    public void recover(Parser parser, RecognitionException e) {
        throw error(parser, e);
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        throw error(parser, e);
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw error(parser, new InputMismatchException(parser));
    }

    @Override
    public void sync(Parser parser) {
        // Only repair needs it.
    }

    /** Remembers the last two places, for {@link GrammarWalk} to start from. */
    @Override
    public void reportMatch(Parser parser) {
        beforeLast = last;
        last = new GrammarWalk.Start(
                parser.getState(),
                callers(parser.getContext()),
                parser.getCurrentToken().getTokenIndex());
    }

    private static int[] callers(ParserRuleContext context) {
        IntStream.Builder states = IntStream.builder();
        for (RuleContext c = context; c != null && c.invokingState >= 0; c = c.getParent()) {
            states.add(c.invokingState);
        }
        return states.build().toArray();
    }

    private TravertineException error(Parser parser, RecognitionException e) {
        List<Token> tokens = ((CommonTokenStream) parser.getInputStream())
                .getTokens().stream()
                        .filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL)
                        .toList();
        ExpectedWords expected = ExpectedWords.after(start(parser, tokens), tokens);
        Token token = expected.token();
        return new TravertineException(
                ErrorCode.SYNTAX_ERROR,
                message(token, expected.words()),
                Positions.range(token),
                hint(token, expected),
                e);
    }

    /** The place to walk from, with the index of its token among those that the parser sees. */
    private GrammarWalk.Start start(Parser parser, List<Token> tokens) {
        GrammarWalk.Start from = beforeLast == null ? last : beforeLast;
        if (from == null || beforeLast == null && last != null) {
            RuleContext root = parser.getContext();
            while (root.getParent() != null) {
                root = root.getParent();
            }
            int state = parser.getATN().ruleToStartState[root.getRuleIndex()].stateNumber;
            return new GrammarWalk.Start(state, new int[0], 0);
        }
        int index = 0;
        while (tokens.get(index).getTokenIndex() < from.index()) {
            index++;
        }
        return new GrammarWalk.Start(from.state(), from.callers(), index);
    }

    private static String message(Token token, List<String> words) {
        String unterminated = unterminated(token.getType());
        if (unterminated != null) {
            return "unterminated " + unterminated;
        }
        String place = token.getType() == Token.EOF ? "end of input" : "\"" + shortened(token.getText()) + "\"";
        return "syntax error at " + place + (words.isEmpty() ? "" : ", expected " + list(words));
    }

    private static @Nullable String unterminated(int type) {
        return switch (type) {
            case TravertineLexer.UNTERMINATED_STRING, TravertineLexer.UNTERMINATED_ESCAPE_STRING -> "string";
            case TravertineLexer.UNTERMINATED_IDENTIFIER -> "quoted name";
            case TravertineLexer.UNTERMINATED_COMMENT -> "comment";
            default -> null;
        };
    }

    private static String list(List<String> words) {
        return words.size() == 1
                ? words.get(0)
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }

    /**
     * A misspelt keyword is often a name, and the error one word later: {@code SELECT a FORM t} fails at {@code t}. So the
     * word before is looked at too.
     */
    private static @Nullable String hint(Token token, ExpectedWords expected) {
        String meant = token.getType() == TravertineLexer.IDENTIFIER
                ? Words.nearest(token.getText(), expected.keywords())
                : null;
        if (meant != null) {
            return "did you mean " + meant + "?";
        }
        Token before = expected.tokenBefore();
        if (before != null && before.getType() == TravertineLexer.IDENTIFIER) {
            meant = Words.nearest(before.getText(), expected.keywordsBefore());
            if (meant != null) {
                return "did you mean " + meant + " instead of \"" + shortened(before.getText()) + "\"?";
            }
        }
        return ExpectedWords.isReservedName(token) && expected.expectsName()
                ? token.getText().toUpperCase(Locale.ROOT) + " is a reserved word: write \"" + token.getText()
                        + "\" in quotes to use it as a name"
                : null;
    }

    private static String shortened(String text) {
        return text.length() <= WORD_MAX ? text : text.substring(0, WORD_MAX) + "...";
    }
}
