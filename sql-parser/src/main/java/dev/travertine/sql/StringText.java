package dev.travertine.sql;

import dev.travertine.spi.error.ErrorCode;
import dev.travertine.spi.error.TravertineException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What a string literal says: {@code 'it''s'}, {@code E'a\tb'}, {@code U&'\00E9'}, {@code N'...'}. */
final class StringText {
    private StringText() {}

    static String value(String image, SqlParserPos pos) {
        return switch (image.charAt(0)) {
            case '\'' -> plain(image, 1);
            case 'e', 'E' -> escaped(image.substring(2, image.length() - 1), pos);
            case 'u', 'U' -> unicode(plain(image, 3), pos);
            default -> plain(image, 2);
        };
    }

    private static String plain(String image, int start) {
        return image.substring(start, image.length() - 1).replace("''", "'");
    }

    /** Backslash escapes as in PostgreSQL. */
    private static String escaped(String text, SqlParserPos pos) {
        StringBuilder value = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c == '\'') {
                i++;
            }
            if (c != '\\') {
                value.append(c);
                continue;
            }
            char escape = text.charAt(i++);
            switch (escape) {
                case 'b' -> value.append('\b');
                case 'f' -> value.append('\f');
                case 'n' -> value.append('\n');
                case 'r' -> value.append('\r');
                case 't' -> value.append('\t');
                case 'x' -> i = appendCode(value, text, i, digits(text, i, 2, 16), 1, 16, pos);
                case 'u' -> i = appendCode(value, text, i, digits(text, i, 4, 16), 4, 16, pos);
                case 'U' -> i = appendCode(value, text, i, digits(text, i, 8, 16), 8, 16, pos);
                case '0', '1', '2', '3', '4', '5', '6', '7' ->
                    i = appendCode(value, text, i - 1, digits(text, i - 1, 3, 8), 1, 8, pos);
                default -> value.append(escape);
            }
        }
        return value.toString();
    }

    /** Backslash and four digits, or backslash, plus and six digits. */
    private static String unicode(String text, SqlParserPos pos) {
        StringBuilder value = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            if (c != '\\') {
                value.append(c);
            } else if (text.startsWith("\\", i)) {
                value.append('\\');
                i++;
            } else if (text.startsWith("+", i)) {
                i = appendCode(value, text, i + 1, digits(text, i + 1, 6, 16), 6, 16, pos);
            } else {
                i = appendCode(value, text, i, digits(text, i, 4, 16), 4, 16, pos);
            }
        }
        return value.toString();
    }

    /** How many digits stand at {@code from}, at most {@code max}. */
    private static int digits(String text, int from, int max, int radix) {
        int count = 0;
        while (count < max && from + count < text.length() && Character.digit(text.charAt(from + count), radix) >= 0) {
            count++;
        }
        return count;
    }

    private static int appendCode(
            StringBuilder value, String text, int from, int count, int countMin, int radix, SqlParserPos pos) {
        int code = count < countMin ? -1 : (int) Long.parseLong(text, from, from + count, radix);
        if (!Character.isValidCodePoint(code)) {
            throw new TravertineException(
                    ErrorCode.SYNTAX_ERROR, "invalid escape in string", Positions.range(pos), null, null);
        }
        value.appendCodePoint(code);
        return from + count;
    }
}
