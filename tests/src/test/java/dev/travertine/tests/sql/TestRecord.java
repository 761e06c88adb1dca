package dev.travertine.tests.sql;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One step of a {@link TestFile}: a statement, or a query with the rows that it shall give. */
sealed interface TestRecord {
    /** Line of the record's first word, from 1. */
    int line();

    String sql();

    Conditions conditions();

    /**
     * Where a record applies.
     *
     * @param skip databases that leave it out
     * @param only the only database that runs it, or null
     * @param noStream why it makes no materialized view, or null
     */
    record Conditions(
            Set<String> skip,
            @Nullable String only,
            @Nullable String noStream) {
        public Conditions {
            skip = Set.copyOf(skip);
        }

        boolean apply(String database) {
            return !skip.contains(database) && (only == null || only.equals(database));
        }
    }

    /**
     * @param error SQLSTATE (five characters; several with | between) or a regular expression that the message shall contain; null where the
     *     statement shall succeed
     */
    record Statement(
            int line,
            String sql,
            Conditions conditions,
            @Nullable String error) implements TestRecord {}

    /**
     * @param types one letter a column: Integer, Text, Real or decimal, Boolean, Date or time
     * @param expected rows of cells as {@link Cells} writes them
     * @param separatorLine line of the {@code ----}
     * @param endLine line after the last expected row
     */
    record Query(
            int line,
            String sql,
            Conditions conditions,
            String types,
            SortMode sort,
            List<List<String>> expected,
            int separatorLine,
            int endLine)
            implements TestRecord {
        public Query {
            expected = List.copyOf(expected);
        }
    }
}
