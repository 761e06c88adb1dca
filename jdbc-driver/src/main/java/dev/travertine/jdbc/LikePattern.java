package dev.travertine.jdbc;

import java.util.regex.Pattern;

/** A pattern of the metadata calls: {@code %} for any text, {@code _} for a character, a backslash before either of them. */
final class LikePattern {
    private final Pattern pattern;

    /** A pattern; null is fulfilled by every name. Case does not count, as with all names. */
    LikePattern(String text) {
        this.pattern = text == null ? null : compile(text);
    }

    boolean matches(String name) {
        return pattern == null || pattern.matcher(name).matches();
    }

    private static Pattern compile(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                regex.append(Pattern.quote(text.substring(++i, i + 1)));
            } else if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
