package dev.travertine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.travertine.spi.error.TravertineException;
import dev.travertine.sql.grammar.TravertineLexer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl.Metadata;
import org.apache.calcite.sql.parser.SqlParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each keyword is either reserved or a name like any other; there is nothing between. */
class KeywordsTest {
    private static final Metadata METADATA = SqlParser.create(
                    "", SqlParser.config().withParserFactory(StatementParser.factory()))
            .getMetadata();

    private final StatementParser parser = new StatementParser();

    static Stream<String> keywords() {
        return IntStream.rangeClosed(TravertineLexer.ALL, TravertineLexer.ZONE)
                .mapToObj(TravertineLexer.VOCABULARY::getSymbolicName);
    }

    @ParameterizedTest
    @MethodSource("keywords")
    void keywordsAreReservedOrNames(String word) {
        assertThat(METADATA.isKeyword(word)).isTrue();
        assertThat(parser.parse(use('"' + word + '"'))).isNotNull();
        if (METADATA.isReservedWord(word)) {
            assertThatThrownBy(() -> parser.parse(use(word))).isInstanceOf(TravertineException.class);
        } else {
            assertThat(parser.parse(use(word))).isNotNull();
        }
    }

    private static String use(String name) {
        return "SELECT a.%s, 1 AS %s FROM %s AS x (a, %s) JOIN b USING (%s)".replace("%s", name);
    }

    @ParameterizedTest
    @MethodSource("keywords")
    void namesInCreateTopicAreAsFree(String word) {
        if (!METADATA.isReservedWord(word)) {
            assertThat(parser.parse(
                            "CREATE TOPIC " + word + " (" + word + " INT, x " + "VARCHAR, PRIMARY KEY (" + word + "))"))
                    .isNotNull();
            assertThat(parser.parse("INSERT INTO " + word + " (" + word + ", x) VALUES (1, 2)"))
                    .isNotNull();
        }
    }
}
