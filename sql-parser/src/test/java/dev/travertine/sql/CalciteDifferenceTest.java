package dev.travertine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.util.Litmus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calcite's own parser is the oracle: what both take must become the same tree. */
class CalciteDifferenceTest {
    private static final SqlParser.Config CALCITE = SqlParser.config()
            .withUnquotedCasing(Casing.UNCHANGED)
            .withQuotedCasing(Casing.UNCHANGED)
            .withConformance(SqlConformanceEnum.LENIENT);

    private static final SqlParser.Config OURS = CALCITE.withParserFactory(StatementParser.factory());

    @ParameterizedTest
    @MethodSource("dev.travertine.sql.Corpus#calciteQueries")
    void queriesBecomeTheTreesThatCalciteMakes(String sql) throws SqlParseException {
        assertSame(
                SqlParser.create(sql, OURS).parseStmt(),
                SqlParser.create(sql, CALCITE).parseStmt());
    }

    @ParameterizedTest
    @MethodSource("dev.travertine.sql.Corpus#calciteExpressions")
    void expressionsBecomeTheTreesThatCalciteMakes(String sql) throws SqlParseException {
        assertSame(
                SqlParser.create(sql, OURS).parseExpression(),
                SqlParser.create(sql, CALCITE).parseExpression());
    }

    private static void assertSame(SqlNode ours, SqlNode calcites) {
        assertThat(ours.equalsDeep(calcites, Litmus.IGNORE))
                .as("ours:    %s%ncalcite: %s", ours, calcites)
                .isTrue();
    }
}
