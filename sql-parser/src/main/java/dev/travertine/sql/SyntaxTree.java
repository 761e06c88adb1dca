package dev.travertine.sql;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.sql.grammar.TravertineLexer;
import dev.travertine.sql.grammar.TravertineParser;
import dev.travertine.sql.grammar.TravertineParser.SingleExpressionContext;
import dev.travertine.sql.grammar.TravertineParser.SingleStatementContext;
import dev.travertine.sql.grammar.TravertineParser.StatementListContext;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * The syntax tree of a text. SLL, the fast way to decide, is tried first; where it fails the tokens are read again with LL,
 * which either finds the tree after all or the place of the error.
 */
final class SyntaxTree<T extends ParserRuleContext> {
    /** Longest text, in chars. */
    static final int LENGTH_MAX = 1 << 20;

    /** How often SLL was not enough for a right statement: each is a flaw of the grammar. */
    static final LongAdder LL_FALLBACKS = new LongAdder();

    private final T root;
    private final TokenRoles roles;

    private SyntaxTree(T root, TokenRoles roles) {
        this.root = root;
        this.roles = roles;
    }

    static SyntaxTree<SingleStatementContext> statement(String sql) {
        return parse(sql, TravertineParser::singleStatement);
    }

    static SyntaxTree<StatementListContext> statements(String sql) {
        return parse(sql, TravertineParser::statementList);
    }

    static SyntaxTree<SingleExpressionContext> expression(String sql) {
        return parse(sql, TravertineParser::singleExpression);
    }

    TokenRoles roles() {
        return roles;
    }

    /** Turns the tree into something else; recursion that goes too deep is an error of the text. */
    <R> R build(Function<T, R> builder) {
        try {
            return builder.apply(root);
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    private static <T extends ParserRuleContext> SyntaxTree<T> parse(String sql, Function<TravertineParser, T> rule) {
        if (sql.length() > LENGTH_MAX) {
            throw new TravertineException(
                    ErrorCode.LIMIT_EXCEEDED, "statement is longer than " + LENGTH_MAX + " characters");
        }
        CommonTokenStream tokens = tokens(sql);
        TokenRoles roles = TokenRoles.assign(tokens.getTokens());
        UnsupportedStatements.check(tokens);
        try {
            return new SyntaxTree<>(parse(tokens, rule), roles);
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    static CommonTokenStream tokens(String sql) {
        TravertineLexer lexer = new TravertineLexer(CharStreams.fromString(sql));
        lexer.removeErrorListeners();
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        return tokens;
    }

    private static <T extends ParserRuleContext> T parse(CommonTokenStream tokens, Function<TravertineParser, T> rule) {
        try {
            TravertineParser parser = parser(tokens, PredictionMode.SLL);
            parser.setErrorHandler(new BailErrorStrategy());
            return rule.apply(parser);
        } catch (ParseCancellationException e) {
            tokens.seek(0);
            T root = parseAgain(tokens, rule);
            LL_FALLBACKS.increment();
            return root;
        }
    }

    private static <T extends ParserRuleContext> T parseAgain(
            CommonTokenStream tokens, Function<TravertineParser, T> rule) {
        TravertineParser parser = parser(tokens, PredictionMode.LL);
        parser.setErrorHandler(new SyntaxErrors());
        return rule.apply(parser);
    }

    private static TravertineParser parser(CommonTokenStream tokens, PredictionMode mode) {
        TravertineParser parser = new TravertineParser(tokens);
        parser.removeErrorListeners();
        DecisionCache.attach(parser);
        parser.getInterpreter().setPredictionMode(mode);
        return parser;
    }

    private static TravertineException tooDeep() {
        return new TravertineException(ErrorCode.TOO_COMPLEX, "statement nests too deep");
    }
}
