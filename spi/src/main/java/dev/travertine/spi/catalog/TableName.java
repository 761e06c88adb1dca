package dev.travertine.spi.catalog;

import java.util.Locale;

/** A table's full name. Names keep their case and compare without it. */
public record TableName(String schema, String name) {
    /** The schema of everything that users make. */
    public static final String DEFAULT_SCHEMA = "public";

    public static TableName of(String name) {
        return new TableName(DEFAULT_SCHEMA, name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TableName that
                && name.equalsIgnoreCase(that.name)
                && schema.equalsIgnoreCase(that.schema);
    }

    @Override
    public int hashCode() {
        return schema.toLowerCase(Locale.ROOT).hashCode() * 31
                + name.toLowerCase(Locale.ROOT).hashCode();
    }

    /** The name alone in the default schema, else {@code schema.name}. */
    @Override
    public String toString() {
        return schema.equalsIgnoreCase(DEFAULT_SCHEMA) ? name : schema + "." + name;
    }
}
