package dev.travertine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptSplitterTest {
    private final StatementParser parser = new StatementParser();

    @Test
    void cutsAtSemicolons() {
        assertThat(parser.split("SELECT 1;\n SELECT 2 ;SELECT 3"))
                .containsExactly(
                        new Fragment("SELECT 1", 1, 0, true),
                        new Fragment("SELECT 2", 2, 11, true),
                        new Fragment("SELECT 3", 2, 21, false));
    }

    @Test
    void leavesSemicolonsInStringsNamesAndComments() {
        String sql = "SELECT 'a;''b', \"c;d\", `e;f`, E'\\';' -- ;\n /* ; */ FROM t";
        assertThat(parser.split(sql + ";")).containsExactly(new Fragment(sql, 1, 0, true));
    }

    @Test
    void leavesOutWhatIsEmpty() {
        assertThat(parser.split("")).isEmpty();
        assertThat(parser.split(" ;; -- nothing\n ; /* here */ ")).isEmpty();
    }

    @Test
    void keepsCommentsInsideOnly() {
        assertThat(parser.split("-- first\nSELECT /* x */ 1 -- last\n;"))
                .containsExactly(new Fragment("SELECT /* x */ 1", 2, 9, true));
    }

    @Test
    void whatIsNotEndedGoesOn() {
        assertThat(parser.split("SELECT 'a;")).containsExactly(new Fragment("SELECT 'a;", 1, 0, false));
        assertThat(parser.split("SELECT \"a;")).containsExactly(new Fragment("SELECT \"a;", 1, 0, false));
        assertThat(parser.split("SELECT 1; /* a;"))
                .extracting(Fragment::complete)
                .containsExactly(true, false);
        assertThat(parser.split("SELECT E'a\\';"))
                .extracting(Fragment::complete)
                .containsExactly(false);
    }

    @Test
    void offsetsAreInChars() {
        String script = "SELECT '😀'; SELECT '😀' AS b;";
        List<Fragment> fragments = parser.split(script);
        assertThat(fragments).extracting(Fragment::text).containsExactly("SELECT '😀'", "SELECT '😀' AS b");
        assertThat(script.substring(fragments.get(1).startOffset())).startsWith("SELECT '😀' AS");
    }
}
