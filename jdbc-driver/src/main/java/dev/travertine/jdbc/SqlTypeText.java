package dev.travertine.jdbc;

import dev.travertine.jdbc.session.ColumnInfo;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a type as SQL writes it, {@code DECIMAL(15, 2)}, in the way that {@code information_schema.columns} does. */
final class SqlTypeText {
    private static final Pattern NUMBERS = Pattern.compile("\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\)");

    private SqlTypeText() {}

    /** A column of that type; VARCHAR where the type is none that this driver knows. */
    static ColumnInfo parse(String label, String sql) {
        Matcher numbers = NUMBERS.matcher(sql);
        String name = NUMBERS.matcher(sql)
                .replaceFirst("")
                .trim()
                .toUpperCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
        JdbcType type = named(name);
        int precision = type.isText() || type == JdbcType.VARBINARY ? ColumnInfo.UNLIMITED : 0;
        int scale = 0;
        if (numbers.find()) {
            precision = Integer.parseInt(numbers.group(1));
            scale = numbers.group(2) == null ? 0 : Integer.parseInt(numbers.group(2));
        }
        return new ColumnInfo(label, type.name(), precision, scale, true);
    }

    private static JdbcType named(String name) {
        for (JdbcType type : JdbcType.values()) {
            if (type.name().equals(name) || type.sqlName().equals(name)) {
                return type;
            }
        }
        return JdbcType.VARCHAR;
    }
}
