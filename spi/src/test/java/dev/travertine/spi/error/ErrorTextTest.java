package dev.travertine.spi.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ErrorTextTest {
    private static String render(String sql, @Nullable TextRange range, @Nullable String hint) {
        return ErrorText.render(
                sql,
                new TravertineException(ErrorCode.UNDEFINED_COLUMN, "column \"x\" does not exist", range, hint, null));
    }

    @Test
    void showsTheLineTheCaretAndTheHint() {
        assertThat(render("SELECT a,\n  x\nFROM t", TextRange.at(2, 3), "did you mean \"a\"?"))
                .isEqualTo("""
                        ERROR 42703: column "x" does not exist
                        LINE 2:   x
                                  ^
                        HINT: did you mean "a"?""");
    }

    @Test
    void withoutAPlaceThereIsTheMessageAlone() {
        assertThat(render("SELECT x", null, null)).isEqualTo("ERROR 42703: column \"x\" does not exist");
    }

    @Test
    void tabsAreOneColumnAndWideTextTwo() {
        assertThat(render("SELECT '名前😀',\tx", TextRange.at(1, 14), null)).endsWith("""
                        LINE 1: SELECT '名前😀', x
                                                ^""");
    }

    @Test
    void theEndOfTheTextHasItsCaretBehindTheText() {
        assertThat(render("SELECT", TextRange.at(1, 7), null)).endsWith("LINE 1: SELECT\n              ^");
        assertThat(render("SELECT\r\n", TextRange.at(2, 1), null)).endsWith("LINE 2: \n        ^");
        assertThat(render("", TextRange.at(1, 1), null)).endsWith("LINE 1: \n        ^");
        assertThat(render("a", TextRange.at(9, 9), null)).endsWith("LINE 9: \n        ^");
    }

    @Test
    void longLinesAreCutAroundTheCaret() {
        String sql = "SELECT " + "a, ".repeat(100) + "x, " + "b, ".repeat(100);
        String[] lines = render(sql, TextRange.at(1, 308), null).split("\n");
        assertThat(lines[1].length()).isLessThan(120);
        assertThat(lines[1]).startsWith("LINE 1: ...").endsWith("...");
        assertThat(lines[1].charAt(lines[2].indexOf('^'))).isEqualTo('x');
    }
}
