package dev.travertine.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementSplitterTest {
    @Test
    void statementsEndAtSemicolons() {
        assertThat(split("SELECT 1; SELECT 2 ;\n\n  SELECT\n 3"))
                .containsExactly("1:SELECT 1", "1:SELECT 2", "3:SELECT\n 3");
    }

    @Test
    void semicolonsInStringsNamesAndCommentsEndNothing() {
        assertThat(split("SELECT 'a;''b;' AS \"x;y\" -- c;\n, 1 /* d;\n e; */ FROM t;"))
                .containsExactly("1:SELECT 'a;''b;' AS \"x;y\" -- c;\n, 1 /* d;\n e; */ FROM t");
        assertThat(split("SELECT 1 /*;*/;SELECT 2 --;")).containsExactly("1:SELECT 1 /*;*/", "1:SELECT 2 --;");
    }

    @Test
    void minusAndSlashAreNoComments() {
        assertThat(split("SELECT 1 - -1, 4 / 2; SELECT 1-\n-2;"))
                .containsExactly("1:SELECT 1 - -1, 4 / 2", "1:SELECT 1-\n-2");
    }

    @Test
    void emptyStatementsAndLoneCommentsAreNothing() {
        assertThat(split(";;\n-- a comment\n/* another\n one */ ;\n")).isEmpty();
    }

    @Test
    void textBeginsWithItsFirstWord() {
        assertThat(split("-- what it is\n/* more */ SELECT 1;\n")).containsExactly("2:SELECT 1");
    }

    @Test
    void commandsEndWithTheLine() {
        assertThat(split("\\d flights\nSELECT 1;\n  \\timing off\nSELECT\n\\x\n;"))
                .containsExactly("1:!\\d flights", "2:SELECT 1", "3:!\\timing off", "4:SELECT\n\\x");
    }

    @Test
    void knowsWhetherSomethingIsOpen() {
        StatementSplitter splitter = new StatementSplitter();
        splitter.feed("-- only a comment");
        assertThat(splitter.isOpen()).isFalse();
        splitter.feed("SELECT 'a");
        assertThat(splitter.isOpen()).isTrue();
        splitter.feed("b'");
        assertThat(splitter.isOpen()).isTrue();
        assertThat(splitter.feed(";")).extracting(Piece::text).containsExactly("SELECT 'a\nb'");
        assertThat(splitter.isOpen()).isFalse();
        splitter.feed("/* open");
        assertThat(splitter.isOpen()).isTrue();
    }

    private static List<String> split(String input) {
        StatementSplitter splitter = new StatementSplitter();
        List<Piece> pieces = new ArrayList<>();
        for (String line : input.split("\n", -1)) {
            pieces.addAll(splitter.feed(line));
        }
        Piece last = splitter.end();
        if (last != null) {
            pieces.add(last);
        }
        return pieces.stream()
                .map(piece -> piece.line() + ":" + (piece.isCommand() ? "!" : "") + piece.text())
                .toList();
    }
}
