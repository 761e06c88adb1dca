package dev.travertine.jdbc;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;

/**
 * Turns JDBC's escapes into SQL: <code>{d '...'} {t '...'} {ts '...'} {fn name(...)} {oj ...} {escape '...'} {limit n}</code>.
 * Strings, quoted names and comments are left as they are.
 */
final class Escapes {
    private static final Map<String, String> WORDS =
            Map.of("d", "DATE ", "t", "TIME ", "ts", "TIMESTAMP ", "oj", "", "escape", "ESCAPE ", "limit", "LIMIT ");

    /** Functions that JDBC names otherwise than SQL does. */
    private static final Map<String, String> FUNCTIONS = Map.of(
            "ucase", "UPPER",
            "lcase", "LOWER",
            "length", "CHAR_LENGTH",
            "ifnull", "COALESCE",
            "log", "LN");

    private static final Map<String, String> CLOCKS = Map.of(
            "curdate", "CURRENT_DATE",
            "curtime", "LOCALTIME",
            "now", "LOCALTIMESTAMP",
            "current_date", "CURRENT_DATE",
            "current_time", "LOCALTIME",
            "current_timestamp", "LOCALTIMESTAMP");

    private Escapes() {}

    /** The SQL without escapes; the text itself where it has none. */
    static String translate(String sql) throws SQLException {
        if (sql == null) {
            throw Errors.of(Errors.INVALID_ARGUMENT, "the SQL text is null");
        }
        if (sql.indexOf('{') < 0) {
            return sql;
        }
        StringBuilder out = new StringBuilder(sql.length() + 16);
        Deque<Integer> open = new ArrayDeque<>();
        int at = 0;
        while (at < sql.length()) {
            int end = endOfOpaque(sql, at);
            if (end > at) {
                out.append(sql, at, end);
                at = end;
            } else if (sql.charAt(at) == '{') {
                open.push(at);
                at = translateWord(sql, at + 1, out);
            } else if (sql.charAt(at) == '}' && !open.isEmpty()) {
                open.pop();
                at++;
            } else {
                out.append(sql.charAt(at++));
            }
        }
        if (!open.isEmpty()) {
            throw Errors.of("42601", "the escape that begins at character " + (open.peek() + 1) + " has no end");
        }
        return out.toString();
    }

    /** Writes what the first word of an escape stands for, and says where its contents begin. */
    private static int translateWord(String sql, int at, StringBuilder out) throws SQLException {
        int from = skipSpaces(sql, at);
        int to = endOfWord(sql, from);
        String word = sql.substring(from, to).toLowerCase(Locale.ROOT);
        int next = skipSpaces(sql, to);
        if (word.equals("fn")) {
            return translateFunction(sql, next, out);
        }
        String replacement = WORDS.get(word);
        if (replacement == null) {
            throw Errors.unsupported("the escape {" + (word.isEmpty() ? "..." : word) + "}");
        }
        out.append(replacement);
        return next;
    }

    private static int translateFunction(String sql, int from, StringBuilder out) {
        int to = endOfWord(sql, from);
        String name = sql.substring(from, to);
        String lower = name.toLowerCase(Locale.ROOT);
        int next = skipSpaces(sql, to);
        if (CLOCKS.containsKey(lower)) {
            out.append(CLOCKS.get(lower));
            boolean empty = next < sql.length()
                    && sql.charAt(next) == '('
                    && skipSpaces(sql, next + 1) < sql.length()
                    && sql.charAt(skipSpaces(sql, next + 1)) == ')';
            return empty ? skipSpaces(sql, next + 1) + 1 : next;
        }
        out.append(FUNCTIONS.getOrDefault(lower, name));
        return next;
    }

    /** The end of the string, quoted name or comment that begins at {@code at}; {@code at} itself where none does. */
    private static int endOfOpaque(String sql, int at) {
        char c = sql.charAt(at);
        if (c == '\'' || c == '"' || c == '`') {
            int end = sql.indexOf(c, at + 1);
            return end < 0 ? sql.length() : end + 1;
        } else if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            return end < 0 ? sql.length() : end;
        } else if (sql.startsWith("/*", at)) {
            int end = sql.indexOf("*/", at + 2);
            return end < 0 ? sql.length() : end + 2;
        }
        return at;
    }

    private static int skipSpaces(String sql, int at) {
        int next = at;
        while (next < sql.length() && Character.isWhitespace(sql.charAt(next))) {
            next++;
        }
        return next;
    }

    private static int endOfWord(String sql, int at) {
        int next = at;
        while (next < sql.length() && Character.isJavaIdentifierPart(sql.charAt(next))) {
            next++;
        }
        return next;
    }
}
