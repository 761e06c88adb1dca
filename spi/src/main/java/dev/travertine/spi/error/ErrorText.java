package dev.travertine.spi.error;

/**
 * An error as people read it: code, message, the line of SQL with a caret under the place, and a hint.
 *
 * <pre>
 * ERROR 42703: column "amout" does not exist
 * LINE 3: SELECT sum(amout)
 *                    ^
 * HINT: did you mean "amount"?
 * </pre>
 */
public final class ErrorText {
    /** Most columns of SQL in the line; of a longer one the part around the caret is shown. */
    private static final int LINE_WIDTH_MAX = 100;

    /** Columns that are kept in front of the caret of a line that is cut. */
    private static final int KEPT_BEFORE = 60;

    private static final String CUT = "...";

    private ErrorText() {}

    /** Lines without a break at the end; {@code sql} is the text that the error's range belongs to. */
    public static String render(String sql, TravertineException error) {
        StringBuilder text = new StringBuilder("ERROR ")
                .append(error.code().sqlState())
                .append(": ")
                .append(error.message());
        TextRange range = error.range();
        if (range != null) {
            appendPlace(text, sql, range);
        }
        if (error.hint() != null) {
            text.append("\nHINT: ").append(error.hint());
        }
        return text.toString();
    }

    private static void appendPlace(StringBuilder text, String sql, TextRange range) {
        int[] line = line(sql, range.line());
        int caret = Math.clamp(range.column() - 1L, 0, line.length);
        int from = 0;
        int to = line.length;
        if (width(line, 0, to) > LINE_WIDTH_MAX) {
            while (width(line, from, caret) > KEPT_BEFORE) {
                from++;
            }
            while (to > caret + 1 && width(line, from, to) > LINE_WIDTH_MAX) {
                to--;
            }
        }
        String label = "LINE " + range.line() + ": ";
        String head = from > 0 ? CUT : "";
        text.append('\n').append(label).append(head).append(new String(line, from, to - from));
        text.append(to < line.length ? CUT : "");
        text.append('\n')
                .append(" ".repeat(label.length() + head.length() + width(line, from, caret)))
                .append('^');
    }

    /** The code points of a line; a control character, and so a tab, is shown as one space. */
    private static int[] line(String sql, int number) {
        int start = 0;
        for (int i = 1; i < number; i++) {
            int lineBreak = sql.indexOf('\n', start);
            if (lineBreak < 0) {
                return new int[0];
            }
            start = lineBreak + 1;
        }
        int end = sql.indexOf('\n', start);
        return sql.substring(start, end < 0 ? sql.length() : end)
                .stripTrailing()
                .codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .toArray();
    }

    /** Columns that the code points take on a terminal. */
    private static int width(int[] codePoints, int from, int to) {
        int width = 0;
        for (int i = from; i < to; i++) {
            width += width(codePoints[i]);
        }
        return width;
    }

    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = Character.isIdeographic(codePoint)
                || codePoint >= 0x1100 && codePoint <= 0x115F
                || codePoint >= 0x3000 && codePoint <= 0x30FF
                || codePoint >= 0xAC00 && codePoint <= 0xD7A3
                || codePoint >= 0xFF01 && codePoint <= 0xFF60
                || codePoint >= 0x1F300 && codePoint <= 0x1FAFF;
        return wide ? 2 : 1;
    }
}
