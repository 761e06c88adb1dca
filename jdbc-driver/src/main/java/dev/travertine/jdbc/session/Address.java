package dev.travertine.jdbc.session;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Where an engine is, and the options it is opened with: what a URL and its properties say. */
public final class Address {
    /** The kinds of engines. */
    public enum Kind {
        /** In this process, over a data folder; the name is the folder's path. */
        FOLDER,
        /** In this process, in memory; equal names share one engine, the empty name is private to its session. */
        MEMORY
    }

    private final Kind kind;
    private final String name;
    private final Map<String, String> options;

    /** An address; {@code options} are the ones for the engine, by name. */
    public Address(Kind kind, String name, Map<String, String> options) {
        this.kind = Objects.requireNonNull(kind);
        this.name = Objects.requireNonNull(name);
        this.options = Map.copyOf(options);
    }

    public Kind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    /** Options of the engine, such as {@code workers}; those that are not there have their default. */
    public Map<String, String> options() {
        return options;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address
                && kind == ((Address) other).kind
                && name.equals(((Address) other).name)
                && options.equals(((Address) other).options);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, name, options);
    }

    @Override
    public String toString() {
        return kind + " " + name + " " + new TreeMap<>(options);
    }
}
