package dev.travertine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LimitsTest {
    private final StatementParser parser = new StatementParser();

    @Test
    void nestingIsBounded() {
        String deep = "SELECT " + "(".repeat(TokenRoles.DEPTH_MAX) + "1" + ")".repeat(TokenRoles.DEPTH_MAX);
        assertThat(onSmallStack(deep)).isNull();
        assertThat(onSmallStack("SELECT " + "(".repeat(201) + "1" + ")".repeat(201))
                        .code())
                .isEqualTo(ErrorCode.TOO_COMPLEX);
        assertThat(onSmallStack("SELECT " + "CASE WHEN ".repeat(201) + "1").code())
                .isEqualTo(ErrorCode.TOO_COMPLEX);
        assertThat(onSmallStack("SELECT " + "[".repeat(201)).code()).isEqualTo(ErrorCode.TOO_COMPLEX);
    }

    @Test
    void nestedQueriesAndCallsParseInTimeThatDoesNotExplode() {
        String queries = "SELECT * FROM " + "(SELECT * FROM ".repeat(100) + "t" + ") x".repeat(100);
        String unions = "(SELECT 1 UNION ".repeat(100) + "SELECT 2" + ")".repeat(100);
        String calls = "SELECT " + "substring(trim(f(".repeat(60) + "a" + ")), 1, 2)".repeat(60);
        String cases = "SELECT " + "CASE WHEN a THEN ".repeat(150) + "1" + " END".repeat(150);
        String scalar = "SELECT " + "1 + (SELECT ".repeat(150) + "1" + ")".repeat(150);
        for (String sql : new String[] {queries, unions, calls, cases, scalar}) {
            long start = System.nanoTime();
            assertThat(onSmallStack(sql)).as(sql).isNull();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void whatRecursesWithoutParenthesesIsBoundedByTheStack() {
        for (String word : new String[] {"NOT ", "- ", "EXPLAIN "}) {
            TravertineException e = onSmallStack((word.startsWith("E") ? "" : "SELECT ") + word.repeat(100_000) + "a");
            assertThat(e.code()).as(word).isEqualTo(ErrorCode.TOO_COMPLEX);
        }
    }

    @Test
    void textIsBounded() {
        TravertineException e = catchThrowableOfType(
                TravertineException.class, () -> parser.parse("SELECT 1 --" + " ".repeat(SyntaxTree.LENGTH_MAX)));
        assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    }

    @Test
    void numbersAndNamesAreBounded() {
        assertThat(onSmallStack("SELECT " + "9".repeat(1_001)).code()).isEqualTo(ErrorCode.NUMERIC_OUT_OF_RANGE);
        assertThat(onSmallStack("SELECT " + "a".repeat(129)).code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        assertThat(onSmallStack("SELECT " + "1 + ".repeat(1_001) + "1").code()).isEqualTo(ErrorCode.TOO_COMPLEX);
    }

    @Test
    void longChainsOfOrBecomeBalancedTrees() {
        String chain = IntStream.range(0, 10_000).mapToObj(i -> "a = " + i).collect(Collectors.joining(" OR "));
        SqlSelect select = (SqlSelect) parse("SELECT * FROM t WHERE " + chain);
        assertThat(depth(select.getWhere(), SqlKind.OR)).isEqualTo(14);
        assertThat(onSmallStack("SELECT * FROM t WHERE " + chain.replace(" OR ", " AND ")))
                .isNull();
        assertThat(onSmallStack("SELECT " + "a || ".repeat(10_000) + "b")).isNull();
    }

    @Test
    void shortChainsLeanToTheLeft() {
        SqlSelect select = (SqlSelect) parse("SELECT * FROM t WHERE a OR b OR c OR d");
        assertThat(depth(select.getWhere(), SqlKind.OR)).isEqualTo(3);
    }

    @Test
    void longListsParse() {
        String list = IntStream.range(0, 100_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        SqlSelect select = (SqlSelect) parse("SELECT * FROM t WHERE a IN (" + list + ")");
        SqlNodeList values = ((SqlCall) select.getWhere()).operand(1);
        assertThat(values).hasSize(100_000);
        String rows = IntStream.range(0, 20_000)
                .mapToObj(i -> "(" + i + ", 'x" + i + "')")
                .collect(Collectors.joining(","));
        assertThat(onSmallStack("INSERT INTO t VALUES " + rows)).isNull();
    }

    @Test
    void theDecisionCacheStaysSmall() {
        Corpus.statements().forEach(parser::parse);
        assertThat(DecisionCache.size()).isLessThan(20_000);
    }

    private SqlNode parse(String sql) {
        return parser.parse(sql).node();
    }

    private static int depth(SqlNode node, SqlKind kind) {
        return node.getKind() != kind
                ? 0
                : 1
                        + ((SqlCall) node)
                                .getOperandList().stream()
                                        .mapToInt(o -> depth(o, kind))
                                        .max()
                                        .orElse(0);
    }

    /** The error, or null, of parsing on a thread with the stack of an ordinary server thread. */
    private TravertineException onSmallStack(String sql) {
        AtomicReference<Throwable> error = new AtomicReference<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        parser.parse(sql);
                    } catch (Throwable e) {
                        error.set(e);
                    }
                },
                "small stack",
                1 << 20);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Throwable e = error.get();
        assertThat(e == null || e instanceof TravertineException)
                .as(String.valueOf(e))
                .isTrue();
        return (TravertineException) e;
    }
}
