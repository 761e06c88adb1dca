package dev.travertine.sql;

import org.apache.calcite.avatica.util.Casing;

/**
 * How names become identifiers.
 *
 * @param unquoted what happens to the case of a name without quotes
 * @param quoted what happens to the case of a name in quotes
 * @param lengthMax most characters of a name
 */
record NameRules(Casing unquoted, Casing quoted, int lengthMax) {
    static final int LENGTH_MAX = 128;

    /** The dialect's own: names keep the case they are written in. */
    static final NameRules KEEP_CASE = new NameRules(Casing.UNCHANGED, Casing.UNCHANGED, LENGTH_MAX);
}
