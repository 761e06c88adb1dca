package dev.travertine.sql;

import dev.travertine.spi.error.TravertineException;
import dev.travertine.sql.grammar.TravertineLexer;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Statements that people know from elsewhere, and that get a better answer than an error of syntax. */
final class UnsupportedStatements {
    private static final Set<String> FIRST_WORDS = Set.of(
            "ALTER",
            "ATTACH",
            "BEGIN",
            "CALL",
            "CHECKPOINT",
            "COMMENT",
            "COMMIT",
            "DECLARE",
            "DELETE",
            "DETACH",
            "EXECUTE",
            "GRANT",
            "LOAD",
            "LOCK",
            "MERGE",
            "PRAGMA",
            "PREPARE",
            "PRINT",
            "REFRESH",
            "RELEASE",
            "RESET",
            "REVOKE",
            "ROLLBACK",
            "SAVEPOINT",
            "SET",
            "START",
            "SUBSCRIBE",
            "SUMMARIZE",
            "TERMINATE",
            "TRUNCATE",
            "UPDATE",
            "UPSERT",
            "USE",
            "VACUUM");

    private static final Set<String> OBJECTS = Set.of(
            "CATALOG",
            "CONTINUOUS",
            "DATABASE",
            "FUNCTION",
            "INDEX",
            "PROCEDURE",
            "ROLE",
            "SCHEMA",
            "SEQUENCE",
            "SINK",
            "SOURCE",
            "STREAM",
            "SUBSCRIPTION",
            "TEMPORARY",
            "TRIGGER",
            "TYPE",
            "UNIQUE",
            "USER",
            "VIEW");

    private UnsupportedStatements() {}

    /** Throws 0A000 where the text begins with one of them. */
    static void check(CommonTokenStream tokens) {
        Token first = visible(tokens, 0);
        if (first == null) {
            return;
        }
        String word = first.getText().toUpperCase(Locale.ROOT);
        Token second = visible(tokens, first.getTokenIndex() + 1);
        if (first.getType() == TravertineLexer.IDENTIFIER && FIRST_WORDS.contains(word)) {
            throw unsupported(word, first, first);
        }
        if (first.getType() == TravertineLexer.COPY && isCopyTo(tokens, first)) {
            throw unsupported("COPY TO", first, first);
        }
        boolean makes = first.getType() == TravertineLexer.CREATE || first.getType() == TravertineLexer.DROP;
        String object = second == null ? "" : second.getText().toUpperCase(Locale.ROOT);
        if (makes && second != null && OBJECTS.contains(object)) {
            throw unsupported(word + " " + object, first, second);
        }
    }

    private static boolean isCopyTo(CommonTokenStream tokens, Token copy) {
        int index = copy.getTokenIndex() + 2;
        Token token = visible(tokens, index);
        while (token != null && token.getType() != TravertineLexer.FROM && token.getType() != TravertineLexer.TO) {
            token = visible(tokens, token.getTokenIndex() + 1);
        }
        return token != null && token.getType() == TravertineLexer.TO;
    }

    private static TravertineException unsupported(String what, Token first, Token last) {
        TravertineException error =
                TravertineException.unsupported(what).withRange(Positions.range(Positions.span(first, last)));
        return what.endsWith(" VIEW") ? error.withHint("use a MATERIALIZED VIEW") : error;
    }

    private static @Nullable Token visible(CommonTokenStream tokens, int from) {
        for (int i = from; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                return token.getType() == Token.EOF ? null : token;
            }
        }
        return null;
    }
}
