package dev.travertine.sql;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A statement that is syntactically right: its tree, its text, and how many parameters it has. */
public final class ParsedStatement {
    private final SqlNode node;
    private final String text;
    private final int parameters;

    ParsedStatement(SqlNode node, String text, int parameters) {
        this.node = node;
        this.text = text;
        this.parameters = parameters;
    }

    public SqlNode node() {
        return node;
    }

    /** The text as it was given. */
    public String text() {
        return text;
    }

    /** The text of a part of the tree, as the user wrote it, comments within included. */
    public String text(SqlNode part) {
        SqlParserPos pos = part.getParserPosition();
        if (pos.getLineNum() == 0) {
            throw new IllegalArgumentException("the node is not from the text: " + part);
        }
        int start = offset(pos.getLineNum(), pos.getColumnNum());
        int end = offset(pos.getEndLineNum(), pos.getEndColumnNum());
        return text.substring(start, text.offsetByCodePoints(end, 1));
    }

    /** How many parameters ({@code ?}, or up to the highest {@code $n}) the statement has. */
    public int parameters() {
        return parameters;
    }

    private int offset(int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return text.offsetByCodePoints(start, column - 1);
    }
}
