package dev.travertine.sql;

import dev.travertine.sql.grammar.TravertineLexer;
import dev.travertine.sql.grammar.TravertineParser;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Where a text stopped making sense, and what could have stood there, named as the user would: keywords, {@code
 * <expression>}, {@code <name>}, {@code a string}.
 */
final class ExpectedWords {
    private static final int WORDS_MAX = 6;

    /** Rules that are named instead of being spelt out. */
    private static final Map<Integer, String> RULE_NAMES = Map.ofEntries(
            Map.entry(TravertineParser.RULE_expression, "<expression>"),
            Map.entry(TravertineParser.RULE_booleanExpression, "<expression>"),
            Map.entry(TravertineParser.RULE_predicate, "<expression>"),
            Map.entry(TravertineParser.RULE_valueExpression, "<expression>"),
            Map.entry(TravertineParser.RULE_primaryExpression, "<expression>"),
            Map.entry(TravertineParser.RULE_identifier, "<name>"),
            Map.entry(TravertineParser.RULE_qualifiedName, "<name>"),
            Map.entry(TravertineParser.RULE_type, "<type>"),
            Map.entry(TravertineParser.RULE_timeUnit, "<unit>"),
            Map.entry(TravertineParser.RULE_intervalUnit, "<unit>"),
            Map.entry(TravertineParser.RULE_string, "a string"),
            Map.entry(TravertineParser.RULE_number, "a number"),
            Map.entry(TravertineParser.RULE_parameter, "a parameter"));

    /** To find keywords, only names are left out: any soft keyword can be one. */
    private static final Map<Integer, String> NAMES_ONLY = Map.of(TravertineParser.RULE_identifier, "<name>");

    private static final Map<Integer, String> TOKEN_NAMES = Map.ofEntries(
            Map.entry(Token.EOF, "end of input"),
            Map.entry(TravertineLexer.SEMICOLON, "end of input"),
            Map.entry(TravertineLexer.QUERY_PAREN, "\"(\""),
            Map.entry(TravertineLexer.NE, "\"<>\""),
            Map.entry(TravertineLexer.STRING, "a string"),
            Map.entry(TravertineLexer.ESCAPE_STRING, "a string"),
            Map.entry(TravertineLexer.UNICODE_STRING, "a string"),
            Map.entry(TravertineLexer.NATIONAL_STRING, "a string"),
            Map.entry(TravertineLexer.BINARY_STRING, "a string"),
            Map.entry(TravertineLexer.INTEGER, "a number"),
            Map.entry(TravertineLexer.DECIMAL, "a number"),
            Map.entry(TravertineLexer.APPROXIMATE, "a number"),
            Map.entry(TravertineLexer.IDENTIFIER, "<name>"),
            Map.entry(TravertineLexer.QUOTED_IDENTIFIER, "<name>"),
            Map.entry(TravertineLexer.BACKQUOTED_IDENTIFIER, "<name>"));

    /** Words that can go on almost any query or expression: named where there is room. */
    private static final BitSet SECONDARY = bits(
            TravertineLexer.OR,
            TravertineLexer.NOT,
            TravertineLexer.IS,
            TravertineLexer.IN,
            TravertineLexer.BETWEEN,
            TravertineLexer.LIKE,
            TravertineLexer.ILIKE,
            TravertineLexer.SIMILAR,
            TravertineLexer.OVER,
            TravertineLexer.FILTER,
            TravertineLexer.WITHIN,
            TravertineLexer.IGNORE,
            TravertineLexer.RESPECT,
            TravertineLexer.ESCAPE,
            TravertineLexer.CROSS,
            TravertineLexer.NATURAL,
            TravertineLexer.INNER,
            TravertineLexer.FULL,
            TravertineLexer.RIGHT,
            TravertineLexer.LEFT,
            TravertineLexer.FOR,
            TravertineLexer.INTERSECT,
            TravertineLexer.EXCEPT,
            TravertineLexer.WINDOW,
            TravertineLexer.QUALIFY,
            TravertineLexer.OFFSET,
            TravertineLexer.FETCH);

    /** Signs that can follow any expression or name: named only where there is nothing else. */
    private static final BitSet SIGNS = bits(
            TravertineLexer.DOT,
            TravertineLexer.LBRACKET,
            TravertineLexer.DOUBLE_COLON,
            TravertineLexer.EQ,
            TravertineLexer.NE,
            TravertineLexer.LT,
            TravertineLexer.LE,
            TravertineLexer.GT,
            TravertineLexer.GE,
            TravertineLexer.PLUS,
            TravertineLexer.MINUS,
            TravertineLexer.SLASH,
            TravertineLexer.PERCENT,
            TravertineLexer.CONCAT,
            TravertineLexer.STRING);

    private static final int RANK_SIGN = 4;

    private static final BitSet CLAUSES = bits(
            TravertineLexer.AND,
            TravertineLexer.AS,
            TravertineLexer.ELSE,
            TravertineLexer.END,
            TravertineLexer.FROM,
            TravertineLexer.HAVING,
            TravertineLexer.INTO,
            TravertineLexer.JOIN,
            TravertineLexer.LIMIT,
            TravertineLexer.ON,
            TravertineLexer.OR,
            TravertineLexer.SELECT,
            TravertineLexer.THEN,
            TravertineLexer.UNION,
            TravertineLexer.WHEN,
            TravertineLexer.WHERE);

    private final GrammarWalk walk;

    private ExpectedWords(GrammarWalk walk) {
        this.walk = walk;
    }

    /** What was expected where no statement can go on, seen from a place that the parser passed shortly before. */
    static ExpectedWords after(GrammarWalk.Start start, List<Token> tokens) {
        GrammarWalk walk = new GrammarWalk(start, tokens);
        walk.run();
        return new ExpectedWords(walk);
    }

    /** The word at which the text stopped making sense. */
    Token token() {
        return walk.token();
    }

    @Nullable
    Token tokenBefore() {
        return walk.tokenBefore();
    }

    /** At most six things, the likeliest first. */
    List<String> words() {
        List<GrammarWalk.Expected> expected = new ArrayList<>(walk.expected(RULE_NAMES));
        String nearest = Words.nearest(token().getText(), keywords());
        // Where a division could stand, the star is a sign too; else it means all columns.
        boolean operators = expected.stream().anyMatch(e -> e.token() == TravertineLexer.SLASH);
        ToIntFunction<GrammarWalk.Expected> rank =
                e -> operators && e.token() == TravertineLexer.STAR ? RANK_SIGN : rank(e, nearest);
        if (expected.stream().anyMatch(e -> rank.applyAsInt(e) < RANK_SIGN)) {
            expected.removeIf(e -> rank.applyAsInt(e) == RANK_SIGN);
        }
        expected.sort(Comparator.comparingInt(rank));
        Set<String> words = new LinkedHashSet<>();
        for (GrammarWalk.Expected e : expected) {
            if (words.size() < WORDS_MAX) {
                words.add(name(e));
            }
        }
        return List.copyOf(words);
    }

    /** Keywords that could have stood there. */
    List<String> keywords() {
        return keywords(walk.expected(NAMES_ONLY));
    }

    /** Keywords that could have stood in the place of the word before. */
    List<String> keywordsBefore() {
        return keywords(walk.expectedBefore(NAMES_ONLY));
    }

    boolean expectsName() {
        return walk.expected(NAMES_ONLY).stream().anyMatch(e -> e.rule() != null);
    }

    /** Whether somebody may have meant a name: it is reserved, but no word that begins what comes next. */
    static boolean isReservedName(Token token) {
        int type = token.getType();
        return type >= TravertineLexer.ALL && type < TravertineLexer.CAST && !CLAUSES.get(type);
    }

    private static List<String> keywords(List<GrammarWalk.Expected> expected) {
        return expected.stream()
                .filter(e -> e.rule() == null && isKeyword(e.token()))
                .map(ExpectedWords::name)
                .distinct()
                .toList();
    }

    private static int rank(GrammarWalk.Expected expected, @Nullable String nearest) {
        if (expected.rule() != null) {
            return 1;
        }
        if (name(expected).equals(nearest)) {
            return 0;
        }
        int token = Math.max(0, expected.token());
        if (SIGNS.get(token)) {
            return RANK_SIGN;
        }
        return SECONDARY.get(token) ? 3 : isKeyword(token) ? 1 : 2;
    }

    private static String name(GrammarWalk.Expected expected) {
        if (expected.rule() != null) {
            return expected.rule();
        }
        int token = expected.token();
        String name = TOKEN_NAMES.get(token);
        if (name != null) {
            return name;
        }
        String literal = TravertineLexer.VOCABULARY.getLiteralName(token);
        return literal == null || isKeyword(token)
                ? TravertineLexer.VOCABULARY.getSymbolicName(token)
                : literal.replace('\'', '"');
    }

    private static boolean isKeyword(int token) {
        return token >= TravertineLexer.ALL && token <= TravertineLexer.ZONE;
    }

    private static BitSet bits(int... types) {
        BitSet bits = new BitSet();
        for (int type : types) {
            bits.set(type);
        }
        return bits;
    }
}
