package dev.travertine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.ErrorText;
import dev.travertine.spi.error.TravertineException;
import dev.travertine.sql.ddl.SqlCreateMaterializedView;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.dialect.AnsiSqlDialect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Litmus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatementParserTest {
    private final StatementParser parser = new StatementParser();

    @Test
    void noStatementOfTheCorpusNeedsLl() {
        long before = SyntaxTree.LL_FALLBACKS.sum();
        List<String> slow = new ArrayList<>();
        for (String sql : Corpus.statements()) {
            long count = SyntaxTree.LL_FALLBACKS.sum();
            parser.parse(sql);
            if (SyntaxTree.LL_FALLBACKS.sum() > count) {
                slow.add(sql);
            }
        }
        assertThat(slow).isEmpty();
        assertThat(SyntaxTree.LL_FALLBACKS.sum()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("dev.travertine.sql.Corpus#statements")
    void whatIsWrittenFromATreeParsesToThatTree(String sql) {
        // Numbered parameters change places, and these two Calcite writes as nobody can read them.
        assumeThat(sql).doesNotContain("?", "$1", "PARTITION BY (k, l)", "(a).b");
        SqlNode node = parser.parse(sql).node();
        String written = node.toSqlString(AnsiSqlDialect.DEFAULT, true).getSql();
        SqlNode again = parser.parse(written).node();
        assertThat(again.equalsDeep(node, Litmus.IGNORE))
                .as("written: %s%nagain:   %s", written, again)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.travertine.sql.Corpus#statements")
    void everyNodeKnowsItsPlaceAndCopiesAreEqual(String sql) {
        ParsedStatement statement = parser.parse(sql);
        statement.node().accept(new PlaceChecker(statement));
        SqlNode copy = statement.node().clone(SqlParserPos.ZERO);
        assertThat(copy.equalsDeep(statement.node(), Litmus.IGNORE)).isTrue();
    }

    /** Names and calls must have a place inside of the text, and the text of a name must be that name. */
    private static final class PlaceChecker extends SqlBasicVisitor<Void> {
        private final ParsedStatement statement;

        PlaceChecker(ParsedStatement statement) {
            this.statement = statement;
        }

        @Override
        public Void visit(SqlIdentifier id) {
            if (id.isSimple() && !id.getParserPosition().isQuoted()) {
                assertThat(statement.text(id)).isEqualTo(id.getSimple());
            }
            return null;
        }

        @Override
        public Void visit(SqlCall call) {
            assertThat(statement.text(call)).isNotBlank();
            for (SqlNode operand : call.getOperandList()) {
                boolean written = operand != null
                        && !(operand instanceof SqlLiteral)
                        && !(operand instanceof SqlNodeList list && list.isEmpty());
                if (written) {
                    operand.accept(this);
                }
            }
            return null;
        }
    }

    @Test
    void theTextOfAPartIsWhatTheUserWrote() {
        ParsedStatement statement =
                parser.parse("CREATE MATERIALIZED VIEW \"😀\" AS\n  SELECT '😀' AS a, -- so\n   b\n  FROM t ; ");
        SqlCreateMaterializedView view = (SqlCreateMaterializedView) statement.node();
        assertThat(statement.text(view.query())).isEqualTo("SELECT '😀' AS a, -- so\n   b\n  FROM t");
        assertThat(statement.text(view.name())).isEqualTo("\"😀\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SELECT 1                                 | 0
            SELECT ?, a FROM t WHERE b = ? LIMIT ?   | 3
            SELECT $2                                | 2
            INSERT INTO t VALUES ($1, $3, $1)        | 3
            SELECT '?' , "?" -- ?                    | 0
            """)
    void parametersAreCounted(String sql, int count) {
        assertThat(parser.parse(sql).parameters()).isEqualTo(count);
    }

    @Test
    void questionMarksAreNumberedAsTheyStandInTheText() {
        SqlNode node = parser.parse("SELECT ? FROM (SELECT ? FROM t WHERE a = ?) x WHERE b = ? ORDER BY ?")
                .node();
        assertThat(node.toString().replaceAll("\\s+", " ")).contains("SELECT ? FROM (SELECT ?");
        List<Integer> indexes = new ArrayList<>();
        node.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(org.apache.calcite.sql.SqlDynamicParam param) {
                indexes.add(param.getIndex());
                assertThat(param.getParserPosition().getColumnNum())
                        .isEqualTo(List.of(8, 23, 42, 57, 68).get(param.getIndex()));
                return null;
            }
        });
        assertThat(indexes).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    /** Whatever one does to a statement, the parser says yes, or says no with a place: never anything else. */
    @Test
    void mutatedStatementsParseOrFailWithAPlace() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        List<String> corpus = Corpus.statements();
        for (int i = 0; i < 3_000; i++) {
            String sql = mutate(corpus.get(random.nextInt(corpus.size())), random);
            try {
                parser.parse(sql);
            } catch (TravertineException e) {
                assertThat(e.range()).as("seed %d: %s", seed, sql).isNotNull();
                assertThat(ErrorText.render(sql, e))
                        .as("seed %d: %s", seed, sql)
                        .contains("^");
                assertThat(e.code()).as("seed %d: %s", seed, sql).isNotEqualTo(ErrorCode.INTERNAL);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + sql, e);
            }
        }
    }

    private static String mutate(String sql, Random random) {
        String[] words = sql.split("(?<=\\W)|(?=\\W)");
        int at = random.nextInt(words.length);
        int other = random.nextInt(words.length);
        switch (random.nextInt(4)) {
            case 0 -> words[at] = "";
            case 1 -> words[at] = words[at] + " " + words[other];
            case 2 -> words[at] = words[other];
            default -> words[at] = random.nextBoolean() ? "'" : "(";
        }
        return String.join("", words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE t SET a = 1                  | 0A000 | UPDATE is not supported
            SET x = 1                           | 0A000 | SET is not supported
            DROP INDEX i                        | 0A000 | DROP INDEX is not supported
            CREATE FUNCTION f                   | 0A000 | CREATE FUNCTION is not supported
            SELECT CAST(a AS uuid)              | 0A000 | type UUID is not supported
            SELECT CAST(a AS integr)            | 42704 | type "integr" does not exist
            SELECT $0                           | 42P02 | there is no parameter $0
            SELECT $99999                       | 42P02 | there is no parameter $99999
            SELECT $1, ?                        | 42601 | a statement has parameters ? or $1, not both
            SELECT ""                           | 42601 | a name in quotes must not be empty
            SELECT INTERVAL '1' YEAR TO DAY     | 42601 | there is no interval YEAR TO DAY
            SELECT INTERVAL '1 month 1 day'     | 22007 | interval "1 month 1 day" has both months and days
            SELECT INTERVAL 'soon'              | 22007 | invalid interval "soon"
            SELECT E'\\u12'                     | 42601 | invalid escape in string
            SELECT X'1'                         | 22P02 | a binary string needs an even number of hexadecimal digits
            COPY t FROM 'a' WITH (a 1, A 2)     | 42601 | option "a" is there twice
            CREATE TOPIC t (a INT PRIMARY KEY, PRIMARY KEY (a)) | 42601 | a topic has one primary key only
            """)
    void errorsOfMeaningHaveCodeAndPlace(String sql, String state, String message) {
        TravertineException e = catchThrowableOfType(TravertineException.class, () -> parser.parse(sql));
        assertThat(e).as(sql).isNotNull();
        assertThat(e.message()).isEqualTo(message);
        assertThat(e.code().sqlState()).isEqualTo(state);
        assertThat(e.range()).isNotNull();
    }
}
