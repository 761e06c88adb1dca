package dev.travertine.sql;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.sql.grammar.TravertineLexer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * One pass over the tokens before the parser sees them. It gives three kinds of token the role that they play, which costs
 * the lexer nothing to know and would cost the parser look-ahead without bound:
 *
 * <ul>
 *   <li>an opening parenthesis with a query behind it becomes QUERY_PAREN;
 *   <li>a function name with a syntax of its own (CAST, TRIM, ...) that isn't called becomes a plain IDENTIFIER;
 *   <li>each {@code ?} gets its number.
 * </ul>
 *
 * The pass also bounds how deep a text may nest, since the parser and all that come after it are recursive.
 */
final class TokenRoles {
    static final int DEPTH_MAX = 200;

    /** Names of functions with a syntax of their own. */
    private static final BitSet SPECIAL_FUNCTIONS = bits(
            TravertineLexer.CAST,
            TravertineLexer.CEIL,
            TravertineLexer.CEILING,
            TravertineLexer.EXTRACT,
            TravertineLexer.FLOOR,
            TravertineLexer.OVERLAY,
            TravertineLexer.POSITION,
            TravertineLexer.SAFE_CAST,
            TravertineLexer.SUBSTRING,
            TravertineLexer.TRIM,
            TravertineLexer.TRY_CAST);

    /** Behind these a name stands, never a call. */
    private static final BitSet BEFORE_NAMES = bits(
            TravertineLexer.INTO,
            TravertineLexer.TOPIC,
            TravertineLexer.TABLE,
            TravertineLexer.VIEW,
            TravertineLexer.COPY,
            TravertineLexer.DOT);

    /** Behind these a parenthesis holds arguments, even if the first one is a query. */
    private static final BitSet BEFORE_ARGUMENTS =
            bits(TravertineLexer.ROW, TravertineLexer.ROLLUP, TravertineLexer.CUBE, TravertineLexer.UNNEST);

    /** What may follow a query in parentheses so that it is still (part of) a query. */
    private static final BitSet AFTER_QUERY = bits(
            TravertineLexer.UNION,
            TravertineLexer.INTERSECT,
            TravertineLexer.EXCEPT,
            TravertineLexer.ORDER,
            TravertineLexer.LIMIT,
            TravertineLexer.OFFSET,
            TravertineLexer.FETCH);

    private final Token[] tokens;
    private final int[] match;
    private int[] questions = new int[8];
    private int questionCount;

    private TokenRoles(List<? extends Token> all) {
        tokens = all.stream()
                .filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL)
                .toArray(Token[]::new);
        match = new int[tokens.length];
        Arrays.fill(match, -1);
    }

    /** Gives the tokens their roles. */
    static TokenRoles assign(List<? extends Token> all) {
        TokenRoles roles = new TokenRoles(all);
        roles.renameFunctions();
        roles.matchParentheses();
        roles.markQueries();
        return roles;
    }

    /** How many {@code ?} the text has. */
    int questionCount() {
        return questionCount;
    }

    /** Which {@code ?} of the text this one is, from 0. */
    int ordinal(Token question) {
        return Arrays.binarySearch(questions, 0, questionCount, question.getTokenIndex());
    }

    private void renameFunctions() {
        for (int i = 0; i < tokens.length; i++) {
            boolean called = type(i + 1) == TravertineLexer.LPAREN && !(i > 0 && BEFORE_NAMES.get(type(i - 1)));
            if (!called && SPECIAL_FUNCTIONS.get(type(i))) {
                setType(i, TravertineLexer.IDENTIFIER);
            }
        }
    }

    private void matchParentheses() {
        Deque<Integer> open = new ArrayDeque<>();
        int depth = 0;
        for (int i = 0; i < tokens.length; i++) {
            switch (type(i)) {
                case TravertineLexer.LPAREN -> {
                    open.push(i);
                    depth++;
                }
                case TravertineLexer.RPAREN -> {
                    if (!open.isEmpty()) {
                        match[open.pop()] = i;
                        depth--;
                    }
                }
                case TravertineLexer.LBRACKET, TravertineLexer.CASE -> depth++;
                case TravertineLexer.RBRACKET, TravertineLexer.END -> depth--;
                case TravertineLexer.QUESTION -> addQuestion(tokens[i].getTokenIndex());
                default -> {}
            }
            if (depth > DEPTH_MAX) {
                throw new TravertineException(
                        ErrorCode.TOO_COMPLEX,
                        "statement nests deeper than " + DEPTH_MAX + " levels",
                        Positions.range(tokens[i]),
                        null,
                        null);
            }
        }
    }

    private void addQuestion(int tokenIndex) {
        if (questionCount == questions.length) {
            questions = Arrays.copyOf(questions, questionCount * 2);
        }
        questions[questionCount++] = tokenIndex;
    }

    /** From the inside out: whether a parenthesis holds a query depends on what the one right behind it holds. */
    private void markQueries() {
        for (int i = tokens.length - 1; i >= 0; i--) {
            if (type(i) == TravertineLexer.LPAREN && holdsQuery(i)) {
                setType(i, TravertineLexer.QUERY_PAREN);
            }
        }
    }

    private boolean holdsQuery(int paren) {
        int before = paren == 0 ? Token.EOF : type(paren - 1);
        if (SPECIAL_FUNCTIONS.get(Math.max(0, before)) || BEFORE_ARGUMENTS.get(Math.max(0, before))) {
            return false;
        }
        return switch (type(paren + 1)) {
            case TravertineLexer.SELECT, TravertineLexer.WITH, TravertineLexer.VALUES -> true;
            // f(TABLE t) is a call with a table for its argument
            case TravertineLexer.TABLE -> !isName(before);
            case TravertineLexer.QUERY_PAREN -> isClosedBy(paren, match[paren + 1]);
            default -> false;
        };
    }

    /** Whether the query in parentheses that ends at {@code end} is all that {@code paren} holds, or begins a larger query. */
    private boolean isClosedBy(int paren, int end) {
        return end >= 0 && (end + 1 == match[paren] || AFTER_QUERY.get(Math.max(0, type(end + 1))));
    }

    private static boolean isName(int type) {
        return type == TravertineLexer.IDENTIFIER
                || type == TravertineLexer.QUOTED_IDENTIFIER
                || type == TravertineLexer.BACKQUOTED_IDENTIFIER
                || type == TravertineLexer.LEFT
                || type == TravertineLexer.RIGHT
                || type >= TravertineLexer.ANALYZE && type <= TravertineLexer.ZONE;
    }

    private int type(int index) {
        return index < tokens.length ? Math.max(0, tokens[index].getType()) : 0;
    }

    private void setType(int index, int type) {
        ((CommonToken) tokens[index]).setType(type);
    }

    private static BitSet bits(int... types) {
        BitSet bits = new BitSet();
        for (int type : types) {
            bits.set(type);
        }
        return bits;
    }
}
