package dev.travertine.tests.sql;

/** How rows are put in order before they are compared. */
public enum SortMode {
    NOSORT,
    ROWSORT,
    /** All values, whatever their row. */
    VALUESORT
}
