package dev.travertine.spi.type;

/**
 * A named column of a row type. Names keep the case they were written in; they compare without it.
 *
 * @param hidden whether {@code SELECT *} leaves it out, as with {@code $offset}
 */
public record Field(String name, DataType type, boolean hidden) {
    public Field(String name, DataType type) {
        this(name, type, false);
    }
}
