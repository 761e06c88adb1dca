package dev.travertine.sql;

import dev.travertine.sql.grammar.TravertineLexer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;

/** What is a keyword, and which of them may be names. */
final class KeywordMetadata implements SqlAbstractParserImpl.Metadata {
    static final KeywordMetadata INSTANCE = new KeywordMetadata();

    private final Set<String> keywords = words(TravertineLexer.ALL, TravertineLexer.ZONE);
    private final Set<String> reserved = words(TravertineLexer.ALL, TravertineLexer.WITH);

    private KeywordMetadata() {}

    @Override
    public boolean isKeyword(String token) {
        return keywords.contains(upper(token));
    }

    @Override
    public boolean isReservedWord(String token) {
        return reserved.contains(upper(token));
    }

    @Override
    public boolean isNonReservedKeyword(String token) {
        return isKeyword(token) && !isReservedWord(token);
    }

    /** Names such as CURRENT_USER are ordinary ones here, for the validator to know. */
    @Override
    public boolean isContextVariableName(String token) {
        return false;
    }

    @Override
    public boolean isReservedFunctionName(String token) {
        return false;
    }

    @Override
    public boolean isSql92ReservedWord(String token) {
        return SqlAbstractParserImpl.getSql92ReservedWords().contains(upper(token));
    }

    @Override
    public String getJdbcKeywords() {
        return keywords.stream().filter(word -> !isSql92ReservedWord(word)).collect(Collectors.joining(","));
    }

    @Override
    public List<String> getTokens() {
        return List.copyOf(keywords);
    }

    private static Set<String> words(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(TravertineLexer.VOCABULARY::getSymbolicName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String upper(String token) {
        return token.toUpperCase(Locale.ROOT);
    }
}
