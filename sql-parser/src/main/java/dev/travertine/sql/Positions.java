package dev.travertine.sql;

import dev.travertine.spi.error.TextRange;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Places in the text. Lines and columns count from 1, columns in code points, ends are inclusive. */
final class Positions {
    private Positions() {}

    static SqlParserPos of(Token token) {
        return span(token, token);
    }

    static SqlParserPos of(TerminalNode node) {
        return of(node.getSymbol());
    }

    static SqlParserPos of(ParserRuleContext context) {
        return span(context.getStart(), context.getStop());
    }

    static SqlParserPos span(ParserRuleContext first, ParserRuleContext last) {
        return span(first.getStart(), last.getStop());
    }

    static SqlParserPos span(Token first, Token last) {
        TextRange end = range(last);
        return new SqlParserPos(first.getLine(), first.getCharPositionInLine() + 1, end.endLine(), end.endColumn());
    }

    static SqlParserPos span(SqlParserPos first, SqlParserPos last) {
        return new SqlParserPos(first.getLineNum(), first.getColumnNum(), last.getEndLineNum(), last.getEndColumnNum());
    }

    static TextRange range(SqlParserPos pos) {
        return new TextRange(pos.getLineNum(), pos.getColumnNum(), pos.getEndLineNum(), pos.getEndColumnNum());
    }

    /** The place of a token; only strings, quoted names and comments can go over several lines. */
    static TextRange range(Token token) {
        int line = token.getLine();
        int column = token.getCharPositionInLine() + 1;
        if (token.getType() == Token.EOF) {
            return TextRange.at(line, column);
        }
        String text = token.getText();
        int lastBreak = text.lastIndexOf('\n');
        if (lastBreak < 0) {
            return new TextRange(line, column, line, column + Math.max(0, codePoints(text) - 1));
        }
        int breaks = (int) text.chars().filter(c -> c == '\n').count();
        return new TextRange(line, column, line + breaks, Math.max(1, codePoints(text.substring(lastBreak + 1))));
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }
}
